"""What the clauses about caseloads share: whose client is whose, and who has too many."""

from collections.abc import Mapping

from optimizer.audit.ruling import Evidence
from optimizer.audit.subject import PlanSubject
from optimizer.metrics.wording import counted

UNKNOWN_TO_A_LOG = "a log shows the cases in which something was done, not all that a caseworker is responsible for"


def over(held: Mapping[str, int], most: int, unit: str) -> list[Evidence]:
    """Caseworkers who hold more than the limit, the highest first, then by id."""
    beyond = sorted((-number, worker) for worker, number in held.items() if number > most)
    return [Evidence(f"caseworker {worker}", -number, f"{-number:,} {unit}") for number, worker in beyond]


def not_placed(subject: PlanSubject) -> str:
    """Clients without a caseworker count for nobody, which a reader should know."""
    without = sum(holder is None for holder in subject.facts.caseworker_of.values())
    return f"; {counted(without, 'clients')} without a caseworker not counted" if without else ""
