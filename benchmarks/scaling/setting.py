"""What one run of the study is made from."""

from itertools import product
from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict

from optimizer.generate import SIZES, OfficeParameters
from optimizer.generate.parameters import Size
from optimizer.solvers import SolveSettings
from optimizer.solvers.settings import MethodWish

Variant = Literal["plain", "familiarisation", "scarce", "both"]

VARIANTS: Final[tuple[Variant, ...]] = get_args(Variant)

#: Minutes to read in, and bilingual caseworkers against what is usual, where the variant asks for them.
FAMILIARISATION_MINUTES: Final = 15
SCARCE_LANGUAGES: Final = 0.6

#: Seconds within which each size must reach its gaps; xs has no such number.
SECONDS: Final[dict[Size, float]] = {"xs": 30, "s": 30, "m": 60, "l": 120, "xl": 300}

#: One axis after another from an office like M: (caseworkers, clients, days).
GRID: Final[tuple[tuple[int, int, int], ...]] = (
    (20, 6_000, 20),
    (5, 1_500, 20), (10, 3_000, 20), (40, 12_000, 20),  # the office as a whole
    (20, 1_500, 20), (20, 3_000, 20), (20, 12_000, 20),  # its clients alone
    (20, 6_000, 10), (20, 6_000, 40),  # its horizon
)  # fmt: skip


class Setting(BaseModel):
    """Everything that is chosen for a run; two runs of one setting differ by the machine's mood only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: Size
    caseworkers: int
    clients: int
    days: int
    utilisation: float
    variant: Variant
    #: Of the office; the solver's own seed stays 1.
    seed: int
    seconds: float
    #: `seconds` is a budget of work: what is found then does not depend on what else the machine does.
    work: bool = False
    threads: int = 2
    method: MethodWish = "auto"

    @property
    def label(self) -> str:
        """The size's name, or the numbers where they are not a size's."""
        if (self.caseworkers, self.clients) == SIZES[self.size]:
            return self.size.upper()
        return f"{self.caseworkers} × {self.clients:,}"

    @property
    def limit(self) -> str:
        return f"{self.seconds:g} {'units of work' if self.work else 's'}"

    def __str__(self) -> str:
        return (
            f"{self.label}, {self.days} days, utilisation {self.utilisation:.2f}, {self.variant}, seed {self.seed}, "
            f"{self.limit}"
        )

    def office(self) -> OfficeParameters:
        return OfficeParameters(
            size=self.size,
            caseworkers=self.caseworkers,
            clients=self.clients,
            seed=self.seed,
            days=self.days,
            utilisation=self.utilisation,
            familiarisation_minutes=FAMILIARISATION_MINUTES if self.variant in ("familiarisation", "both") else 0,
            scarce_languages=SCARCE_LANGUAGES if self.variant in ("scarce", "both") else 1.0,
        )

    def solve_settings(self) -> SolveSettings:
        limit = {"work": self.seconds} if self.work else {"time_limit": self.seconds}
        return SolveSettings(**limit, threads=self.threads, method=self.method)


def by_size(
    sizes: list[Size],
    utilisations: list[float],
    seeds: list[int],
    variants: list[Variant],
    days: list[int],
    seconds: dict[Size, float],
) -> list[Setting]:
    """All combinations, small offices first, so that an aborted study has whole sizes."""
    order = list(SIZES)
    return [
        Setting(
            size=size,
            caseworkers=SIZES[size][0],
            clients=SIZES[size][1],
            days=horizon,
            utilisation=utilisation,
            variant=variant,
            seed=seed,
            seconds=seconds[size],
        )
        for size, horizon, variant, utilisation, seed in product(
            sorted(sizes, key=order.index), days, variants, utilisations, seeds
        )
    ]


def by_grid(utilisations: list[float], seeds: list[int], variants: list[Variant], seconds: float) -> list[Setting]:
    """Offices like M that differ in one respect at a time."""
    return [
        Setting(
            size="m",
            caseworkers=caseworkers,
            clients=clients,
            days=days,
            utilisation=utilisation,
            variant=variant,
            seed=seed,
            seconds=seconds,
        )
        for (caseworkers, clients, days), variant, utilisation, seed in product(GRID, variants, utilisations, seeds)
    ]
