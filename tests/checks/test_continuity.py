from decimal import Decimal
from itertools import product
from random import Random

import pytest

from optimizer.checks.check import check_plan
from optimizer.checks.continuity import continuity_score, most_points
from optimizer.checks.facts import Facts
from optimizer.checks.score import Score
from optimizer.instance.schema import Client, Instance, Relationship, Rules, Task
from optimizer.plan.schema import Plan
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row

TWO = (caseworker("w1"), caseworker("w2"))


def score(office: Instance, of: Plan) -> Score:
    found = check_plan(office, of).score
    assert found is not None
    return found


def points(office: Instance, of: Plan) -> tuple[int, int]:
    found = score(office, of)
    assert found.objectives["continuity"] == found.kept_points + found.contact_points
    return found.kept_points, found.contact_points


@pytest.mark.parametrize(
    ("of", "named", "kept", "contact"),
    [
        (client(caseworker="w1"), "w1", 100, 100),
        (client(caseworker="w2"), "w1", 0, 50),
        (client(caseworker="w2", contacts={"w1": 3, "w2": 1}), "w1", 75, 75),
        (client(contacts={"w1": 1, "w2": 2}), "w1", 33, 50),
        (client(), "w1", 100, 100),
        (client(caseworker="w1", weight=3), "w1", 300, 300),
        (client(caseworker="w2", weight=3), "w1", 0, 150),
    ],
)
def test_points_of_a_client_and_of_its_task_done_by_the_named(of: Client, named: str, kept: int, contact: int) -> None:
    office = instance(caseworkers=TWO, clients=(of,))
    assert points(office, plan(office, row(caseworker=named), named={"c1": named})) == (kept, contact)


@pytest.mark.parametrize(
    ("of", "kept", "contact"),
    [
        (client(caseworker="w1"), 100, 0),
        (client(caseworker="w1", contacts={"w1": 4, "w2": 1}), 100, 20),
        (client(), 100, 0),
        (client(contacts={"w2": 1}), 0, 100),
    ],
)
def test_a_task_done_by_another_earns_their_relationship_without_beta(of: Client, kept: int, contact: int) -> None:
    office = instance(caseworkers=TWO, clients=(of,))
    assert points(office, plan(office, row(caseworker="w2"), named={"c1": "w1"}, policy="cover")) == (kept, contact)


def test_no_beta_for_a_client_with_a_row_whoever_it_names() -> None:
    rows = (Relationship(client="c1", caseworker="w2", points=80),)
    office = instance(caseworkers=TWO, clients=(client(),), relationships=rows)
    assert points(office, plan(office, row(), named={"c1": "w1"})) == (0, 0)
    assert points(office, plan(office, row(caseworker="w2"), named={"c1": "w2"})) == (80, 80)


def test_beta_may_exceed_what_a_relationship_gives() -> None:
    office = instance(rules=Rules(new_relationship_points=130))
    assert points(office, plan(office, row())) == (100, 130)


def test_an_unassigned_client_earns_for_contacts_alone() -> None:
    of = client(contacts={"w1": 1, "w2": 1})
    office = instance(caseworkers=TWO, clients=(of,))
    assert points(office, plan(office, row(), named={"c1": None}, policy="cover")) == (0, 50)


def test_a_task_not_scheduled_earns_nothing() -> None:
    office = instance()
    assert points(office, plan(office)) == (100, 0)


def most(**fields: object) -> int:
    return most_points(Facts(instance(**fields)))


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (client(caseworker="w1"), 200),
        (client(), 200),
        (client(caseworker="w1", weight=4), 800),
        (client(contacts={"w1": 1, "w2": 2}), 67 + 67),
        (client(contacts={"gone": 1}), 0 + 50),
        (client(contacts={"w1": 3, "gone": 7}), 30 + 50),
        (client(caseworker="w1", barred=("w1",)), 0 + 50),
        (client(caseworker="w1", pin="w2"), 0 + 100),
        (client(language="fr", caseworker="w1"), 0),
        (client(language="fr"), 0),
    ],
)
def test_the_most_that_one_client_with_one_task_could_give(of: Client, expected: int) -> None:
    assert most(caseworkers=TWO, clients=(of,)) == expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (task(program="medi-cal"), 0 + 0),
        (task(pin="w2"), 100 + 50),
        (task(release=day(4), due=day(9)), 100 + 100),
        (task(release=day(5), due=day(9)), 100),
    ],
    ids=["nobody able", "pinned to a stranger", "released on the last day", "released after it"],
)
def test_the_most_that_a_task_could_give(what: Task, expected: int) -> None:
    assert most(caseworkers=TWO, clients=(client(caseworker="w1"),), tasks=(what,)) == expected


