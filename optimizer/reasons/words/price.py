"""A price in words."""

from collections.abc import Sequence

from optimizer.reasons.change import Change
from optimizer.reasons.late_tasks import LateTask, LateTasks
from optimizer.reasons.price import Price
from optimizer.reasons.words.numbers import listed, of, signed
from optimizer.rules import MAXIMISED, ObjectiveName

NOUNS: dict[ObjectiveName, str] = {
    "unassigned": "clients without a caseworker",
    "late": "late weight",
    "continuity": "continuity points",
    "delay": "weighted days late",
    "overtime": "minutes of overtime",
    "peak": "highest utilisation in thousandths",
}


def sentences_of_price(price: Price) -> list[str]:
    """What changes, whose tasks it concerns, and how much of it is proven."""
    if price.torn:
        return ["no price: no plan was found in which the tasks that other clients' tasks wait for keep their days."]
    return [*sentences_of_changes(price.changes, price.tasks), *_verdict(price.changes)]


def sentences_of_changes(changes: Sequence[Change], tasks: LateTasks) -> list[str]:
    """Each objective that changes, then the tasks behind it."""
    moved = [change for change in changes if change.exact and change.change]
    told = ", ".join(f"{signed(change.change)} {NOUNS[change.name]}" for change in moved)
    if all(change.exact for change in changes):
        told = f"{told}, all else unchanged." if moved else "nothing changes: it is just as good."
    elif moved:
        told += "."
    return [line for line in (told, *(_open(change) for change in changes if not change.exact), *_late(tasks)) if line]


def _open(change: Change) -> str:
    if change.least is None or change.most is None:
        return f"{NOUNS[change.name]}: no price was proven in time."
    between = f"{signed(change.least)} and {signed(change.most)}"
    return f"{NOUNS[change.name]}: between {between}; no price was proven in time."


def _late(tasks: LateTasks) -> list[str]:
    lines = []
    for rows, what in ((tasks.newly_late, "Late then"), (tasks.no_longer_late, "No longer late")):
        if rows:
            lines.append(f"{what}: {_told(rows)}.")
    if tasks.more_undone:
        more = "more" if tasks.more_undone > 0 else "fewer"
        lines.append(f"{of(abs(tasks.more_undone), 'task')} {more} left undone by the end.")
    return lines


def _told(rows: Sequence[LateTask]) -> str:
    return listed([f"{row.task} of {row.client} (due {row.due}, weight {row.late_weight})" for row in rows])


def _verdict(changes: Sequence[Change]) -> list[str]:
    """The first objective that changes decides."""
    first = next((change for change in changes if not change.exact or change.change), None)
    if first is None or not first.exact:
        return []
    better = (first.change > 0) == (first.name in MAXIMISED)
    return [f"In the plan's order of objectives that is {'better' if better else 'worse'}, by {NOUNS[first.name]}."]
