"""What is held against the standards: a plan with its instance, or a log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from optimizer.checks.check import CheckedPlan
from optimizer.logs.events import Cases, Log
from optimizer.logs.indices import responsible_people
from optimizer.metrics.facts import Facts
from optimizer.metrics.measures import Measures, measure


@dataclass(frozen=True)
class PlanSubject:
    """A plan that passed the checker."""

    checked: CheckedPlan

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.checked)

    @cached_property
    def measures(self) -> Measures:
        return measure(self.checked)


@dataclass(frozen=True)
class LogSubject:
    """`log`: all of it; looked at is what was completed from `start` to `end`, both included (None: an open end)."""

    log: Log
    cases: Cases | None = None
    start: date | None = None
    end: date | None = None

    @cached_property
    def window(self) -> Log:
        return self.log.between(self.start, self.end)

    @cached_property
    def responsible(self) -> Mapping[str, str]:
        """Who answers for each case of the window, where that is known."""
        return responsible_people(self.window.events, self.cases)


Subject = PlanSubject | LogSubject
