"""A block `[[simulations]]` of a suite: every field one value or a list, and the lists multiplied."""

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, FiniteFloat, model_validator

from optimizer.bench.runs import Row, Seed, Simulated, SimulateRun, Size
from optimizer.bench.setting import refusals
from optimizer.instance.faults import did_you_mean
from optimizer.simulation.policies import MEANINGS

#: Clients of a caseworker where only caseworkers are given: those of the sizes m, l and xl.
CLIENTS_EACH: Final = 300

Value = TypeVar("Value")


def _known(policy: str) -> str:
    if policy not in MEANINGS:
        raise ValueError(f"{policy!r} is none of {', '.join(MEANINGS)}{did_you_mean(policy, MEANINGS)}")
    return policy


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


Positive = Annotated[int, Field(ge=1)]
Policies = Annotated[tuple[Annotated[str, AfterValidator(_known)], ...], Field(min_length=1)]
Many = Annotated[tuple[Value, ...], BeforeValidator(_listed), Field(min_length=1)]


class SimulationBlock(Row):
    """Fields of `SimulateRun` and `Simulated`; what is not given has their defaults."""

    #: All in every run, on the same paths.
    policies: Policies
    replications: Many[Annotated[int, Field(ge=1, le=10_000)]]
    seed: Many[Seed] = ()
    work: Many[Annotated[FiniteFloat, Field(gt=0)]] = ()
    overflow_days: Many[Annotated[FiniteFloat, Field(ge=0)]] = ()
    size: Many[Size] = ()
    caseworkers: Many[Positive] = ()
    clients: Many[Positive] = ()
    #: Instead of `clients`: so many for each of the `caseworkers`.
    clients_each: Many[Positive] = ()
    utilisation: Many[FiniteFloat] = ()
    familiarisation_minutes: Many[int] = ()
    scarce_languages: Many[FiniteFloat] = ()
    days: Many[int] = ()
    warm_up: Many[int] = ()
    plan_days: Many[int] = ()
    spread: Many[FiniteFloat] = ()
    absence: Many[FiniteFloat] = ()
    returns: Many[FiniteFloat] = ()
    known_return_ratio: Many[FiniteFloat] = ()
    known_return_delay: Many[int] = ()

    @model_validator(mode="after")
    def _usable(self) -> "SimulationBlock":
        """Every run of the block can be made, and says what it seems to say."""
        out_of_range = (text for run in self.runs() for text in refusals(run.setting))
        wrong = [*self._clashes(), *dict.fromkeys(out_of_range)]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _clashes(self) -> Iterator[str]:
        if len(set(self.policies)) < len(self.policies):
            yield "policies: name each once"
        if self.caseworkers and self.size:
            yield "give one of size and caseworkers"
        if self.clients_each and (self.clients or not self.caseworkers):
            yield "clients_each goes with caseworkers, and without clients"

    def runs(self) -> Iterator[SimulateRun]:
        """In the order of the fields above, the last of them quickest."""
        swept = [name for name in type(self).model_fields if name != "policies" and getattr(self, name)]
        for values in product(*(getattr(self, name) for name in swept)):
            yield self._run(dict(zip(swept, values, strict=True)))

    def _run(self, chosen: dict[str, Any]) -> SimulateRun:
        clients_each = chosen.pop("clients_each", CLIENTS_EACH)
        if "caseworkers" in chosen:
            chosen.setdefault("clients", chosen["caseworkers"] * clients_each)
        setting = {name: chosen.pop(name) for name in Simulated.model_fields if name in chosen}
        return SimulateRun(policies=self.policies, setting=Simulated(**setting), **chosen)
