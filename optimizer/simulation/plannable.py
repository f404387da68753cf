"""Which known jobs a plan made this morning can hold, and what stands before each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optimizer.simulation.office import Office
from optimizer.simulation.world import Job


@dataclass(frozen=True, slots=True)
class Plannable:
    job: Job
    #: First working day on which it may be done, as far as finished predecessors and those in hand say.
    earliest: int
    #: Predecessors that are to be planned as well, with their lags.
    after: tuple[tuple[str, int], ...]


def plannable(office: Office, end: int) -> list[Plannable]:
    """Known, not begun, possible before the day `end` and due before it, or awaited by such a job; in order of id.

    Left out: what awaits something that nobody knows yet, such as papers, and appointments beyond the plan. An
    appointment is due on its day.
    """
    known = {job.id: job for job in (*office.waiting.values(), *office.blocked.values()) if job.fixed_day < end}
    in_hand = {begun.job.id for begun in office.in_hand.values()}
    found = {name: _plannable(office, job, in_hand) for name, job in known.items()}
    kept = {name: row for name, row in found.items() if row.earliest < end}
    while lost := _without_predecessor(kept):
        for name in lost:
            del kept[name]
    return [kept[name] for name in sorted(_wanted(kept, end))]


def _plannable(office: Office, job: Job, in_hand: set[str]) -> Plannable:
    """A predecessor in hand is taken to be done today."""
    finished = [(office.done_on[name], lag) for name, lag in job.after if name in office.done_on]
    finished += [(office.day, lag) for name, lag in job.after if name in in_hand]
    after = tuple((name, lag) for name, lag in job.after if name not in office.done_on and name not in in_hand)
    return Plannable(job, max((day + lag for day, lag in finished), default=job.day), after)


def _without_predecessor(kept: dict[str, Plannable]) -> Iterable[str]:
    return [name for name, row in kept.items() if any(before not in kept for before, _ in row.after)]


def _wanted(kept: Mapping[str, Plannable], end: int) -> set[str]:
    """What is due before the end, and all that stands before it."""
    wanted: set[str] = set()
    to_follow = [name for name, row in kept.items() if row.job.due < end or row.job.is_appointment]
    while to_follow:
        name = to_follow.pop()
        if name not in wanted:
            wanted.add(name)
            to_follow += [before for before, _ in kept[name].after]
    return wanted
