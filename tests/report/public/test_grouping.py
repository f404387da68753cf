import pytest

from optimizer.report.public.grouping import named_codes

NONE: frozenset[str] = frozenset()


def people(**sizes: int) -> list[tuple[str, str]]:
    """So many people under each code."""
    return [(code, f"{code}{number}") for code, size in sizes.items() for number in range(size)]


def test_a_code_of_eleven_people_is_named_and_one_of_ten_is_not() -> None:
    assert named_codes(people(en=40, es=11, hy=10, ru=3), NONE, 15) == {"en", "es"}


def test_others_that_are_too_few_take_the_smallest_code_with_them() -> None:
    assert named_codes(people(en=40, es=11, hy=10), NONE, 15) == {"en"}


def test_where_all_are_few_nothing_is_named() -> None:
    assert named_codes(people(en=10, es=10), NONE, 15) == frozenset()


def test_many_tasks_of_one_person_name_nothing() -> None:
    assert named_codes([("rare", "c1")] * 50 + people(en=30), NONE, 15) == frozenset()


def test_the_largest_codes_are_named_at_most_so_many() -> None:
    assert named_codes(people(a=20, b=40, c=30), NONE, 2) == {"b", "c"}


@pytest.mark.parametrize("code", ["W1", "w1", "medi-cal + w1"])
def test_a_code_that_is_an_id_is_not_named(code: str) -> None:
    assert named_codes([*people(en=40), *people(**{code: 20})], frozenset({"w1"}), 15) == {"en"}
