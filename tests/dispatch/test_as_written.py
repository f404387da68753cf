"""The fast walk against a literal reading of docs/formulation.md, on random tiny offices."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.dispatch import RULES_OF_DISPATCH, dispatch
from tests.dispatch.literal import Literal
from tests.oracle.strategies import instances


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instance=instances(most_tasks=7), seed=st.integers(0, 3))
def test_dispatch_does_what_section_6_says(rule, instance, seed):
    plan, literal = dispatch(instance, rule, seed), Literal(instance, rule, seed)
    numbers = {day: number for number, day in enumerate(literal.days)}
    done = [(row.task, (row.caseworker, numbers[row.day], row.minutes)) for row in plan.schedule]
    assert done == list(literal.done.items())
    assert {row.client: row.caseworker for row in plan.assignments} == literal.named


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instance=instances(most_tasks=7))
def test_every_plan_passes_the_checker(rule, instance):
    checked = require_checked(instance, dispatch(instance, rule))
    assert {row.name: row.value for row in checked.plan.objectives} == checked.score.objectives


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instance=instances(most_tasks=7))
def test_the_order_of_the_file_changes_nothing(rule, instance):
    turned = instance.model_copy(
        update={name: getattr(instance, name)[::-1] for name in ("caseworkers", "clients", "tasks")}
    )
    plan, again = dispatch(instance, rule), dispatch(turned, rule)
    assert plan.schedule == again.schedule
    assert set(plan.assignments) == set(again.assignments)
