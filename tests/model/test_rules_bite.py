"""Each rule is needed: without it the exact model likes a plan better that the checker refuses."""

from collections.abc import Mapping

import pytest

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance, Predecessor, Relationship, Rules
from optimizer.model.build import build_model
from optimizer.model.decisions import decisions_of_values
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.rules import OBJECTIVES, RULES, Policy, RuleId
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request
from tests.builders import caseworker, client, day, instance, task
from tests.oracle.brute_force import optimum

TWO = (caseworker("w1"), caseworker("w2"))
KNOWN_TO_BOTH = client(contacts={"w1": 1, "w2": 1})
STRANGER = client(contacts={"left": 1})
CAPPED = instance(caseworkers=(caseworker(max_caseload=1),), clients=(client("c1"), client("c2")), tasks=())

#: By rule and policy, an office whose best plan would break the rule.
OFFICES: Mapping[RuleId, Mapping[Policy, Instance]] = {
    # two caseworkers keep more of the relationship than one
    "A1": dict.fromkeys(
        ("client-based", "cover", "task-based"), instance(caseworkers=TWO, clients=(KNOWN_TO_BOTH,), tasks=())
    ),
    "A2": dict.fromkeys(
        ("client-based", "cover"), instance(clients=(client(caseworker="w1", language="es"),), tasks=())
    ),
    "A3": {
        "client-based": instance(
            caseworkers=TWO, clients=(client(caseworker="w1", pin="w1"),), tasks=(task(pin="w2"),)
        ),
        "cover": instance(tasks=(task(program="medi-cal"),)),
        "task-based": instance(tasks=(task(program="medi-cal"),)),
    },
    "A4": dict.fromkeys(("client-based", "cover"), CAPPED),
    "P1": {
        # on time with a colleague only
        "client-based": instance(
            caseworkers=(caseworker("w1", availability={day(0): 0}), caseworker("w2")),
            clients=(client(caseworker="w1", pin="w1"),),
        ),
        # a colleague knows the client better than today's caseworker
        "task-based": instance(
            caseworkers=TWO, relationships=(Relationship(client="c1", caseworker="w2", points=120),)
        ),
    },
    "C1": dict.fromkeys(
        ("client-based", "cover", "task-based"), instance(tasks=(task("t1", minutes=60), task("t2", minutes=60)))
    ),
    # 71 minutes and 30 of reading in are one more than the day has
    "C2": dict.fromkeys(
        ("client-based", "cover", "task-based"),
        instance(rules=Rules(familiarisation_minutes=30), clients=(STRANGER,), tasks=(task(minutes=71),)),
    ),
    # the appointment lies after the due day
    "T1": dict.fromkeys(("client-based", "cover", "task-based"), instance(tasks=(task(fixed_day=day(1)),))),
    # both due on the first day, a day apart
    "T2": dict.fromkeys(
        ("client-based", "cover", "task-based"),
        instance(tasks=(task("t1"), task("t2", after=(Predecessor(task="t1", days=1),)))),
    ),
}
CASES = [(rule, policy, office) for rule, offices in OFFICES.items() for policy, office in offices.items()]

#: What the checker says, where that is not the rule left out: a plan has one caseworker a client, so that a second one
#: shows as points that nobody finds; and minutes forgotten show in the day that they overfill.
SHOWS_AS = {"A1": "claims", "C2": "C1"}


def best_plan(office: Instance, policy: Policy, without: frozenset[RuleId] = frozenset()) -> Plan:
    """The lexicographic optimum of the model as it is built, with the values that the model sees."""
    indexed = index_instance(office)
    model = build_model(indexed, policy, OBJECTIVES, without)
    solver, values, claimed = CpSatModel(model.linear), None, []
    for name, objective in model.objectives.items():
        answer = solver.solve(objective, values, Request(Clock(60), seconds=60, threads=1, seed=1))
        assert answer.ending == "optimal"
        assert answer.values is not None
        values, value = answer.values, objective.value(answer.values)
        limit = objective.sign * (value - objective.constant)
        solver.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)
        claimed.append(ObjectiveValue(name=name, value=value))
    assert values is not None
    return assemble_plan(indexed, policy, decisions_of_values(model, values), claimed)


def test_every_rule_is_shown() -> None:
    assert set(OFFICES) == set(RULES)


@pytest.mark.parametrize(("rule", "policy", "office"), CASES)
def test_the_model_without_a_rule_breaks_that_rule(rule: RuleId, policy: Policy, office: Instance) -> None:
    made = best_plan(office, policy, without=frozenset({rule}))
    found = {violation.rule for violation in check_plan(office, made).violations}
    # Values that rest on the broken rule may be wrong too.
    assert found | {"claims"} == {SHOWS_AS.get(rule, rule), "claims"}


@pytest.mark.parametrize(("rule", "policy", "office"), CASES)
def test_the_whole_model_keeps_it(rule: RuleId, policy: Policy, office: Instance) -> None:
    made = best_plan(office, policy)
    assert check_plan(office, made).violations == ()
    assert {row.name: row.value for row in made.objectives} == optimum(office, policy)
