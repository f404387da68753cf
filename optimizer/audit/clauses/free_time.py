"""`time.least_free_share`: case-work minutes of a caseworker that the plan leaves free, for clients who call."""

from fractions import Fraction

from optimizer.audit.ruling import Evidence, Ruling, exact, failed, in_percent, passed, unjudged
from optimizer.audit.subject import PlanSubject, Subject

CLAUSE = "time.least_free_share"


def judge(least: float, subject: Subject) -> Ruling:
    asks = f"every caseworker has at least {in_percent(exact(least))} of the case-work minutes free for clients"
    if not isinstance(subject, PlanSubject):
        return unjudged(CLAUSE, asks, "a log doesn't say how many minutes people had")
    loads = subject.measures.workload.by_caseworker
    free = {
        worker: Fraction(load.available_minutes - load.minutes, load.available_minutes)
        for worker, load in loads.items()
        if load.available_minutes
    }
    if not free:
        return unjudged(CLAUSE, asks, "nobody has minutes in these days")
    short = sorted((share, worker) for worker, share in free.items() if share < exact(least))
    lowest = f"the least is {in_percent(min(free.values()))}"
    if not short:
        return passed(CLAUSE, asks, lowest)
    evidence = [
        Evidence(
            f"caseworker {worker}",
            float(share),
            f"{in_percent(share)} free: {loads[worker].minutes:,} of {loads[worker].available_minutes:,} minutes taken",
        )
        for share, worker in short
    ]
    return failed(CLAUSE, asks, f"{len(short):,} of {len(free):,} have less; {lowest}", evidence)
