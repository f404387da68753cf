"""Plans, decisions and values of the model say the same."""

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.build import build_model
from optimizer.model.decisions import Decisions, decisions_of_plan, decisions_of_values, values_of_decisions
from optimizer.rules import OBJECTIVES, Policy
from optimizer.solvers.assemble import assemble_plan
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.judge import broken_rules, true_minutes
from tests.oracle.plans import plans, valid_plans
from tests.oracle.strategies import POLICIES, instances


def listed(decisions: Decisions) -> list[list[int]]:
    return [array.tolist() for array in (decisions.caseworker, decisions.performer, decisions.day)]


@tries(few=100, many=10_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_a_plan_comes_back_from_its_decisions(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed, plan = index_instance(instance), data.draw(valid_plans(Facts(instance), policy))
    again = assemble_plan(indexed, policy, decisions_of_plan(indexed, plan))
    assert again.assignments == plan.assignments
    assert {(row.task, row.caseworker, row.day) for row in again.schedule} == {
        (row.task, row.caseworker, row.day) for row in plan.schedule
    }
    assert require_checked(instance, again).score == require_checked(instance, plan).score


@tries(few=100, many=10_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_the_model_takes_every_valid_plan_at_its_value(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed, plan = index_instance(instance), data.draw(valid_plans(Facts(instance), policy))
    model, decisions = build_model(indexed, policy, OBJECTIVES), decisions_of_plan(indexed, plan)
    values = values_of_decisions(model, decisions)
    assert model.linear.accepts(values)
    assert listed(decisions_of_values(model, values)) == listed(decisions)
    score = require_checked(instance, plan).score
    assert {name: objective.value(values) for name, objective in model.objectives.items()} == score.objectives


@tries(few=150, many=20_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_the_model_takes_a_plan_just_where_no_rule_is_broken(
    instance: Instance, policy: Policy, data: st.DataObject
) -> None:
    facts = Facts(instance)
    plan = data.draw(plans(facts, policy))
    on_days = [row for row in plan.schedule if row.day in facts.day_at]  # decisions know working days only
    plan = plan.model_copy(update={"schedule": true_minutes(facts, on_days)})
    indexed = index_instance(instance)
    model = build_model(indexed, plan.policy, OBJECTIVES)
    accepted = model.linear.accepts(values_of_decisions(model, decisions_of_plan(indexed, plan)))
    assert accepted == (broken_rules(facts, plan) == set())
