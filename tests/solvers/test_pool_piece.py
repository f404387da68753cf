"""A piece under cover or task-based: tasks change hands and days, clients stay, and the whole stays a plan."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Policy
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.pool_pairs import PoolPairChooser
from optimizer.solvers.pool_piece import PoolPiece, cut_pool_piece
from optimizer.solvers.valuation import Valuation
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances
from tests.solvers.test_piece import improve, same

POOLED: tuple[Policy, ...] = ("cover", "task-based")
#: Peak and overtime are the piece's own; the rest adds up over pieces.
ADDITIVE: tuple[ObjectiveName, ...] = ("late", "continuity", "delay", "overtime")


@st.composite
def pieces(draw: st.DrawFn, indexed: IndexedInstance, decisions: Decisions) -> PoolPiece:
    """Some caseworkers, with some of the tasks free to move."""
    everybody = st.sampled_from(range(indexed.n_caseworkers))
    workers = np.array(sorted(draw(st.sets(everybody, min_size=1))), dtype=np.int64)
    free = draw(st.lists(st.booleans(), min_size=indexed.n_tasks, max_size=indexed.n_tasks))
    return cut_pool_piece(indexed, decisions, workers, np.array(free, dtype=np.bool_))


@tries(few=120, many=10_000)
@given(instances(), st.sampled_from(POOLED), st.data())
def test_cut_and_put_back_changes_nothing(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed = index_instance(instance)
    whole = decisions_of_plan(indexed, data.draw(valid_plans(Facts(instance), policy)))
    piece = data.draw(pieces(indexed, whole))
    assert same(piece.put_back(whole, piece.cut(whole)), whole)


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(POOLED), st.data(), st.sampled_from(ADDITIVE))
def test_a_better_piece_fits_the_whole_and_is_no_worse(
    instance: Instance, policy: Policy, data: st.DataObject, name: ObjectiveName
) -> None:
    indexed = index_instance(instance)
    whole = decisions_of_plan(indexed, data.draw(valid_plans(Facts(instance), policy)))
    piece = data.draw(pieces(indexed, whole))
    better = piece.put_back(whole, improve(piece, piece.cut(whole), name))
    assert check_plan(instance, assemble_plan(indexed, policy, better)).violations == ()
    assert np.array_equal(better.caseworker, whole.caseworker)
    valuation, sign = Valuation(indexed, OBJECTIVES, {}), -1 if name in MAXIMISED else 1
    assert sign * valuation.value(better, name) <= sign * valuation.value(whole, name)


@tries(few=100, many=2_000)
@given(instances(), st.sampled_from(POOLED), st.data(), st.sampled_from(OBJECTIVES))
def test_whoever_is_drawn_has_something_to_move(
    instance: Instance, policy: Policy, data: st.DataObject, name: ObjectiveName
) -> None:
    indexed = index_instance(instance)
    whole = decisions_of_plan(indexed, data.draw(valid_plans(Facts(instance), policy)))
    chooser = PoolPairChooser(indexed, 1)
    chosen = chooser.choose(name, whole)
    if chosen is not None:
        assert 1 <= len(chosen.workers) <= 2
        assert np.all(indexed.able[chosen.free][:, chosen.workers].any(axis=1))
        chooser.learn(chosen, worked=False)