def test_the_most_knows_no_beta_for_a_client_with_a_row() -> None:
    rows = (Relationship(client="c1", caseworker="w2", points=20),)
    assert most(caseworkers=TWO, clients=(client(),), relationships=rows) == 20 + 20


def test_the_most_ignores_capacity_and_caps() -> None:
    assert most(caseworkers=(caseworker(minutes_per_day=0, max_caseload=0),)) == 200


@pytest.mark.parametrize(
    ("earned", "of", "expected"),
    [
        (0, 0, None),
        (0, 3, "0.00"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 20000, "0.01"),
        (1, 20001, "0.00"),
        (7, 7, "100.00"),
    ],
)
def test_the_score_is_a_percentage_with_two_decimals_halves_up(earned: int, of: int, expected: str | None) -> None:
    found = continuity_score(earned, of)
    assert (None if found is None else str(found)) == expected


def test_score_of_a_plan_by_hand() -> None:
    """c1 keeps w1 (3 x 100) and its task (3 x 100); c2 goes from w1 to w2 (2 x 25) and its task takes beta (2 x 50)."""
    clients = (
        client("c1", caseworker="w1", weight=3),
        client("c2", caseworker="w1", contacts={"w2": 1, "x": 3}, weight=2),
    )
    office = instance(caseworkers=TWO, clients=clients, tasks=(task("t1", "c1"), task("t2", "c2")))
    found = score(office, plan(office, row("t1"), row("t2", "w2"), named={"c2": "w2"}))
    assert (found.kept_points, found.contact_points) == (350, 400)
    assert found.continuity_best == 1000
    assert found.continuity_score == Decimal("75.00")


def test_nothing_to_earn_has_no_score() -> None:
    office = instance(clients=(), tasks=())
    assert score(office, plan(office)).continuity_score is None


@pytest.mark.parametrize("seed", range(20))
def test_no_plan_of_a_small_office_earns_more_than_the_most(seed: int) -> None:
    """Every choice of p(c) among the eligible and of w(t) among the able, under `cover`."""
    office = _random_office(Random(seed))
    facts = Facts(office)
    best = most_points(facts)
    named = [[None, *sorted(facts.eligibility.for_client(of))] for of in office.clients]
    doers = [[None, *sorted(facts.eligibility.for_task(what))] for what in office.tasks]
    for owners in product(*named):
        for workers in product(*doers):
            schedule = [row(f"t{t}", who) for t, who in enumerate(workers) if who is not None]
            chosen = {of.id: who for of, who in zip(office.clients, owners, strict=True)}
            assert sum(points(office, plan(office, *schedule, named=chosen, policy="cover"))) <= best


def _random_office(random: Random) -> Instance:
    workers = ("w0", "w1")
    clients = tuple(
        client(
            f"c{c}",
            caseworker=random.choice([None, *workers]),
            contacts={who: random.randrange(3) for who in (*workers, "gone")},
            weight=random.randint(1, 3),
            barred=random.choice([(), (), ("w0",)]),
            programs=random.choice([("calfresh",), ("calfresh", "medi-cal")]),
        )
        for c in range(2)
    )
    tasks = tuple(
        task(f"t{t}", f"c{t % 2}", program=random.choice(["calfresh", "medi-cal"]), release=MONDAY, due=MONDAY)
        for t in range(3)
    )
    rows = tuple(
        Relationship(client="c0", caseworker=who, points=random.randrange(150))
        for who in workers
        if random.random() < 0.3
    )
    return instance(
        horizon=horizon(1),
        rules=Rules(new_relationship_points=random.choice([0, 50, 120])),
        caseworkers=(caseworker("w0"), caseworker("w1", programs=("calfresh", "medi-cal"))),
        clients=clients,
        tasks=tasks,
        relationships=rows,
    )
