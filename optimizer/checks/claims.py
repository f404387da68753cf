"""What a plan says about itself: objective values, bounds and status."""

from collections import Counter
from collections.abc import Iterator

from optimizer.checks.score import Score
from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.rules import MAXIMISED


def claims(subject: Subject, score: Score | None) -> Iterator[Violation]:
    """Every claim that can be held against the plan itself; `score` is None where its rows can't be read."""
    for message in _claims(subject.plan, score):
        yield Violation("claims", message)


def _claims(plan: Plan, score: Score | None) -> Iterator[str]:
    yield from _listed_twice(plan)
    if plan.status == "no-plan":
        yield from _decided_without_plan(plan)
        return
    for objective in plan.objectives:
        yield from _value(objective, score)
        yield from _bound(objective, score)
    if plan.status == "optimal":
        yield from _optimal(plan)


def _listed_twice(plan: Plan) -> Iterator[str]:
    for name, count in Counter(objective.name for objective in plan.objectives).items():
        if count > 1:
            yield f"objective {name} is listed {count} times"


def _decided_without_plan(plan: Plan) -> Iterator[str]:
    """A file that says `no-plan` decides nothing; a bound may have been proven all the same."""
    assigned = sum(row.caseworker is not None for row in plan.assignments)
    if assigned:
        yield f"the status is no-plan, but {assigned} clients are assigned"
    if plan.schedule:
        yield f"the status is no-plan, but {len(plan.schedule)} tasks are scheduled"
    for objective in plan.objectives:
        if objective.value is not None:
            yield f"the status is no-plan, but {objective.name} is said to be {objective.value}"


def _value(objective: ObjectiveValue, score: Score | None) -> Iterator[str]:
    if objective.value is None:
        yield f"{objective.name} has no value, which only a no-plan file may say"
    elif score is not None and objective.value != score.objectives[objective.name]:
        yield f"{objective.name} is said to be {objective.value}, but is {score.objectives[objective.name]}"


def _bound(objective: ObjectiveValue, score: Score | None) -> Iterator[str]:
    """A bound that this very plan beats is none: it holds given the values before it, which are the plan's own."""
    reached = objective.value if score is None else score.objectives[objective.name]
    if reached is None or objective.bound is None:
        return
    best, worst = ("most", "more") if objective.name in MAXIMISED else ("least", "less")
    beaten = reached > objective.bound if objective.name in MAXIMISED else reached < objective.bound
    if beaten:
        yield f"{objective.name} is said to be at {best} {objective.bound}, but the plan reaches {reached}, {worst}"


def _optimal(plan: Plan) -> Iterator[str]:
    if not plan.objectives:
        yield "the status is optimal, but no objective is listed"
    for objective in plan.objectives:
        if objective.value != objective.bound:
            proven = "no bound is proven" if objective.bound is None else f"the bound is {objective.bound}"
            yield f"the status is optimal, but {objective.name} is {objective.value} and {proven}"
