"""The break-even for every utilisation and team size that was swept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from optimizer.bench.break_even.crossing import BreakEven, break_even
from optimizer.bench.break_even.measures import Measure
from optimizer.bench.break_even.simulated import Simulation, Team
from optimizer.bench.markdown import table

#: Of the generator (docs/generator.md); docs/simulation.md gives reading in as a tenth of it.
MEAN_TASK_MINUTES: Final = 20


@dataclass(frozen=True)
class Sweep:
    """One team at one utilisation; the simulations differ in minutes of reading in alone, ascending."""

    team: Team
    utilisation: float
    simulations: tuple[Simulation, ...]

    @property
    def minutes(self) -> tuple[int, ...]:
        return tuple(one.minutes for one in self.simulations)

    def nearest(self, minutes: float) -> Simulation:
        """Of equals the one with fewer minutes."""
        return min(self.simulations, key=lambda one: (abs(one.minutes - minutes), one.minutes))

    def break_even(self, policy: str, pool: str, measure: Measure) -> BreakEven | None:
        """None where the policy, the pool or the measure is not there under at least two numbers of minutes."""
        there = [one for one in self.simulations if {policy, pool} <= one.values.keys()]
        found = [(one.minutes, one.difference(policy, pool, measure.name)) for one in there]
        known = [(minutes, gap) for minutes, gap in found if gap is not None]
        if len(known) < 2:
            return None
        gains = [replace(gap, mean=measure.better * gap.mean) for _, gap in known]
        return break_even([minutes for minutes, _ in known], gains)


def sweeps(simulations: Iterable[Simulation]) -> list[Sweep]:
    """By team, then by utilisation; of each team the kind of setting that was swept most widely."""
    by_team: dict[Team, dict[str, list[Simulation]]] = {}
    for one in simulations:
        by_team.setdefault(one.team, {}).setdefault(_kind(one), []).append(one)
    found = []
    for team in sorted(by_team):
        found += _of_team(team, max(by_team[team].values(), key=len))
    return found


def _of_team(team: Team, simulations: Sequence[Simulation]) -> list[Sweep]:
    by_utilisation: dict[float, list[Simulation]] = {}
    for one in simulations:
        by_utilisation.setdefault(one.utilisation, []).append(one)
    return [
        Sweep(team, utilisation, tuple(sorted(group, key=lambda one: one.minutes)))
        for utilisation, group in sorted(by_utilisation.items())
        if len({one.minutes for one in group}) > 1
    ]


def _kind(one: Simulation) -> str:
    """All but what is swept."""
    swept = {"size", "caseworkers", "clients", "utilisation", "familiarisation_minutes"}
    return f"{one.setting.model_dump(exclude=swept)} {one.seed} {one.overflow_days}"


def teams(swept: Sequence[Sweep]) -> list[Team]:
    return sorted({sweep.team for sweep in swept})


def by_team(swept: Sequence[Sweep], cells: Sequence[str]) -> str:
    """One cell a sweep: a row a utilisation, a column a team."""
    found = {(sweep.team, sweep.utilisation): cell for sweep, cell in zip(swept, cells, strict=True)}
    columns = teams(swept)
    rows = [
        [f"{utilisation:.2f}", *(found.get((team, utilisation), "–") for team in columns)]
        for utilisation in sorted({sweep.utilisation for sweep in swept})
    ]
    return table(("utilisation", *map(str, columns)), rows)
