"""A task in the making, and the desk at which tasks are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from optimizer.generate.caseloads import Household
from optimizer.generate.draws import Draws, running_totals
from optimizer.generate.kinds import Activity, activities
from optimizer.generate.parameters import OfficeParameters
from optimizer.generate.staff import Worker


@dataclass(slots=True)
class Draft:
    """Client and pin are positions; predecessors are drafts themselves."""

    client: int
    activity: str
    program: str
    minutes: int
    release: date
    due: date
    after: list[tuple["Draft", int]] = field(default_factory=list)
    pin: int | None = None
    fixed_day: date | None = None


@dataclass
class Desk:
    """What every task is made from: the office so far, the working days and one stream of draws."""

    parameters: OfficeParameters
    days: tuple[date, ...]
    staff: Sequence[Worker]
    households: Sequence[Household]
    draws: Draws

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        return activities(self.parameters.calibration)

    @cached_property
    def arrivals(self) -> list[int]:
        """Running totals over the working days: applications, heavier on Mondays."""
        monday = self.parameters.calibration.monday
        return running_totals([monday if day.weekday() == 0 else 1.0 for day in self.days])

    @cached_property
    def early_in_month(self) -> list[int]:
        """Running totals over the working days: renewals and reports, heavier from the 1st to the 15th."""
        early = self.parameters.calibration.early_month
        return running_totals([early if day.day <= 15 else 1.0 for day in self.days])

    def day_by(self, totals: Sequence[int]) -> date:
        return self.days[self.draws.weighted(totals)]

    def any_day(self) -> date:
        return self.draws.pick(self.days)

    def minutes(self, activity: str) -> int:
        numbers = self.parameters.calibration
        mean = self.activities[activity].minutes
        return self.draws.minutes(mean, numbers.spread, numbers.least_minutes, numbers.most_minutes)

    def draft(self, client: int, activity: str, program: str, release: date, due_days: int | None = None) -> Draft:
        """A task with drawn minutes, due as its activity says."""
        if due_days is None:
            due_days = self.activities[activity].due_days
        due = release + timedelta(days=due_days)
        return Draft(client, activity, program, self.minutes(activity), release, due)

    def appointment(self, draft: Draft, last: date) -> None:
        """Fix the day: one from the release to `last` on which the own caseworker, if any, is there."""
        own = self.households[draft.client].own
        open_days = [
            day
            for day in self.days
            if draft.release <= day <= last and (own is None or self.staff[own].minutes_on(day) > draft.minutes)
        ]
        if open_days:
            draft.fixed_day = self.draws.pick(open_days)
