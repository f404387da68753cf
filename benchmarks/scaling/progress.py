"""When was what known: the course of one solve, from its events."""

import time
from collections.abc import Sequence

from benchmarks.scaling.record import Event
from optimizer.bench.gaps import gap_of
from optimizer.checks.check import CheckedPlan
from optimizer.rules import ObjectiveName
from optimizer.solvers.progress import Bounded, Finished, Improved, Stage
from optimizer.solvers.progress import Event as SolverEvent


class Course:
    """Takes in what a solve reports; its clock starts when it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.events: list[Event] = []
        self.stages: dict[ObjectiveName, Stage] = {}
        self.first_event: float | None = None
        self.first_plan: float | None = None

    @property
    def now(self) -> float:
        return round(time.monotonic() - self._began, 3)

    def on_progress(self, event: SolverEvent) -> None:
        now = self.now
        if self.first_event is None:
            self.first_event = now
        if isinstance(event, Improved):
            self.events.append(Event(seconds=now, name=event.name, value=event.value))
        elif isinstance(event, Bounded):
            self.events.append(Event(seconds=now, name=event.name, bound=event.bound))
        elif isinstance(event, Finished):
            stage = event.stage
            self.stages[stage.name] = stage
            self.events.append(Event(seconds=now, name=stage.name, value=stage.value, bound=stage.bound))

    def on_plan(self, checked: CheckedPlan) -> None:
        """A checked plan has a value for every objective."""
        now = self.now
        if self.first_plan is None:
            self.first_plan = now
        self._values(now, checked)

    def end(self, checked: CheckedPlan | None) -> None:
        """The last plan, with its last bounds."""
        now = self.now
        if checked is None:
            return
        if self.first_plan is None:
            self.first_plan = now
        self._values(now, checked)

    def _values(self, now: float, checked: CheckedPlan) -> None:
        self.events += [
            Event(seconds=now, name=row.name, value=row.value, bound=row.bound) for row in checked.plan.objectives
        ]


def seconds_within(
    events: Sequence[Event], name: ObjectiveName, bound: int | None, late_weights: int, tolerance: float
) -> float | None:
    """From when on the values stayed within the tolerance of the final bound.

    Not the first time: continuity is easily high while `late` is still bad, and falls as that gets better.
    """
    since: float | None = None
    for event in events:
        if event.name != name or event.value is None:
            continue
        gap = gap_of(name, event.value, bound, late_weights)
        if gap is None or gap > tolerance:
            since = None
        elif since is None:
            since = event.seconds
    return since
