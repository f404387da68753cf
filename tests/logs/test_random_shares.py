from itertools import product
from math import prod

import pytest

from optimizer.logs.random_shares import (
    expected_distinct,
    expected_hand_offs,
    expected_herfindahl,
    expected_upc,
    repeat_chance,
)
from optimizer.metrics import continuity
from optimizer.metrics.random_dispatch import expected_upc as expected_upc_of_equals

SHARES = (0.5, 0.3, 0.2)


def enumerated(index, contacts: int) -> float:
    """The expectation by listing every sequence of people."""
    total = 0.0
    for sequence in product(range(len(SHARES)), repeat=contacts):
        total += prod(SHARES[person] for person in sequence) * index([str(person) for person in sequence])
    return total


@pytest.mark.parametrize("contacts", [2, 3, 5])
def test_expectations_equal_those_by_enumeration(contacts: int) -> None:
    assert repeat_chance(SHARES) == pytest.approx(enumerated(continuity.coc, contacts))
    assert repeat_chance(SHARES) == pytest.approx(enumerated(continuity.secon, contacts))
    assert expected_upc(contacts, SHARES) == pytest.approx(enumerated(continuity.upc, contacts))
    assert expected_herfindahl(contacts, SHARES) == pytest.approx(enumerated(continuity.herfindahl, contacts))
    assert expected_hand_offs(contacts, SHARES) == pytest.approx(enumerated(continuity.hand_offs, contacts))
    assert expected_distinct(contacts, SHARES) == pytest.approx(enumerated(continuity.distinct, contacts))


@pytest.mark.parametrize(("contacts", "pool"), [(1, 1), (2, 20), (12, 60), (40, 3)])
def test_equal_shares_give_what_the_measures_of_plans_show(contacts: int, pool: int) -> None:
    assert expected_upc(contacts, [1 / pool] * pool) == pytest.approx(expected_upc_of_equals(contacts, pool))
