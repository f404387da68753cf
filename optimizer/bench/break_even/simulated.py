"""Simulations of the lines: what is about one setting on the same paths, put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optimizer.bench.record import Record
from optimizer.bench.runs import Simulated, SimulateRun
from optimizer.generate import OfficeParameters
from optimizer.simulation.paired import Interval, paired_difference

Values = Mapping[str, tuple[float | None, ...]]


@dataclass(frozen=True, order=True)
class Team:
    caseworkers: int
    clients: int

    def __str__(self) -> str:
        return f"{self.caseworkers} caseworkers, {self.clients:,} clients"


@dataclass(frozen=True)
class Simulation:
    """One setting; replications of the same number met the same path, whichever run they came from."""

    setting: Simulated
    seed: int
    #: Of `overflow`.
    overflow_days: float
    #: Policy, measure, one value a replication.
    values: Mapping[str, Values]

    @property
    def team(self) -> Team:
        setting = self.setting
        sizes = OfficeParameters(size=setting.size, caseworkers=setting.caseworkers, clients=setting.clients)
        return Team(sizes.n_caseworkers, sizes.n_clients)

    @property
    def utilisation(self) -> float:
        return self.setting.utilisation

    @property
    def minutes(self) -> int:
        """Of reading in."""
        return self.setting.familiarisation_minutes

    def replications(self, policy: str) -> int:
        return max(map(len, self.values[policy].values()), default=0)

    def mean(self, policy: str, measure: str) -> float | None:
        """Of the replications in which it is defined."""
        found = [value for value in self.values[policy].get(measure, ()) if value is not None]
        return sum(found) / len(found) if found else None

    def difference(self, policy: str, other: str, measure: str) -> Interval | None:
        """Of a policy from another, over the replications that both have."""
        ours, theirs = (self.values[name].get(measure, ()) for name in (policy, other))
        common = min(len(ours), len(theirs))
        return paired_difference(ours[:common], theirs[:common])


def simulations(records: Iterable[Record]) -> list[Simulation]:
    """One a setting, seed and threshold of overflow; of a policy in several runs the most replications count."""
    found: dict[tuple[Simulated, int, float], dict[str, Values]] = {}
    for record in records:
        if isinstance(record.run, SimulateRun):
            run = record.run
            values = found.setdefault((run.setting, run.seed, run.overflow_days), {})
            for policy, measured in record.replicated.items():
                if _length(measured) >= _length(values.get(policy, {})):
                    values[policy] = measured
    return [Simulation(*key, values) for key, values in found.items()]


def _length(values: Values) -> int:
    return max(map(len, values.values()), default=0)
