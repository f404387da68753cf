"""What each caseworker has to be told after a replan."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from optimizer.instance.schema import CaseworkerId, ClientId, TaskId
from optimizer.replan.changes import Changes, Move, Shift, Slot
from optimizer.replan.why import Reasons


@dataclass(frozen=True)
class News:
    """One change as one caseworker sees it; `task` is None where it is about a client."""

    caseworker: CaseworkerId
    what: str
    client: ClientId
    task: TaskId | None
    reason: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def announcements(changes: Changes, reasons: Reasons) -> dict[CaseworkerId, list[News]]:
    """By caseworker, in order of their ids: clients first, then tasks."""
    found: dict[CaseworkerId, list[News]] = {}
    for move in (*changes.moved, *changes.placed):
        for news in _of_move(move, reasons.of_move(move)):
            found.setdefault(news.caseworker, []).append(news)
    for shift in changes.shifts:
        for news in _of_shift(shift, reasons.of_shift(shift)):
            found.setdefault(news.caseworker, []).append(news)
    return dict(sorted(found.items()))


def _of_move(move: Move, reason: str) -> Iterator[News]:
    if move.before is not None:
        to = "nobody has room" if move.now is None else f"to {move.now}"
        yield News(move.before, f"hands over client {move.client}, {to}", move.client, None, reason)
    if move.now is not None:
        of = "" if move.before is None else f" from {move.before}"
        yield News(move.now, f"takes client {move.client}{of}", move.client, None, reason)


def _of_shift(shift: Shift, reason: str) -> Iterator[News]:
    """Whoever does the task now is told; where nobody does, or somebody else, also whoever had it."""
    before, now = shift.before, shift.now
    if before is not None and (now is None or now.caseworker != before.caseworker):
        where = "it has no day" if now is None else f"to {now.caseworker}"
        yield News(
            before.caseworker, f"no longer does {shift.task} on {before.day}, {where}", shift.client, shift.task, reason
        )
    if now is not None:
        yield News(
            now.caseworker, f"does {shift.task} on {now.day}{_instead(before, now)}", shift.client, shift.task, reason
        )


def _instead(before: Slot | None, now: Slot) -> str:
    if before is None:
        return ""
    if before.caseworker == now.caseworker:
        return f" instead of {before.day}"
    return f" for {before.caseworker}" + ("" if before.day == now.day else f", who had it on {before.day}")
