"""An office of a suite's simulations, as the simulation and the generator take it, and why they would not."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Final

from optimizer.bench.runs import Simulated
from optimizer.errors import InputError
from optimizer.generate import OfficeParameters
from optimizer.generate.refusals import refuse_unusable
from optimizer.simulation.chances import Chances
from optimizer.simulation.setting import Setting

_CHANCES: Final = frozenset(field.name for field in fields(Chances)) & Simulated.model_fields.keys()
_LENGTHS: Final = ("days", "warm_up", "plan_days")
_OFFICE: Final = frozenset(field.name for field in fields(OfficeParameters)) & Simulated.model_fields.keys() - {"days"}


def setting_of(given: Simulated) -> Setting:
    """The same office for `optimizer.simulation`.

    Raises
    ------
    ValueError
        A number is out of range.
    """
    return Setting(**given.model_dump(exclude=set(_CHANCES)), chances=_chances(given))


def parameters_of(given: Simulated) -> OfficeParameters:
    """Today's caseworkers and clients; the simulation lets new clients come on top."""
    return OfficeParameters(**given.model_dump(include=set(_OFFICE)))


def refusals(given: Simulated) -> Iterator[str]:
    """Everything that the simulation or the generator would not take, each with its value."""
    lengths = given.model_dump(include=set(_LENGTHS))
    yield from _refused(lambda: _chances(given))
    yield from (f"{_listed(lengths)}: {text}" for text in _refused(lambda: Setting(**lengths)))
    yield from _refused(lambda: refuse_unusable(parameters_of(given)))


def _chances(given: Simulated) -> Chances:
    return Chances(**given.model_dump(include=set(_CHANCES)))


def _refused(make: Callable[[], object]) -> list[str]:
    try:
        make()
    except ValueError as error:
        return str(error).splitlines()
    except InputError as error:
        return [f"{fault.field.replace('-', '_')} {fault.value}: {fault.message}" for fault in error.faults]
    return []


def _listed(values: dict[str, int]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
