"""From the page alone nobody works out a count of 1 to 10, nor that it is 0."""

from pathlib import Path

import pytest

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.files import read_instance
from optimizer.plan.files import read_plan
from optimizer.report.page import page_bytes
from optimizer.report.public import published
from optimizer.report.public.cells import Cells, Key
from optimizer.report.public.document import public_document
from optimizer.report.subject import Subject
from tests.report.public.attacker import Attacker, Name
from tests.report.public.offices import random_office
from tests.report.public.truth import Truth

_STORED = Path(__file__).resolve().parents[3] / "instances"


def attacked(checked: CheckedPlan) -> tuple[Attacker, Truth]:
    attacker = Attacker(page_bytes(public_document(Subject(checked))).decode())
    return attacker, Truth(checked.instance, checked.plan, attacker)


def stored(name: str) -> CheckedPlan:
    path = next(_STORED.glob(f"{name}.json*"))
    return require_checked(read_instance(path), read_plan(_STORED / "plans" / f"{name}.json.gz"))


def small_and_known(attacker: Attacker, truth: Truth) -> list[tuple[Name, tuple[float, float]]]:
    """Withheld counts below 11 of which the attacker finds out more than that they are."""
    small = [name for name in attacker.withheld() if min(truth.value(name), truth.people(name)) < 11]
    intervals = {name: attacker.interval(name) for name in small}
    return [(name, interval) for name, interval in intervals.items() if interval[0] > 0 or interval[1] < 10]


def assert_holds(checked: CheckedPlan) -> None:
    attacker, truth = attacked(checked)
    for name, said in attacker.said.items():
        if isinstance(said, int):
            assert (said, truth.people(name) >= 11) == (truth.value(name), True), name
        elif said == "few":
            assert truth.value(name) < 11, name
    assert small_and_known(attacker, truth) == []


@pytest.mark.parametrize("seed", range(24))
def test_small_counts_of_random_offices_stay_unknown(seed: int) -> None:
    assert_holds(random_office(seed))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["s", "m"])
def test_small_counts_of_stored_offices_stay_unknown(name: str) -> None:
    assert_holds(stored(name))


def only_small_ones(cells: Cells) -> frozenset[Key]:
    """Suppression without complement: what this test must be able to tell."""
    return frozenset(key for key, count in cells.counts.items() if count.is_small) | cells.unprinted


def test_without_complementary_suppression_the_attacker_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "withheld", only_small_ones)
    known = [small_and_known(*attacked(random_office(seed))) for seed in range(24)]
    exact = [interval for found in known for _, interval in found if interval[0] == interval[1] and interval[0] > 0]
    assert sum(map(bool, known)) >= 12
    assert len(exact) >= 12


def test_tables_that_are_protected_each_alone_give_each_other_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "withheld", each_row_alone)
    assert any(small_and_known(*attacked(random_office(seed))) for seed in range(24))


def each_row_alone(cells: Cells) -> frozenset[Key]:
    """The usual shortcut: beside each small cell of a row, the smallest other one; columns forgotten."""
    hidden = set(only_small_ones(cells))
    for _, parts in cells.totals:
        shown = sorted((part for part in parts if part not in hidden), key=lambda part: cells.counts[part].value)
        if len(shown) == len(parts) - 1:
            hidden.add(shown[0])
    return frozenset(hidden)
