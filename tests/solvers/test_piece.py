"""A piece of a plan is an office of its own, and whatever is decided in it fits back into the whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance, Predecessor
from optimizer.model.decisions import Decisions, decisions_of_plan, decisions_of_values, values_of_decisions
from optimizer.rules import OBJECTIVES, ObjectiveName
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request
from optimizer.solvers.piece import Piece, cut_piece
from optimizer.solvers.pieces import model_of_piece
from tests.builders import caseworker, client, day, instance, task
from tests.checks.plans import plan as plan_with
from tests.checks.plans import row
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances


@st.composite
def pieces(draw: st.DrawFn, indexed: IndexedInstance, decisions: Decisions) -> Piece:
    """Some caseworkers, with some of their clients free to move and perhaps somebody whom nobody serves."""
    everybody = st.sampled_from(range(indexed.n_caseworkers))
    workers = np.array(sorted(draw(st.sets(everybody, min_size=1))), dtype=np.int64)
    free = np.array(draw(st.lists(st.booleans(), min_size=indexed.n_clients, max_size=indexed.n_clients)))
    unserved = [c for c in np.flatnonzero(decisions.caseworker < 0).tolist() if draw(st.booleans())]
    return cut_piece(indexed, decisions, workers, free, np.array(unserved, dtype=np.int64) if unserved else None)


def same(one: Decisions, other: Decisions) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("caseworker", "performer", "day"))


def improve(piece: Piece, part: Decisions, name: ObjectiveName) -> Decisions:
    """The best of one objective within the piece."""
    model = model_of_piece(piece, (name,))
    values = values_of_decisions(model, part)
    assert model.linear.accepts(values), "the piece's model refuses the plan that it was cut from"
    answer = CpSatModel(model.linear).solve(
        model.objectives[name], values, Request(Clock(60), seconds=60, threads=1, seed=1)
    )
    assert answer.values is not None
    return decisions_of_values(model, answer.values)


@tries(few=120, many=10_000)
@given(instances(policy="client-based"), st.data())
def test_cut_and_put_back_changes_nothing(instance: Instance, data: st.DataObject) -> None:
    indexed = index_instance(instance)
    whole = decisions_of_plan(indexed, data.draw(valid_plans(Facts(instance), "client-based")))
    piece = data.draw(pieces(indexed, whole))
    assert same(piece.put_back(whole, piece.cut(whole)), whole)


@tries(few=120, many=10_000)
@given(instances(policy="client-based"), st.data(), st.sampled_from(OBJECTIVES))
def test_a_better_piece_fits_the_whole(instance: Instance, data: st.DataObject, name: ObjectiveName) -> None:
    indexed = index_instance(instance)
    whole = decisions_of_plan(indexed, data.draw(valid_plans(Facts(instance), "client-based")))
    piece = data.draw(pieces(indexed, whole))
    better = piece.put_back(whole, improve(piece, piece.cut(whole), name))
    verdict = check_plan(instance, assemble_plan(indexed, "client-based", better))
    assert verdict.violations == ()


def two_desks() -> Instance:
    """t2 of w2's client waits a day for t1 of w1's client; t3 waits for nobody."""
    return instance(
        caseworkers=(caseworker("w1"), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w2")),
        tasks=(
            task("t1", "c1"),
            task("t2", "c2", after=(Predecessor(task="t1", days=1),)),
            task("t3", "c2"),
        ),
    )


def days_of(worker: int, office: Instance) -> list[int]:
    """Days of the tasks of one caseworker's piece, once its delay is as small as it gets."""
    indexed = index_instance(office)
    made = plan_with(office, row("t1", "w1", 1), row("t2", "w2", 3), row("t3", "w2", 3))
    whole = decisions_of_plan(indexed, made)
    piece = cut_piece(indexed, whole, np.array([worker]), np.ones(indexed.n_clients, dtype=np.bool_))
    return improve(piece, piece.cut(whole), "delay").day.tolist()


def test_a_task_tied_to_one_outside_keeps_its_day() -> None:
    assert days_of(0, two_desks()) == [1]
    assert days_of(1, two_desks()) == [3, 0]


def test_a_task_never_done_stays_so_where_it_is_tied() -> None:
    office = two_desks()
    indexed = index_instance(office)
    whole = decisions_of_plan(indexed, plan_with(office, row("t1", "w1", 1)))
    piece = cut_piece(indexed, whole, np.array([1]), np.zeros(2, dtype=np.bool_))
    assert improve(piece, piece.cut(whole), "late").day.tolist() == [-1, 0]


def test_a_task_that_one_outside_waits_for_stays_done() -> None:
    """Dropping it would save its minutes; w1's peak can't fall below its share."""
    office = two_desks()
    indexed = index_instance(office)
    whole = decisions_of_plan(indexed, plan_with(office, row("t1", "w1", 1), row("t2", "w2", 3), row("t3", "w2", 3)))
    for worker, expected in ((0, [1]), (1, [-1, -1])):
        piece = cut_piece(indexed, whole, np.array([worker]), np.zeros(2, dtype=np.bool_))
        assert improve(piece, piece.cut(whole), "peak").day.tolist() == expected


def test_who_is_not_free_stays() -> None:
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", availability={day(0): 0})),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w2")),
        tasks=(task("t1", "c1"), task("t2", "c2")),
    )
    indexed = index_instance(office)
    whole = decisions_of_plan(indexed, plan_with(office, row("t1", "w1"), row("t2", "w2", 1)))
    for free in (True, False):
        piece = cut_piece(indexed, whole, np.array([0, 1]), np.array([False, free]))
        assert improve(piece, piece.cut(whole), "late").caseworker.tolist() == [0, 0 if free else 1]
