"""No bound excludes a plan that exists: not for the first objective, not for a later one given what was reached."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds import PRICED, PricedBound, WindowRelaxation, arithmetic_bound
from optimizer.bounds.allowance import Unlimited
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Policy
from tests.oracle.brute_force import all_values, optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities

SECONDS = 20.0


def relaxation_of(indexed: IndexedInstance, policy: Policy) -> WindowRelaxation:
    holders = possible_holders(indexed, policy)
    return WindowRelaxation(indexed, policy, holders, possible_doers(indexed, policy, holders))


def priced_of(indexed: IndexedInstance, policy: Policy) -> PricedBound:
    holders = possible_holders(indexed, policy)
    return PricedBound(indexed, policy, holders, possible_doers(indexed, policy, holders))


def counted(indexed: IndexedInstance, policy: Policy, name: ObjectiveName) -> int:
    """The bound by counting alone."""
    holders = possible_holders(indexed, policy)
    return arithmetic_bound(indexed, holders, possible_doers(indexed, policy, holders), name)


def excludes(name: ObjectiveName, bound: int | None, value: int) -> bool:
    """The bound says that there is no plan with this value."""
    if bound is None:
        return False
    return bound < value if name in MAXIMISED else bound > value


def crossed(
    indexed: IndexedInstance, policy: Policy, name: ObjectiveName, reached: dict[ObjectiveName, int], value: int
) -> dict[str, int | None]:
    """Every bound on `name` that says that `value` can't be."""
    relaxation = relaxation_of(indexed, policy)
    bounds = {
        "counting": counted(indexed, policy, name),
        "linear": relaxation.bound(name, reached, SECONDS),
        "whole": relaxation.whole(name, reached, SECONDS).bound,
    }
    if name in PRICED:
        bounds["prices"] = priced_of(indexed, policy).search(name, reached, Unlimited())[0]
    return {kind: bound for kind, bound in bounds.items() if excludes(name, bound, value)}


@tries(few=60, many=6_000)
@given(instances(), st.sampled_from(POLICIES))
def test_each_objective_as_the_first(instance: Instance, policy: Policy) -> None:
    indexed = index_instance(instance)
    for name in OBJECTIVES:
        best = optimum(instance, policy, (name,))[name]
        assert crossed(indexed, policy, name, {}, best) == {}, name


@tries(few=100, many=8_000)
@given(instances(), st.sampled_from(POLICIES), priorities())
def test_each_objective_given_the_best_before_it(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName]
) -> None:
    indexed, best = index_instance(instance), optimum(instance, policy, priority)
    reached: dict[ObjectiveName, int] = {}
    for name in priority:
        assert crossed(indexed, policy, name, reached, best[name]) == {}, name
        reached[name] = best[name]


@tries(few=40, many=3_000)
@given(instances(most=2, most_tasks=2), st.sampled_from(POLICIES), priorities(), st.data())
def test_each_objective_given_whatever_was_reached(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], data: st.DataObject
) -> None:
    """The values before it are those of any plan; the bound holds for every plan that is no worse in each of them."""
    plans = [dict(zip(OBJECTIVES, vector, strict=True)) for vector in sorted(all_values(instance, policy))]
    reference = data.draw(st.sampled_from(plans))
    indexed = index_instance(instance)
    reached: dict[ObjectiveName, int] = {}
    for name in priority:
        sign = -1 if name in MAXIMISED else 1
        best = sign * min(sign * plan[name] for plan in plans)
        assert crossed(indexed, policy, name, reached, best) == {}, name
        reached[name] = reference[name]
        plans = [plan for plan in plans if sign * plan[name] <= sign * reference[name]]
