"""Parameters that make no office, all reported at once."""

from collections.abc import Iterator
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.generate.calibration import Calibration, Mix
from optimizer.generate.figures import Figure, figures_of
from optimizer.generate.parameters import OfficeParameters
from optimizer.generate.staff import PROGRAMS
from optimizer.instance.schema import MOST

#: Parameter -> least and most.
_RANGES: tuple[tuple[str, float, float], ...] = (
    ("n_caseworkers", 1, 1_000),
    ("n_clients", 1, 200_000),
    ("seed", 0, 2**63),
    ("days", 1, 400),
    ("utilisation", 0.01, 5),
    ("familiarisation_minutes", 0, MOST),
    ("new_relationship_points", 0, MOST),
    ("scarce_languages", 0, 100),
)
_ORDERED = (
    ("least_minutes", "most_minutes"),
    ("papers_least", "papers_most"),
    ("in_progress_least", "in_progress_most"),
)


def refuse_unusable(parameters: OfficeParameters) -> None:
    """Raise an `InputError` that lists every parameter out of range.

    Raises
    ------
    InputError
        Some number is outside its range, or a mix is not one.
    """
    faults = [*_ranges(parameters), *_figures(parameters.calibration), *_pairs(parameters.calibration)]
    if faults:
        raise InputError(faults)


def _fault(name: str, value: Any, message: str) -> Fault:
    return Fault("generate", "office", name.removeprefix("n_").replace("_", "-"), str(value), message)


def _ranges(parameters: OfficeParameters) -> Iterator[Fault]:
    for name, least, most in _RANGES:
        value = getattr(parameters, name)
        if not least <= value <= most:
            yield _fault(name, value, f"must lie in {least:g} to {most:g}")


def _figures(numbers: Calibration) -> Iterator[Fault]:
    for number, figure in figures_of(numbers):
        value = getattr(numbers, number.name)
        if figure.unit == "mix":
            yield from _mix(number.name, value)
        else:
            yield from _range(number.name, value, figure)


def _range(name: str, value: float, figure: Figure) -> Iterator[Fault]:
    if not figure.least <= value <= figure.most:
        yield _fault(name, value, f"must lie in {figure.least:g} to {figure.most:g}")


def _mix(name: str, mix: Mix) -> Iterator[Fault]:
    if any(not 0 <= share <= 100 for _, share in mix) or round(sum(share for _, share in mix) * 1_000_000) < 1:
        yield _fault(name, mix, "shares must lie in 0 to 100, one of them above 0")
    if len({item for item, _ in mix}) < len(mix) or not all(item for item, _ in mix):
        yield _fault(name, mix, "names each item once")
    if name == "program_mix":
        unknown = {program for item, _ in mix for program in item.split("+")}.difference(PROGRAMS)
        for program in sorted(unknown):
            yield _fault(name, program, f"is not one of {', '.join(PROGRAMS)}")
    if name == "leave_lengths" and not all(item.isdecimal() and 1 <= int(item) <= 60 for item, _ in mix):
        yield _fault(name, mix, "lengths are whole numbers of days in 1 to 60")


def _pairs(numbers: Calibration) -> Iterator[Fault]:
    for least, most in _ORDERED:
        if getattr(numbers, least) > getattr(numbers, most):
            yield _fault(least, getattr(numbers, least), f"is above {most.replace('_', '-')}")
    if numbers.weight_two + numbers.weight_three > 1:
        yield _fault("weight_two", numbers.weight_two, "and weight-three add up to more than 1")
    if numbers.change_rate + numbers.document_rate + numbers.call_rate + numbers.lobby_rate <= 0:
        yield _fault("change_rate", numbers.change_rate, "and the rates of documents, calls and visits are all 0")
