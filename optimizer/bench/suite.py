"""A suite file (`caseload-suite/1`, TOML): which instances and what is run on each, and what is simulated."""

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from optimizer.bench.offices import Entry
from optimizer.bench.runs import (
    ActualRun,
    DispatchRun,
    MethodWish,
    Row,
    Rule,
    Run,
    Seed,
    SimulateRun,
    SolveRun,
    usual_priority,
)
from optimizer.bench.sweep import SimulationBlock
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.errors import Fault, InputError
from optimizer.instance.faults import shown
from optimizer.rules import ObjectiveName, Policy


class _Block(Row):
    #: Names of the suite's instances; all where none is named.
    instances: tuple[str, ...] = ()


class SolveBlock(_Block):
    """Every policy with every seed."""

    kind: Literal["solve"]
    policies: Annotated[tuple[Policy, ...], Field(min_length=1)]
    #: None: all objectives, under task-based all but continuity.
    priority: tuple[ObjectiveName, ...] | None = None
    work: Annotated[float, Field(gt=0)] | None = None
    time_limit: Annotated[float, Field(gt=0)] | None = None
    seeds: Annotated[tuple[Seed, ...], Field(min_length=1)] = (1,)
    threads: Annotated[int, Field(ge=1)] = 1
    method: MethodWish = "auto"
    #: Each instead of as little as can be; see `SolveRun`.
    allowed_late: tuple[Annotated[float, Field(ge=0, le=1)], ...] = ()

    @model_validator(mode="after")
    def _usable(self) -> "SolveBlock":
        """Every run of the block can be made."""
        list(self.runs())
        return self

    def runs(self) -> Iterator[SolveRun]:
        for policy, seed, allowed in product(self.policies, self.seeds, self.allowed_late or (None,)):
            yield SolveRun(
                policy=policy,
                priority=usual_priority(policy) if self.priority is None else self.priority,
                work=self.work,
                time_limit=self.time_limit,
                seed=seed,
                threads=self.threads,
                method=self.method,
                allowed_late=allowed,
            )


class DispatchBlock(_Block):
    """Every rule; `random` with every seed."""

    kind: Literal["dispatch"]
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)] = RULES_OF_DISPATCH  # type: ignore[assignment]
    seeds: Annotated[tuple[Seed, ...], Field(min_length=1)] = (0,)

    def runs(self) -> Iterator[DispatchRun]:
        for rule in self.rules:
            for seed in self.seeds if rule == "random" else (None,):
                yield DispatchRun(rule=rule, seed=seed)


class ActualBlock(_Block):
    """What people did; instances that are days of a log."""

    kind: Literal["actual"]

    def runs(self) -> Iterator[ActualRun]:
        yield ActualRun()


Block = Annotated[SolveBlock | DispatchBlock | ActualBlock, Field(discriminator="kind")]


class Suite(Row):
    """All that is to be run."""

    format: Literal["caseload-suite/1"]
    name: str
    description: str
    #: By how much an objective or a bound may get worse where a run has a time limit: `late` as a share of all late
    #: weights, the others as a share of the value.
    tolerance: dict[ObjectiveName, Annotated[float, Field(ge=0)]] = {}
    instances: tuple[Entry, ...] = ()
    runs: tuple[Block, ...] = ()
    simulations: tuple[SimulationBlock, ...] = ()

    @model_validator(mode="after")
    def _something_to_run(self) -> "Suite":
        if bool(self.instances) != bool(self.runs):
            raise ValueError("[[instances]] and [[runs]] need each other")
        if not self.runs and not self.simulations:
            raise ValueError("give [[instances]] and [[runs]], or [[simulations]]")
        return self

    @model_validator(mode="after")
    def _names(self) -> "Suite":
        names = [entry.name for entry in self.instances]
        doubled = sorted({name for name in names if names.count(name) > 1})
        unknown = sorted({name for block in self.runs for name in block.instances if name not in names})
        if doubled or unknown:
            told = [f"two instances are called {name}" for name in doubled]
            raise ValueError("; ".join([*told, *(f"there is no instance {name}" for name in unknown)]))
        return self

    @model_validator(mode="after")
    def _people_did_it(self) -> "Suite":
        strange = [
            entry.name for entry in self.instances if ActualRun() in self.runs_of(entry) and not entry.has_actual
        ]
        if strange:
            raise ValueError(f"actual needs days of a log, with a capacity of 1 or more: {', '.join(strange)}")
        return self

    def runs_of(self, entry: Entry) -> list[Run]:
        """In the order of the file, none twice."""
        blocks = [block for block in self.runs if not block.instances or entry.name in block.instances]
        return list(dict.fromkeys(run for block in blocks for run in block.runs()))

    def simulated(self) -> list[SimulateRun]:
        """In the order of the file, none twice."""
        return list(dict.fromkeys(run for block in self.simulations for run in block.runs()))


def read_suite(path: Path) -> Suite:
    """Read a suite file.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    try:
        return Suite.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = f"can't be read: {error.strerror or error}"
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"is no TOML: {error}"
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A list that is short only because its items were refused.
        own = [one for one in found if not (one["type"] == "too_short" and one["input"])]
        raise InputError([_fault(path, one) for one in own]) from None
    raise InputError([Fault(str(path), "", "", "", message)])


def _fault(path: Path, error: Any) -> Fault:
    field = ".".join(str(part) for part in error["loc"])
    value = "" if error["type"] in ("missing", "value_error") else shown(error["input"])
    return Fault(str(path), "", field, value, error["msg"].removeprefix("Value error, "))
