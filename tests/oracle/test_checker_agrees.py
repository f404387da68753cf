"""The checker and the oracle, written apart from the same page, docs/formulation.md, say the same of any plan."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.schema import Instance
from optimizer.rules import Policy
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.judge import broken_rules, values
from tests.oracle.plans import plans, spoilt_plans, valid_plans
from tests.oracle.strategies import POLICIES, instances


@tries(few=1200, many=30_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_same_rules_broken(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    facts = Facts(instance)
    plan = data.draw(plans(facts, policy))
    found, expected = {violation.rule for violation in check_plan(instance, plan).violations}, broken_rules(facts, plan)
    # How many working days lie before or after a date that is none, docs/formulation.md does not say.
    vague = {"T2"} if "T1" in expected else set()
    assert found - vague == expected - vague


@tries(few=300, many=20_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_same_objectives(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    facts = Facts(instance)
    plan = data.draw(valid_plans(facts, policy))
    verdict = check_plan(instance, plan)
    assert verdict.ok, verdict.violations
    assert verdict.score is not None
    assert verdict.score.objectives == values(facts, plan)
    assert verdict.score.kept_points + verdict.score.contact_points == verdict.score.objectives["continuity"]


@tries(few=150, many=5_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_rows_that_do_not_fit_are_refused(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    plan = data.draw(spoilt_plans(Facts(instance), policy))
    verdict = check_plan(instance, plan)
    assert not verdict.ok
    assert verdict.checked is None


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_same_continuity_score(instance: Instance, policy: Policy, data: st.DataObject) -> None:
    facts = Facts(instance)
    score = check_plan(instance, data.draw(valid_plans(facts, policy))).score
    assert score is not None
    assert score.continuity_best == best_points(facts)
    assert score.continuity_score == percent(score.objectives["continuity"], best_points(facts))


def best_points(facts: Facts) -> int:
    """The most that the instance could give, capacity and caps ignored."""
    total = 0
    everybody = range(len(facts.worker_at))
    for c in range(len(facts.client_at)):
        total += max((facts.kept_value(c, w) for w in everybody if facts.eligible[c][w]), default=0)
    for t in range(len(facts.task_at)):
        if facts.release[t] < len(facts.days):
            total += max((facts.task_value(t, w, w) for w in everybody if facts.able[t][w]), default=0)
    return total


def percent(points: int, best: int) -> Decimal | None:
    return Decimal((20_000 * points + best) // (2 * best)) / 100 if best else None
