"""What an office is generated from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal

from optimizer.generate.calibration import Calibration
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import Horizon
from optimizer.rules import Policy

Size = Literal["xs", "s", "m", "l", "xl"]

#: Size -> caseworkers and clients.
SIZES: Final[Mapping[Size, tuple[int, int]]] = MappingProxyType(
    {"xs": (4, 60), "s": (8, 400), "m": (20, 6_000), "l": (60, 18_000), "xl": (150, 45_000)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeParameters:
    """The same parameters give the same office, byte for byte."""

    size: Size = "s"
    #: Instead of what the size says.
    caseworkers: int | None = None
    clients: int | None = None
    seed: int = 1
    #: None: named after size and seed.
    name: str | None = None
    start: date = date(2026, 1, 5)
    #: Working days planned for.
    days: int = 20
    holidays: tuple[date, ...] = ()
    policy: Policy = "client-based"
    #: Minutes of all tasks / minutes of all caseworkers in the horizon.
    utilisation: float = 0.92
    familiarisation_minutes: int = 0
    new_relationship_points: int = 50
    #: Bilingual caseworkers against what is usual; below 0.8 there are fewer than the clients need.
    scarce_languages: float = 1.0
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def n_caseworkers(self) -> int:
        return SIZES[self.size][0] if self.caseworkers is None else self.caseworkers

    @property
    def n_clients(self) -> int:
        return SIZES[self.size][1] if self.clients is None else self.clients

    @property
    def office_name(self) -> str:
        return self.name or f"office-{self.size}-{self.seed}"

    @property
    def months(self) -> float:
        """The horizon in months of rates."""
        return self.days / self.calibration.working_days_a_month

    def horizon(self) -> Horizon:
        """From the start until the number of working days is full."""
        # Two more days in seven are weekend, and each holiday may take one away.
        latest = self.start + timedelta(days=7 * (self.days // 5 + 1) + 7 * len(self.holidays))
        holidays = tuple(sorted(set(self.holidays)))
        end = working_days(Horizon(start=self.start, end=latest, holidays=holidays))[self.days - 1]
        within = tuple(holiday for holiday in holidays if self.start <= holiday <= end)
        return Horizon(start=self.start, end=end, holidays=within)
