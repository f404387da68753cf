"""Who did what when, and what is left at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from optimizer.simulation.world import Job


@dataclass(frozen=True, slots=True)
class Done:
    """A job done; seconds of a day since its morning."""

    job: Job
    caseworker: int
    began_day: int
    began_second: int
    day: int
    second: int
    #: All that was worked on it, and how much of that was reading in.
    worked_seconds: int
    reading_in_seconds: int


@dataclass(slots=True)
class InHand:
    """A job begun and not finished; it stays with whoever began it."""

    job: Job
    caseworker: int
    began_day: int
    began_second: int
    needed_seconds: int
    reading_in_seconds: int
    worked_seconds: int = 0

    @property
    def left_seconds(self) -> int:
        return self.needed_seconds - self.worked_seconds


def done_now(begun: InHand, day: int, second: int) -> Done:
    return Done(
        begun.job,
        begun.caseworker,
        begun.began_day,
        begun.began_second,
        day,
        second,
        begun.worked_seconds,
        begun.reading_in_seconds,
    )


@dataclass(frozen=True, slots=True)
class Evening:
    """What is known and undone when a day ends, jobs in hand by what is planned for the whole of them."""

    tasks: int
    planned_seconds: int


@dataclass
class Log:
    #: In the order in which they were finished.
    done: list[Done] = field(default_factory=list)
    evenings: list[Evening] = field(default_factory=list)
    #: [day][caseworker] seconds present and seconds worked.
    present: list[Sequence[int]] = field(default_factory=list)
    worked: list[Sequence[int]] = field(default_factory=list)
    #: Of the last evening: open and free to be done; awaiting a predecessor or their day; begun.
    waiting: tuple[Job, ...] = ()
    blocked: tuple[Job, ...] = ()
    in_hand: tuple[InHand, ...] = ()
