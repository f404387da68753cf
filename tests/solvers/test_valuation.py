"""The search compares plans by the checker's numbers."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.rules import OBJECTIVES, ObjectiveName, Policy
from optimizer.solvers.valuation import Valuation
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import POLICIES, instances, priorities


@tries(few=100, many=20_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_every_objective_is_the_checker_s(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed, plan = index_instance(instance), data.draw(valid_plans(Facts(instance), policy))
    valuation, decisions = Valuation(indexed, OBJECTIVES, {}), decisions_of_plan(indexed, plan)
    found = {name: valuation.value(decisions, name) for name in OBJECTIVES}
    assert found == require_checked(instance, plan).score.objectives


@tries(few=50, many=2_000)
@given(instances(), st.sampled_from(POLICIES), priorities(), st.data())
def test_a_smaller_key_is_a_better_plan(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], data: st.DataObject
) -> None:
    indexed, facts = index_instance(instance), Facts(instance)
    pair = [data.draw(valid_plans(facts, policy)) for _ in range(2)]
    keys = [Valuation(indexed, priority, {}).key(decisions_of_plan(indexed, plan)) for plan in pair]
    first, second = (require_checked(instance, plan).score.objectives for plan in pair)
    differing = [name for name in priority if first[name] != second[name]]
    if not differing:
        assert keys[0] == keys[1]
    else:
        name = differing[0]
        better = first[name] > second[name] if name == "continuity" else first[name] < second[name]
        assert (keys[0] < keys[1]) == better
