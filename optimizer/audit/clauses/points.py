"""`caseload.most_points`: caseload points of the clients of one caseworker."""

from collections import Counter

from optimizer.audit.clauses.holders import UNKNOWN_TO_A_LOG, not_placed, over
from optimizer.audit.ruling import Ruling, failed, passed, unjudged
from optimizer.audit.subject import PlanSubject, Subject

CLAUSE = "caseload.most_points"


def judge(most: int, subject: Subject) -> Ruling:
    asks = f"a caseworker's clients count at most {most:,} caseload points"
    if not isinstance(subject, PlanSubject):
        return unjudged(CLAUSE, asks, UNKNOWN_TO_A_LOG)
    points: Counter[str] = Counter({worker.id: 0 for worker in subject.facts.instance.caseworkers})
    for client in subject.facts.instance.clients:
        holder = subject.facts.caseworker_of[client.id]
        if holder is not None:
            points[holder] += client.caseload_points
    evidence = over(points, most, "points")
    highest = f"the highest caseload is {max(points.values(), default=0):,} points{not_placed(subject)}"
    if evidence:
        return failed(CLAUSE, asks, f"{len(evidence):,} of {len(points):,} caseworkers have more; {highest}", evidence)
    return passed(CLAUSE, asks, highest)
