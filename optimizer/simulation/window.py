"""The measured days of a run: what was done in them, and what was due."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from optimizer.simulation.log import Done, Log
from optimizer.simulation.world import Facts, Job


@dataclass(frozen=True)
class Window:
    """Days `first` … `end` - 1; what the warm-up before them did is in no measure."""

    log: Log
    facts: Facts
    first: int
    end: int

    @cached_property
    def done(self) -> tuple[Done, ...]:
        """Finished in the window, in order of time."""
        return tuple(row for row in self.log.done if self.first <= row.day < self.end)

    @cached_property
    def delays(self) -> tuple[int, ...]:
        """Working days past the due day of every task due in the window; what is undone counts up to its end."""
        found = [max(0, row.day - row.job.due) for row in self.log.done if self._is_due(row.job)]
        return (*found, *(self.end - job.due for job in self.undone if self._is_due(job)))

    @property
    def undone(self) -> Iterator[Job]:
        yield from self.log.waiting
        yield from self.log.blocked
        yield from (begun.job for begun in self.log.in_hand)

    def _is_due(self, job: Job) -> bool:
        return self.first <= job.due < self.end

    @cached_property
    def usual_day(self) -> int:
        """Seconds, the longest of all caseworkers: work comes in over this span."""
        return max(self.facts.usual_seconds, default=1)

    def wait_days(self, row: Done) -> float:
        """Working days from when the task became known to when it was done."""
        return row.day - row.job.day + (row.second - row.job.second) / self.usual_day

    @property
    def present_seconds(self) -> int:
        return sum(map(sum, self.log.present[self.first : self.end]))

    @property
    def worked_seconds(self) -> int:
        return sum(map(sum, self.log.worked[self.first : self.end]))
