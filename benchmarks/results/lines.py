"""The lines of a suite, sorted by what they can answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.results.contenders import Contender, is_of_a_log, of_instances
from benchmarks.results.frontier import Frontier, frontiers
from optimizer.bench.break_even.simulated import Simulation, simulations
from optimizer.bench.break_even.surface import Sweep, sweeps
from optimizer.bench.record import Record


@dataclass(frozen=True)
class Lines:
    """All records; plans that failed the checker are in no table."""

    records: Sequence[Record]

    @cached_property
    def offices(self) -> dict[str, dict[str, Contender]]:
        """Generated or stored instances."""
        return of_instances(record for record in self.records if not is_of_a_log(record))

    @cached_property
    def logs(self) -> dict[str, dict[str, Contender]]:
        return of_instances(record for record in self.records if is_of_a_log(record))

    @cached_property
    def frontiers(self) -> list[Frontier]:
        return frontiers(record for record in self.records if not is_of_a_log(record))

    @cached_property
    def simulations(self) -> list[Simulation]:
        return simulations(self.records)

    @cached_property
    def sweeps(self) -> list[Sweep]:
        return sweeps(self.simulations)
