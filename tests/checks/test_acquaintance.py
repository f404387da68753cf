import pytest

from optimizer.checks.acquaintance import Acquaintance
from optimizer.instance.schema import Client, Relationship
from tests.builders import caseworker, client, instance


def acquaintance(of: Client, *rows: tuple[str, int]) -> Acquaintance:
    relationships = tuple(Relationship(client="c1", caseworker=who, points=points) for who, points in rows)
    workers = tuple(caseworker(f"w{number}") for number in (1, 2, 3))
    return Acquaintance(instance(caseworkers=workers, clients=(of,), tasks=(), relationships=relationships))


@pytest.mark.parametrize(
    ("contacts", "points"), [((1, 7), 13), ((1, 8), 11), ((1, 199), 1), ((1, 200), 0), ((3, 3), 50)]
)
def test_shares_of_contacts_round_halves_up(contacts: tuple[int, int], points: int) -> None:
    of = client(contacts={"w2": contacts[0], "w3": contacts[1]})
    assert acquaintance(of).points("c1", "w2", named=None) == points


def test_contacts_with_people_who_left_count_in_the_sum() -> None:
    assert acquaintance(client(contacts={"w2": 1, "gone": 3})).points("c1", "w2", named=None) == 25


def test_own_caseworker_has_all_points_whatever_the_contacts() -> None:
    known = acquaintance(client(caseworker="w1", contacts={"w1": 1, "w2": 3}))
    assert [known.points("c1", who, named=None) for who in ("w1", "w2", "w3")] == [100, 75, 0]


def test_a_row_overrides_own_caseworker_and_contacts_of_that_pair_alone() -> None:
    known = acquaintance(client(caseworker="w1", contacts={"w2": 1}), ("w1", 10), ("w3", 120))
    assert [known.points("c1", who, named=None) for who in ("w1", "w2", "w3")] == [10, 100, 120]
    assert known.is_rated("c1")


def test_a_new_client_gives_all_points_to_whoever_is_named() -> None:
    known = acquaintance(client())
    assert known.is_new("c1")
    assert known.points("c1", "w1", named="w1") == 100
    assert known.points("c1", "w2", named="w1") == 0


@pytest.mark.parametrize(
    ("of", "rows", "new"),
    [
        (client(contacts={"w2": 0}), (), True),
        (client(contacts={"w2": 1}), (), False),
        (client(contacts={"gone": 1}), (), False),
        (client(caseworker="w1"), (), False),
        (client(), (("w3", 0),), False),
    ],
)
def test_new_means_no_own_caseworker_no_contact_and_no_row(of: Client, rows: tuple[tuple[str, int]], new: bool) -> None:
    assert acquaintance(of, *rows).is_new("c1") is new


def test_whoever_has_a_contact_or_a_row_has_met_the_client() -> None:
    known = acquaintance(client(contacts={"w1": 1, "w2": 0}), ("w3", 0))
    assert [known.met("c1", who) for who in ("w1", "w2", "w3")] == [True, False, True]
