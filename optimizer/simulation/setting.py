"""Which office is simulated, for how long, and how the generator is asked for it."""

from dataclasses import dataclass, field, replace
from datetime import date
from math import sqrt

from optimizer.generate import Calibration, OfficeParameters, generate
from optimizer.generate.parameters import Size
from optimizer.instance.schema import Instance
from optimizer.simulation.chances import Chances
from optimizer.simulation.from_instance import world_of
from optimizer.simulation.keyed import normal
from optimizer.simulation.world import World

#: The horizon that the generator's shares of work carried in, overdue or in progress are meant for.
_SHARES_ARE_FOR_DAYS = 20
#: Mean planned minutes of a task, and their squared coefficient of variation over all kinds; close enough for chance.
_TASK_MINUTES, _SQUARED_VARIATION = 20.0, 1.2

#: Who names a new client's caseworker looks at the leave of the next two weeks.
_LEAVE_IS_KNOWN_DAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One kind of office; each replication draws another of it."""

    size: Size = "s"
    caseworkers: int | None = None
    clients: int | None = None
    #: Planned minutes, expected returns included, / minutes present after unannounced absences; reading in on top.
    utilisation: float = 0.92
    #: Assumed, a tenth of a mean task; no measured time was found.
    familiarisation_minutes: int = 2
    scarce_languages: float = 1.0
    #: Measured working days, after those of the warm-up.
    days: int = 60
    warm_up: int = 20
    #: Working days that a morning's plan looks ahead, today included.
    plan_days: int = 3
    start: date = date(2026, 1, 5)
    chances: Chances = field(default_factory=Chances)

    def __post_init__(self) -> None:
        """Refuse lengths of time that are none.

        Raises
        ------
        ValueError
            A number of days is out of range.
        """
        if self.days < 1 or self.warm_up < 0 or self.plan_days < 1 or self._known_days > 400:
            raise ValueError(
                "days and plan-days must be at least 1, warm-up 0, all three together at most 400, "
                f"plan-days counted as {_LEAVE_IS_KNOWN_DAYS} at least"
            )

    @property
    def total_days(self) -> int:
        return self.warm_up + self.days

    @property
    def _known_days(self) -> int:
        """On the last day as on any other, leave is known for as far as anybody looks ahead."""
        return self.total_days + max(self.plan_days, _LEAVE_IS_KNOWN_DAYS)

    def world(self, seed: int) -> World:
        """An office of this kind and its path; the same seed gives the same."""
        return world_of(self.office(seed), self.chances, seed, self.total_days)

    def office(self, seed: int) -> Instance:
        """What is released after the last simulated day stays unknown; the leave planned for then does not."""
        return generate(self._parameters(seed))

    def _parameters(self, seed: int) -> OfficeParameters:
        chances, days = self.chances, self._known_days
        planned = OfficeParameters(
            size=self.size,
            caseworkers=self.caseworkers,
            clients=self.clients,
            seed=seed,
            start=self.start,
            days=days,
            familiarisation_minutes=self.familiarisation_minutes,
            scarce_languages=self.scarce_languages,
        )
        returned = 1 + chances.returns_a_task * chances.return_minutes / _TASK_MINUTES
        load = self.utilisation * (1 - chances.absence) / returned
        arrivals = planned.calibration.application_rate * planned.months
        return replace(
            planned,
            clients=round(planned.n_clients * (1 + arrivals)),
            utilisation=load * self._chance_of_intake(planned, load, seed),
            calibration=_for_a_stream(planned.calibration, 1 + arrivals, days),
        )

    def _chance_of_intake(self, planned: OfficeParameters, load: float, seed: int) -> float:
        """The generator fills its horizon to the minute; a compound Poisson stream would vary by so much."""
        numbers = planned.calibration
        daily = numbers.paid_minutes * numbers.case_work * numbers.presence
        tasks = load * planned.n_caseworkers * daily * planned.days / _TASK_MINUTES
        return max(0.1, 1 + normal(seed, "intake") * sqrt((1 + _SQUARED_VARIATION) / max(tasks, 1.0)))


def _for_a_stream(numbers: Calibration, growth: float, days: int) -> Calibration:
    """New clients come on top of today's; absences without notice are drawn here, not known to the generator."""
    unannounced = numbers.absence_weekly * numbers.absence_days / 5
    share = _SHARES_ARE_FOR_DAYS / days
    rates = ("application_rate", "renewal_rate", "report_rate", "change_rate", "document_rate", "call_rate")
    slower = {name: getattr(numbers, name) / growth for name in (*rates, "lobby_rate")}
    return replace(
        numbers,
        absence_weekly=0.0,
        presence=min(1.0, numbers.presence + unannounced),
        overdue=numbers.overdue * share,
        carried_in=numbers.carried_in * share,
        in_progress=numbers.in_progress * share,
        **slower,
    )
