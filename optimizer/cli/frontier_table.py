"""The front as a table with bars, and what it shows in words."""

from typing import Final

from rich.table import Table

from optimizer.cli.output import thousands
from optimizer.frontier.front import Front, Proven
from optimizer.metrics.wording import OBJECTIVES_IN_WORDS, counted
from optimizer.rules import MAXIMISED

#: Characters of a bar.
_BAR: Final = 24


def front_table(front: Front) -> Table:
    """A row a point; the bars begin at the worst of the second objective, not at 0."""
    first, second = front.pair.first, front.pair.second
    table = Table(
        caption=f"{first}: {OBJECTIVES_IN_WORDS[first]}; {second}: {OBJECTIVES_IN_WORDS[second]}.",
        caption_justify="left",
    )
    for heading in ("", first, _proven(first), second, _proven(second)):
        table.add_column(heading, justify="right")
    table.add_column("█ gained, ░ not ruled out")
    for number, row in enumerate(front.points, 1):
        point = row.point
        table.add_row(
            str(number),
            thousands(point.first),
            thousands(row.first_bound),
            thousands(point.second),
            thousands(row.second_bound),
            _bar(front, row),
        )
    return table


def _proven(name: str) -> str:
    return "proven ≤" if name in MAXIMISED else "proven ≥"


def _bar(front: Front, row: Proven) -> str:
    """What the point has gained over the first one, and what no proof rules out; "?" where nothing was proven."""
    worst = front.points[0].point.second
    bounds = [one.second_bound for one in front.points if one.second_bound is not None]
    most = max(abs(value - worst) for value in (*(one.point.second for one in front.points), *bounds))
    if not most:
        return ""
    gained = round(_BAR * abs(row.point.second - worst) / most)
    if row.second_bound is None:
        return "█" * gained + "?"
    return "█" * gained + "░" * (round(_BAR * abs(row.second_bound - worst) / most) - gained)


def reading_of(front: Front) -> list[str]:
    """In words: what the whole range is worth, how much of it is proven, and what was left out."""
    pair, rows = front.pair, front.points
    proven = sum(row.is_proven for row in rows)
    lines = ["No point is proven: better plans may be found, within the bounds beside each."]
    if proven:
        told = "no plan is better in one of the two without being worse in the other"
        lines = [f"{proven} of {counted(len(rows), 'points')} proven: {told}."]
    if len(rows) > 1:
        start, end = rows[0].point, rows[-1].point
        lines.append(
            f"From the first to the last point {pair.first} goes from {start.first:,} to {end.first:,} and "
            f"{pair.second} from {start.second:,} to {end.second:,}."
        )
    elif front.is_one_plan:
        lines.append(f"There is nothing to trade: one plan is the best in both {pair.first} and {pair.second}.")
    if front.dominated:
        listed = "; ".join(f"{pair.first} {p.first:,}, {pair.second} {p.second:,}" for p in front.dominated)
        lines.append(f"Beaten by a plan above, so not on the front: {listed}.")
    return lines
