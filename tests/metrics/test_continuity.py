from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb

import pytest

from optimizer.metrics.continuity import coc, distinct, hand_offs, herfindahl, indices_of, secon, summarise, upc
from optimizer.metrics.random_dispatch import expected_upc


def test_indices_of_a_mixed_sequence():
    indices = indices_of("aabac")  # n = 3, 1, 1
    assert (indices.contacts, indices.hand_offs, indices.distinct) == (5, 3, 3)
    assert indices.upc == 3 / 5
    assert indices.coc == (11 - 5) / (5 * 4)
    assert indices.secon == 1 / 4
    assert indices.herfindahl == 11 / 25


def test_one_caseworker_throughout_is_perfect_and_all_different_is_none():
    assert (upc("aaaa"), coc("aaaa"), secon("aaaa"), herfindahl("aaaa")) == (1, 1, 1, 1)
    assert (upc("abcd"), coc("abcd"), secon("abcd"), herfindahl("abcd")) == (0.25, 0, 0, 0.25)


def test_order_matters_to_secon_and_hand_offs_alone():
    assert (upc("aabb"), coc("aabb"), herfindahl("aabb")) == (upc("abab"), coc("abab"), herfindahl("abab"))
    assert (hand_offs("aabb"), hand_offs("abab")) == (1, 3)
    assert secon("aabb") > secon("abab")


def test_undefined_is_none_below_two_contacts():
    assert (coc("a"), secon("a")) == (None, None)
    assert (upc("a"), herfindahl("a"), hand_offs("a"), distinct("a")) == (1, 1, 0, 1)
    assert (upc(""), coc(""), secon(""), herfindahl("")) == (None, None, None, None)
    assert (coc("ab"), secon("ab")) == (0, 0)


def test_summary_counts_who_is_left_out():
    summary = summarise(["aab", "a", "", "", "bb"], pool=3)
    assert (summary.clients, summary.clients_without_contacts, summary.clients_with_one_contact) == (3, 2, 1)
    assert summary.upc.count == 3
    assert summary.coc.count == summary.secon.count == 2
    assert summary.coc.mean == pytest.approx((2 / 6 + 1) / 2)
    assert summary.hand_offs.mean == pytest.approx(1 / 3)
    assert summary.upc_expected_at_random == pytest.approx(
        (expected_upc(3, 3) + expected_upc(1, 3) + expected_upc(2, 3)) / 3
    )


def test_summary_of_nobody_is_undefined():
    summary = summarise([""], pool=3)
    assert (summary.clients, summary.clients_without_contacts) == (0, 1)
    assert summary.upc is summary.upc_expected_at_random is summary.coc is None


def test_summary_takes_a_pool_for_each_client():
    summary = summarise(["ab", "ab"], pool=[1, 2])
    assert summary.upc_expected_at_random == pytest.approx((1 + 0.75) / 2)


@pytest.mark.parametrize("contacts", range(1, 7))
@pytest.mark.parametrize("pool", range(1, 5))
def test_expected_upc_is_the_mean_over_all_ways_to_dispatch(contacts, pool):
    ways = [max(Counter(way).values()) / contacts for way in product(range(pool), repeat=contacts)]
    assert expected_upc(contacts, pool) == pytest.approx(sum(ways) / len(ways), abs=1e-12)


def test_expected_upc_is_that_of_long_division_for_large_numbers():
    """Against whole-number counting: sequences with no letter more than m times, by Miller's recurrence."""
    assert expected_upc(60, 150) == pytest.approx(_expected_by_counting(60, 150), abs=1e-12)


def test_expected_upc_needs_contacts_and_a_pool():
    with pytest.raises(ValueError, match="at least 1"):
        expected_upc(0, 3)
    with pytest.raises(ValueError, match="at least 1"):
        expected_upc(3, 0)


def _expected_by_counting(contacts, pool):
    total = Fraction(0)
    for most in range(contacts):
        ways = [1]
        for n in range(1, contacts + 1):
            terms = ((k * (pool + 1) - n) * comb(n, k) * ways[n - k] for k in range(1, min(most, n) + 1))
            ways.append(sum(terms) // n)
        total += 1 - Fraction(ways[contacts], pool**contacts)
    return float(total / contacts)
