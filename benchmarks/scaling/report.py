"""The study as a page: a table per size, utilisation and variant, the targets, and how things grow."""

import statistics
from collections.abc import Callable, Iterable, Sequence

from benchmarks.scaling.growth import AMOUNTS, Fit, axes, fit_axis, fit_together
from benchmarks.scaling.record import Record
from benchmarks.scaling.setting import VARIANTS
from benchmarks.scaling.targets import GOAL, MUST, preparing, verdict
from optimizer.rules import ObjectiveName

Number = Callable[[Record], float | None]
Group = list[Record]


def report_text(records: Sequence[Record], plots: Sequence[str] = ()) -> str:
    """Markdown; the same records give the same page."""
    groups = grouped(records)
    parts = [
        "# Scaling study",
        _about(records),
        "## Proven gaps and times\n\n" + _NOTE,
        _table(_HEADING, [_row(group) for group in groups]),
        "## Targets\n\nAt utilisation 0.92, plain, 20 days; every seed has to reach them. A run with more time than"
        " a target allows says nothing about it, nor does one that falls short with less.",
        _targets(groups),
        "## Growth\n\nExponents of a power law, by least squares on logarithms, ± standard error (number of runs);"
        " plain offices at utilisation 0.92.",
        _growth(records),
        *(f"![{name}]({name})" for name in plots),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def grouped(records: Iterable[Record]) -> list[Group]:
    """The seeds of one size, horizon, utilisation, variant, time limit and method together; small offices first."""
    groups: dict[tuple[object, ...], Group] = {}
    for run in sorted(records, key=_order):
        setting = run.setting
        key = (*_order(run)[:-1], setting.method, setting.threads, run.package_version)
        groups.setdefault(key, []).append(run)
    return list(groups.values())


def _order(run: Record) -> tuple[float, ...]:
    setting = run.setting
    variant = VARIANTS.index(setting.variant)
    return (
        setting.caseworkers, setting.clients, setting.days, variant, setting.utilisation, setting.work, setting.seconds,
        setting.seed,
    )  # fmt: skip


def _about(records: Sequence[Record]) -> str:
    versions = sorted({f"{run.package_version} (sources {run.sources_sha256[:12]})" for run in records})
    failing = [str(run.setting) for run in records if run.violations]
    cores = sorted({run.cores for run in records})
    text = f"{len(records)} runs on {'/'.join(map(str, cores))} cores, caseload-optimizer {', '.join(versions)}."
    without = sum(run.violations is None for run in records)
    if without:
        text += f" {without} of them ended without a plan."
    if failing:
        return f"{text} **Plans that fail the checker: {'; '.join(failing)}.**"
    return f"{text} Every plan passed the checker."


_NOTE = (
    "Median over the seeds, the worst in brackets. *Excess* = (late − bound) / all late weights; *gap* ="
    " (bound − continuity) / continuity, the bound proven for the late reached; a dash: nothing proven, or never"
    " reached. *To 1 %*: seconds from which on late and continuity both stay within 1 % of their final bounds,"
    " measured likewise. *Preparing*: reading the file and all before the solver's first word, as a share of the time."
)

_HEADING = (
    "office", "days", "variant", "util.", "seeds", "limit", "unassigned proven", "late", "excess %", "continuity",
    "gap %", "first plan s", "to 1 % s", "to 0.1 % s", "solve s", "read s", "preparing %", "MB",
)  # fmt: skip


def _row(group: Group) -> list[str]:
    setting = group[0].setting
    proven = sum((row := run.objective("unassigned")) is not None and row.gap == 0 for run in group)
    return [
        setting.label,
        str(setting.days),
        setting.variant,
        f"{setting.utilisation:.2f}",
        str(len(group)),
        setting.limit,
        f"{proven} of {len(group)}",
        _both(group, lambda run: _value(run, "late"), "{:,.0f}"),
        _both(group, lambda run: _percent(run, "late"), "{:.3f}"),
        _both(group, lambda run: _value(run, "continuity"), "{:,.0f}", worst=min),
        _both(group, lambda run: _percent(run, "continuity"), "{:.3f}"),
        _both(group, lambda run: run.seconds.first_plan, "{:.1f}"),
        _both(group, lambda run: seconds_near(run, "seconds_to_1_percent"), "{:.1f}"),
        _both(group, lambda run: seconds_near(run, "seconds_to_0_1_percent"), "{:.1f}"),
        _both(group, lambda run: run.seconds.solve, "{:.1f}"),
        _both(group, lambda run: run.seconds.read, "{:.1f}"),
        _both(group, lambda run: 100 * preparing(run), "{:.0f}"),
        _both(group, lambda run: run.peak_mb, "{:,.0f}"),
    ]


def _value(run: Record, name: ObjectiveName) -> float | None:
    row = run.objective(name)
    return None if row is None else row.value


def _percent(run: Record, name: ObjectiveName) -> float | None:
    row = run.objective(name)
    return None if row is None or row.gap is None else 100 * row.gap


def seconds_near(run: Record, field: str) -> float | None:
    """When both headline objectives were near their final bounds to stay."""
    times = [getattr(row, field) for name in ("late", "continuity") if (row := run.objective(name)) is not None]
    return None if not times or None in times else max(times)


def _both(group: Group, number: Number, pattern: str, worst: Callable[[Iterable[float]], float] = max) -> str:
    """Median and worst; a run without the number is worse than any other, and the median counts it so."""
    numbers = [number(run) for run in group]
    known = [value for value in numbers if value is not None]
    far = float("inf") if worst is max else float("-inf")
    middle = statistics.median([far if value is None else value for value in numbers])
    shown = "–" if abs(middle) == float("inf") else pattern.format(middle)
    if len(group) == 1:
        return shown
    return f"{shown} ({pattern.format(worst(known)) if len(known) == len(numbers) else '–'})"


def _targets(groups: list[Group]) -> str:
    """One row a size, over all seeds and all runs whose time limit qualifies."""
    sizes: dict[str, Group] = {}
    for run in (run for group in groups for run in group):
        sizes.setdefault(run.setting.label, []).append(run)
    rows = []
    for label, must in MUST.items():
        runs = sizes.get(label, [])
        memory = f", {must.megabytes:,.0f} MB" if must.megabytes else ""
        asked = f"{100 * must.excess:g} %, {100 * must.gap:g} %, {must.seconds:g} s{memory}"
        goal = GOAL[label]
        beyond = f"{100 * goal.excess:g} %, {100 * goal.gap:g} %, {goal.seconds:g} s"
        rows.append([label, asked, verdict(runs, MUST), beyond, verdict(runs, GOAL)])
    return _table(("size", "must: excess, gap, time", "reached", "goal", "reached"), rows)


def _growth(records: Sequence[Record]) -> str:
    rows = []
    for axis in axes(records):
        for name, amount in AMOUNTS.items():
            fitted = fit_axis(axis, amount)
            if fitted is not None:
                rows.append([axis.title, name, _exponents(fitted), str(fitted.points)])
    plain = [run for run in records if run.setting.variant == "plain" and run.setting.utilisation == 0.92]
    for name, amount in AMOUNTS.items():
        together = fit_together(plain, amount)
        if together is not None and len(together.exponents) > 1:
            rows.append(["all together", name, _exponents(together), str(together.points)])
    return _table(("runs that differ in", "what grows", "exponent", "runs"), rows) if rows else "Too few runs to fit."


def _exponents(fitted: Fit) -> str:
    parts = []
    for name, exponent in fitted.exponents.items():
        error = fitted.errors[name]
        parts.append(f"{name}^{exponent:.2f}" + ("" if error is None else f" ± {error:.2f}"))
    return ", ".join(parts)


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
