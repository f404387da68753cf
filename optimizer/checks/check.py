"""The checker: every rule applied to a plan, all violations collected, every objective recomputed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from optimizer.checks.assignment import caseload_within_cap, caseworker_fits_client, one_caseworker
from optimizer.checks.capacity import day_within_capacity, minutes_of_task
from optimizer.checks.claims import claims
from optimizer.checks.performance import caseworker_fits_task, policy
from optimizer.checks.rows import identity, rows
from optimizer.checks.score import score_of
from optimizer.checks.subject import Subject
from optimizer.checks.timeliness import after_predecessors, one_working_day
from optimizer.checks.verdict import CheckedPlan, Verdict, pass_verdict
from optimizer.checks.violation import CheckId, Violation
from optimizer.errors import PlanRejected
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan

__all__ = [
    "CHECKS",
    "CheckedPlan",
    "Verdict",
    "Violation",
    "check_plan",
    "is_of_another_instance",
    "require_checked",
    "told_of",
]

#: The hard rules in the order of docs/formulation.md, and before them what must hold for a plan to be read at all.
CHECKS: Final[dict[CheckId, Callable[[Subject], Iterable[Violation]]]] = {
    "identity": identity,
    "rows": rows,
    "A1": one_caseworker,
    "A2": caseworker_fits_client,
    "A3": caseworker_fits_task,
    "A4": caseload_within_cap,
    "P1": policy,
    "C1": day_within_capacity,
    "C2": minutes_of_task,
    "T1": one_working_day,
    "T2": after_predecessors,
}


def check_plan(instance: Instance, plan: Plan) -> Verdict:
    """Judge a plan by its instance alone, trusting nothing that it says about itself."""
    subject = Subject(instance, plan)
    violations = [violation for check in CHECKS.values() for violation in check(subject)]
    score = score_of(subject) if _is_readable(violations) else None
    violations += claims(subject, score)
    if violations or score is None:
        return Verdict(tuple(violations), score, None)
    return pass_verdict(plan, instance, score)


def require_checked(instance: Instance, plan: Plan) -> CheckedPlan:
    """The checked plan.

    Raises
    ------
    PlanRejected
        With every violation, one a line; of a plan of another instance, just that and their number.
    """
    verdict = check_plan(instance, plan)
    if verdict.checked is None:
        raise PlanRejected("\n".join(told_of(verdict.violations)))
    return verdict.checked


def is_of_another_instance(violations: Iterable[Violation]) -> bool:
    return any(violation.rule == "identity" for violation in violations)


def told_of(violations: Sequence[Violation]) -> list[str]:
    """A line each; those that follow from a mistaken instance say nothing about the plan and are counted."""
    if not is_of_another_instance(violations):
        return [str(violation) for violation in violations]
    told = [str(violation) for violation in violations if violation.rule == "identity"]
    further = len(violations) - len(told)
    if further:
        many = "violation follows" if further == 1 else "violations follow"
        told.append(f"held against this instance, {further:,} further {many}; caseload check --json lists all")
    return told


def _is_readable(violations: Iterable[Violation]) -> bool:
    """Objectives of a plan whose rows are missing, doubled or unknown would be a guess."""
    return not any(violation.rule == "rows" for violation in violations)
