"""How a contrast is printed: one row a plan, one column a measure, narrow enough for 80 columns as a rule."""

import textwrap
from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from optimizer.metrics.contrast import COLUMNS, Column, Contender, continuity_bound_percent

#: Column name -> a heading of short lines, and what it means; DUE stands for the tasks that can be late.
_HEADINGS: Final = {
    "named-caseworker share": ("named\n%", "named-caseworker share, of the scheduled tasks"),
    "continuity score": ("contin.\n%", "continuity score, the points earned of the most that any plan could earn"),
    "retention": ("retention\n%", "clients who keep today's caseworker"),
    "on-time share": ("on\ntime\n%", "on-time share of DUE"),
    "late tasks": ("late\ntasks", "how many of DUE are not on time"),
    "mean delay": (
        "delay\ndays",
        "mean delay of DUE, in working days past the due day "
        "(of work overdue from the start: past the first planned day)",
    ),
    "undone": ("undone\nmin", "minutes of released tasks left at the end"),
    "reading in": ("reading\nmin", "minutes of caseworkers reading in"),
    "overtime": ("over-\ntime\nmin", "minutes beyond capacity"),
    "peak utilisation": ("peak\n%", "peak utilisation, the highest of a caseworker"),
    "unassigned": ("un-\nassigned", "clients without a caseworker"),
}
_UNITS: Final = {"share": " %", "percent": " %", "days": " days", "minutes": " min"}


def print_contrast_table(out: Console, plans: Sequence[Contender]) -> None:
    """The table, what its headings mean, and the measures in which all plans are the same."""
    differing = [column for column in COLUMNS if len({column.of(plan) for plan in plans}) > 1]
    table = _table(plans, differing)
    # Where the space is too small, lines that wrap are better than numbers cut short.
    needed = Measurement.get(out, out.options.update(width=1000), table).maximum
    out.print(table, width=max(needed, out.width), crop=False, soft_wrap=True)
    if differing:
        out.print(filled(out, _meanings(differing)))
    same = [_with_unit(column, column.of(plans[0])) for column in COLUMNS if column not in differing and plans]
    if plans and same:
        out.print(filled(out, f"The same in all plans: {', '.join(same)}."))


def _meanings(columns: Sequence[Column]) -> str:
    """What each heading means; the tasks that are due are described once, wherever they come first."""
    headings = [_HEADINGS[column.name] for column in columns]
    text = "; ".join(f"{_flat(heading)}: {meaning}" for heading, meaning in headings) + "."
    return text.replace("DUE", "the tasks due by the end of the horizon", 1).replace("DUE", "these tasks")


def filled(out: Console, text: str) -> str:
    """A paragraph in lines of at most 100 characters."""
    return textwrap.fill(text, min(100, out.width) if out.is_terminal else 100, break_on_hyphens=False)


def _table(plans: Sequence[Contender], columns: Sequence[Column]) -> Table:
    """Each plan with its proven bound on continuity under it, where there is one."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("plan", no_wrap=True)
    for column in columns:
        table.add_column(_HEADINGS[column.name][0], justify="right", no_wrap=True)
    for plan in plans:
        table.add_row(plan.name, *(shown(column, column.of(plan)) for column in columns))
        bound = continuity_bound_percent(plan)
        if bound is not None:
            table.add_row("  proven ≤", *(f"{bound:.2f}" if c.name == "continuity score" else "" for c in columns))
    return table


def _flat(heading: str) -> str:
    return heading.replace("-\n", "").replace("\n", " ").removesuffix(" %").removesuffix(" min")


def _with_unit(column: Column, value: float | None) -> str:
    return f"{column.name} {shown(column, value)}{'' if value is None else _UNITS.get(column.unit, '')}"


def shown(column: Column, value: float | None) -> str:
    """A value without its unit, which the heading names; a dash where undefined."""
    if value is None:
        return "–"
    if column.unit == "share":
        return f"{100 * value:.1f}"
    if column.unit in ("percent", "days"):
        return f"{value:.2f}"
    return f"{value:,.0f}"
