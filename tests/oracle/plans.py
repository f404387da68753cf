"""Hypothesis strategies for concrete plans: right by construction, and with one thing changed."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.rules import Policy
from tests.oracle.brute_force import options, plan_of
from tests.oracle.facts import Facts
from tests.oracle.judge import broken_rules, true_minutes


@st.composite
def valid_plans(draw: st.DrawFn, facts: Facts, policy: Policy) -> Plan:
    """A plan that breaks no rule: each choice is drawn from those that keep it so."""
    instance = facts.instance
    plan = plan_of(instance, policy, tuple(_assignments(facts, policy)), ())
    for position in draw(st.permutations(range(len(instance.clients)))):
        named = [_assigned(plan, position, who) for who in (*facts.worker_at, None)]
        plan = draw(st.sampled_from([choice for choice in named if not broken_rules(facts, choice)]))
    for t in draw(st.permutations(range(len(instance.tasks)))):
        choices = [_scheduled(facts, plan, t, w, d, draw(st.booleans())) for w, d in options(facts, t)]
        right = [choice for choice in choices if not broken_rules(facts, choice)]
        plan = draw(st.sampled_from(right if right and draw(st.integers(0, 7)) < 7 else [plan]))
    return plan


@st.composite
def plans(draw: st.DrawFn, facts: Facts, policy: Policy) -> Plan:
    """A valid plan, or one with up to three things changed, which may or may not break a rule."""
    plan = draw(valid_plans(facts, policy))
    for _ in range(draw(st.sampled_from((0, 1, 1, 1, 2, 3)))):
        plan = draw(st.sampled_from(CHANGES))(draw, facts, plan)
    return plan


def _assignments(facts: Facts, policy: Policy) -> list[Assignment]:
    """Nobody is assigned, but under task-based, where today's caseworkers stay and orphans go to the first at hand."""
    first = facts.instance.caseworkers[0].id
    return [
        Assignment(client=client.id, caseworker=(client.caseworker or first) if policy == "task-based" else None)
        for client in facts.instance.clients
    ]


def _assigned(plan: Plan, position: int, worker: str | None) -> Plan:
    rows = list(plan.assignments)
    rows[position] = Assignment(client=rows[position].client, caseworker=worker)  # type: ignore[arg-type]
    return plan.model_copy(update={"assignments": tuple(rows)})


def _scheduled(facts: Facts, plan: Plan, t: int, w: int, d: int, first: bool) -> Plan:
    instance = facts.instance
    row = ScheduledTask(task=instance.tasks[t].id, caseworker=instance.caseworkers[w].id, day=facts.days[d], minutes=1)
    return _reckoned(facts, plan, [row, *plan.schedule] if first else [*plan.schedule, row])


def _reckoned(facts: Facts, plan: Plan, schedule: Sequence[ScheduledTask]) -> Plan:
    return plan.model_copy(update={"schedule": true_minutes(facts, schedule)})


def _rename(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    workers = [None, *(worker.id for worker in facts.instance.caseworkers)]
    return _assigned(plan, draw(st.integers(0, len(plan.assignments) - 1)), draw(st.sampled_from(workers)))


def _other_row(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    """A task moved to any day, a weekend perhaps, or to any caseworker, its minutes right."""
    if not plan.schedule:
        return plan
    rows = list(plan.schedule)
    at = draw(st.integers(0, len(rows) - 1))
    shift = timedelta(days=draw(st.sampled_from((-1, 0, 0, 1, 2))))
    worker = draw(st.sampled_from([worker.id for worker in facts.instance.caseworkers]))
    rows[at] = rows[at].model_copy(update={"day": rows[at].day + shift, "caseworker": worker})
    return _reckoned(facts, plan, rows)


def _more_work(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    """An open task put where A3 and T1 allow it, whether it fits there or not; or anywhere."""
    done = {row.task for row in plan.schedule}
    left = [t for t, task in enumerate(facts.instance.tasks) if task.id not in done]
    if not left:
        return _other_day(draw, facts, plan)
    t = draw(st.sampled_from(left))
    anywhere = [(w, d) for w in range(len(facts.worker_at)) for d in range(len(facts.days))]
    w, d = draw(st.sampled_from(options(facts, t) or anywhere))
    return _scheduled(facts, plan, t, w, d, draw(st.booleans()))


def _other_day(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    """A task moved to another working day, its caseworker kept."""
    if not plan.schedule:
        return plan
    rows = list(plan.schedule)
    at = draw(st.integers(0, len(rows) - 1))
    rows[at] = rows[at].model_copy(update={"day": draw(st.sampled_from(facts.days))})
    return _reckoned(facts, plan, rows)


def _less_work(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    if not plan.schedule:
        return plan
    gone = draw(st.sampled_from(plan.schedule))
    return _reckoned(facts, plan, [row for row in plan.schedule if row != gone])


def _other_minutes(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    if not plan.schedule:
        return plan
    rows = list(plan.schedule)
    at = draw(st.integers(0, len(rows) - 1))
    rows[at] = rows[at].model_copy(update={"minutes": max(1, rows[at].minutes + draw(st.sampled_from((-1, 1, 10))))})
    return plan.model_copy(update={"schedule": tuple(rows)})


def _other_order(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    """The rows in another order, so that another task may have to carry the familiarisation."""
    return plan.model_copy(update={"schedule": tuple(draw(st.permutations(plan.schedule)))})


def _other_policy(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    return plan.model_copy(update={"policy": draw(st.sampled_from(("client-based", "cover", "task-based")))})


def _spoilt_rows(draw: st.DrawFn, facts: Facts, plan: Plan) -> Plan:
    """A row twice, too few, or one that names somebody or something unknown."""
    rows, named = plan.schedule, plan.assignments
    unknown = named[0].model_copy(update={"caseworker": "nobody"})
    spoilt = [{"assignments": named[1:]}, {"assignments": (*named, named[0])}, {"assignments": (unknown, *named[1:])}]
    if rows:
        spoilt.append({"schedule": (*rows, rows[0])})
        spoilt.append({"schedule": (rows[0].model_copy(update={"task": "nothing"}), *rows[1:])})
        spoilt.append({"schedule": (rows[0].model_copy(update={"caseworker": "nobody"}), *rows[1:])})
    return plan.model_copy(update=draw(st.sampled_from(spoilt)))


CHANGES: Final[tuple[Callable[[st.DrawFn, Facts, Plan], Plan], ...]] = (
    _more_work,
    _other_day,
    _more_work,
    _other_row,
    _rename,
    _other_order,
    _less_work,
    _other_policy,
    _other_minutes,
)


@st.composite
def spoilt_plans(draw: st.DrawFn, facts: Facts, policy: Policy) -> Plan:
    """A plan whose rows do not fit the instance."""
    return _spoilt_rows(draw, facts, draw(valid_plans(facts, policy)))
