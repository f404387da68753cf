"""What the checker answers. Only the checker can make a `CheckedPlan`, so that nothing unchecked gets further."""

from dataclasses import InitVar, dataclass
from typing import Final

from optimizer.checks.score import Score
from optimizer.checks.violation import Violation
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan

_SEAL: Final = object()


@dataclass(frozen=True)
class CheckedPlan:
    """A plan that passed every check, its instance and its recomputed score."""

    plan: Plan
    instance: Instance
    score: Score
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a CheckedPlan comes from check_plan only")


@dataclass(frozen=True)
class Verdict:
    """All violations; the score where every row of the plan could be read; the checked plan where it passed."""

    violations: tuple[Violation, ...]
    score: Score | None
    checked: CheckedPlan | None

    @property
    def ok(self) -> bool:
        return not self.violations


def pass_verdict(plan: Plan, instance: Instance, score: Score) -> Verdict:
    """For `optimizer.checks.check` alone."""
    return Verdict((), score, CheckedPlan(plan, instance, score, _SEAL))
