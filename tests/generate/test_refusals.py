from dataclasses import replace
from typing import Any

import pytest

from optimizer.errors import InputError
from optimizer.generate import Calibration, OfficeParameters, generate

TINY = OfficeParameters(caseworkers=2, clients=4, days=2)


def refused(parameters: OfficeParameters) -> list[str]:
    with pytest.raises(InputError) as caught:
        generate(parameters)
    return [fault.field for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("field", "bad", "good"),
    [
        ("caseworkers", 0, 1),
        ("clients", 0, 1),
        ("days", 0, 1),
        ("days", 401, 400),
        ("seed", -1, 0),
        ("utilisation", 0.009, 0.01),
        ("utilisation", float("nan"), 0.5),
        ("scarce_languages", -0.1, 0),
        ("familiarisation_minutes", -1, 0),
        ("new_relationship_points", -1, 0),
    ],
)
def test_parameters_at_their_limits(field: str, bad: float, good: float) -> None:
    assert refused(replace(TINY, **{field: bad})) == [field.replace("_", "-")]
    assert generate(replace(TINY, **{field: good})).clients


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("presence", 1.1),
        ("case_work", 0.01),
        ("spread", float("inf")),
        ("least_minutes", 0),
        ("language_mix", ()),
        ("language_mix", (("en", 0.5), ("en", 0.5))),
        ("language_mix", (("en", -1.0), ("es", 2.0))),
        ("language_mix", (("", 1.0),)),
        ("program_mix", (("calfresh+golf", 1.0),)),
        ("leave_lengths", (("long", 1.0),)),
        ("leave_lengths", (("0", 1.0),)),
        ("papers_least", 11),
        ("in_progress_least", 15),
        ("weight_two", 0.99),
    ],
)
def test_calibration_out_of_range(field: str, bad: Any) -> None:
    assert refused(replace(TINY, calibration=Calibration(**{field: bad}))) == [field.replace("_", "-")]


def test_incoming_work_needs_some_rate() -> None:
    still = Calibration(change_rate=0, document_rate=0, call_rate=0, lobby_rate=0)
    assert refused(replace(TINY, calibration=still)) == ["change-rate"]


def test_everything_is_reported_at_once() -> None:
    assert refused(replace(TINY, seed=-1, days=0, calibration=Calibration(presence=2))) == ["seed", "days", "presence"]
