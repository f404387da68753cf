"""From the page alone nobody works out a count of 1 to 10, nor that it is 0."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.instance.files import read_instance
from optimizer.metrics.contrast import Contender, dispatched
from optimizer.plan.files import read_plan
from optimizer.report.page import page_bytes
from optimizer.report.public import published
from optimizer.report.public.cells import Cells, Key
from optimizer.report.public.dispatch import counts_of_rule
from optimizer.report.public.document import public_document
from optimizer.report.public.protect import withheld
from optimizer.report.subject import Subject
from tests.report.public.attacker import Attacker, Name
from tests.report.public.offices import random_office, random_rivals
from tests.report.public.truth import Truth

_STORED = Path(__file__).resolve().parents[3] / "instances"


def attacked(checked: CheckedPlan, rivals: Sequence[Contender]) -> tuple[Attacker, Truth]:
    document = public_document(Subject(checked), [counts_of_rule(one) for one in rivals])
    attacker = Attacker(page_bytes(document).decode())
    return attacker, Truth(checked.instance, checked.plan, attacker, {one.name: one.checked.plan for one in rivals})


def random_attack(seed: int) -> tuple[Attacker, Truth]:
    checked = random_office(seed)
    return attacked(checked, random_rivals(checked, seed))


def stored(name: str) -> CheckedPlan:
    path = next(_STORED.glob(f"{name}.json*"))
    return require_checked(read_instance(path), read_plan(_STORED / "plans" / f"{name}.json.gz"))


def small_and_known(attacker: Attacker, truth: Truth) -> list[tuple[Name, tuple[float, float]]]:
    """Withheld counts below 11 of which the attacker finds out more than that they are."""
    small = [name for name in attacker.withheld() if min(truth.value(name), truth.people(name)) < 11]
    intervals = {name: attacker.interval(name) for name in small}
    return [(name, interval) for name, interval in intervals.items() if interval[0] > 0 or interval[1] < 10]


def assert_holds(attacker: Attacker, truth: Truth) -> None:
    for name, said in attacker.said.items():
        if isinstance(said, int):
            assert (said, truth.people(name) >= 11) == (truth.value(name), True), name
        elif said == "few":
            assert truth.value(name) < 11, name
    assert small_and_known(attacker, truth) == []


@pytest.mark.parametrize("seed", range(24))
def test_small_counts_of_random_offices_stay_unknown(seed: int) -> None:
    assert_holds(*random_attack(seed))


@pytest.mark.parametrize("seed", range(4))
def test_without_a_contrast_they_stay_unknown_too(seed: int) -> None:
    assert_holds(*attacked(random_office(seed), ()))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["s", "m"])
def test_small_counts_of_stored_offices_stay_unknown(name: str) -> None:
    checked = stored(name)
    rules = [rule for rule in RULES_OF_DISPATCH if rule != "dedicated"]
    assert_holds(*attacked(checked, [dispatched(checked.instance, rule, 1) for rule in rules]))


def only_small_ones(cells: Cells) -> frozenset[Key]:
    """Suppression without complement: what this test must be able to tell."""
    return frozenset(key for key, count in cells.counts.items() if count.is_small) | cells.unprinted


def test_without_complementary_suppression_the_attacker_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "withheld", only_small_ones)
    known = [small_and_known(*random_attack(seed)) for seed in range(24)]
    exact = [interval for found in known for _, interval in found if interval[0] == interval[1] and interval[0] > 0]
    assert sum(map(bool, known)) >= 12
    assert len(exact) >= 12


def test_tables_that_are_protected_each_alone_give_each_other_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "withheld", each_row_alone)
    assert any(small_and_known(*random_attack(seed)) for seed in range(24))


def each_row_alone(cells: Cells) -> frozenset[Key]:
    """The usual shortcut: beside each small cell of a row, the smallest other one; columns forgotten."""
    hidden = set(only_small_ones(cells))
    for _, parts in cells.totals:
        shown = sorted((part for part in parts if part not in hidden), key=lambda part: cells.counts[part].value)
        if len(shown) == len(parts) - 1:
            hidden.add(shown[0])
    return frozenset(hidden)


def test_small_counts_of_the_contrast_that_are_printed_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other tests must be able to tell: of the parts of rules alone nothing is withheld."""
    monkeypatch.setattr(published, "withheld", all_but_the_contrast)
    found = [random_attack(seed) for seed in range(24)]
    printed = [
        name
        for attacker, truth in found
        for name, said in attacker.said.items()
        if is_of_a_rule(name) and isinstance(said, int) and min(truth.value(name), truth.people(name)) < 11
    ]
    assert len(printed) >= 12


def test_a_part_that_is_printed_beside_a_small_rest_gives_the_rest_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "withheld", small_rests_alone)
    known = [small_and_known(*random_attack(seed)) for seed in range(12)]
    exact = [name for found in known for name, (least, most) in found if is_of_a_rule(name) and least == most]
    assert len(exact) >= 6


def is_of_a_rule(name: Name) -> bool:
    return len(name) == 3 and name[1] in {"on_time", "named"}


def all_but_the_contrast(cells: Cells) -> frozenset[Key]:
    return frozenset(key for key in withheld(cells) if not is_part_of_a_rule(key))


def small_rests_alone(cells: Cells) -> frozenset[Key]:
    """Protected but for the contrast, of which only the small counts themselves are withheld."""
    small = {key for key, count in cells.counts.items() if count.is_small and is_part_of_a_rule(key)}
    return all_but_the_contrast(cells) | small


def is_part_of_a_rule(key: Key) -> bool:
    return isinstance(key, tuple) and key[-1] in {"part", "rest"}
