"""`caseload.most_clients.PROGRAMME`: clients in a programme of one caseworker."""

from collections import Counter

from optimizer.audit.clauses.holders import UNKNOWN_TO_A_LOG, not_placed, over
from optimizer.audit.ruling import Ruling, failed, passed, unjudged
from optimizer.audit.subject import PlanSubject, Subject
from optimizer.instance.faults import did_you_mean
from optimizer.instance.schema import ClientId

CLAUSE = "caseload.most_clients"


def judge(program: str, most: int, subject: Subject) -> Ruling:
    clause, asks = f"{CLAUSE}.{program}", f"a caseworker has at most {most:,} clients in {program}"
    if not isinstance(subject, PlanSubject):
        return unjudged(clause, asks, UNKNOWN_TO_A_LOG)
    members = _members(subject)
    if program not in members:
        return unjudged(clause, asks, f"no client is in {program}{did_you_mean(program, members)}")
    holders: Counter[str] = Counter({worker.id: 0 for worker in subject.facts.instance.caseworkers})
    holders.update(holder for client in members[program] if (holder := subject.facts.caseworker_of[client]) is not None)
    evidence = over(holders, most, "clients")
    highest = f"the most that one has is {max(holders.values(), default=0):,}{not_placed(subject)}"
    if evidence:
        return failed(clause, asks, f"{len(evidence):,} of {len(holders):,} caseworkers have more; {highest}", evidence)
    return passed(clause, asks, highest)


def _members(subject: PlanSubject) -> dict[str, list[ClientId]]:
    """Clients by programme, those of its tasks counted; each client once."""
    programs: dict[ClientId, set[str]] = {client.id: set(client.programs) for client in subject.facts.instance.clients}
    for task in subject.facts.instance.tasks:
        programs[task.client].add(task.program)
    members: dict[str, list[ClientId]] = {}
    for client, belongs in programs.items():
        for program in belongs:
            members.setdefault(program, []).append(client)
    return members
