"""Continuity points, and the most that an instance could give (docs/formulation.md, "Continuity points")."""

from decimal import Decimal

from optimizer.checks.acquaintance import FULL
from optimizer.checks.facts import Facts
from optimizer.checks.rounding import round_half_up
from optimizer.checks.subject import Subject
from optimizer.instance.schema import CaseworkerId, Client, ClientId, Task


def kept_points(subject: Subject) -> int:
    """For relationships kept: weight x r(c, p(c)) of every assigned client."""
    facts = subject.facts
    return sum(
        facts.clients[client].weight * facts.acquaintance.points(client, named, named)
        for client, named in subject.named.items()
        if named is not None
    )


def contact_points(subject: Subject) -> int:
    """For contacts: weight x the value of who does it, over scheduled tasks."""
    total = 0
    for row in subject.done.values():
        client = subject.client_of(row)
        value = task_value(subject.facts, client, row.caseworker, subject.named.get(client))
        total += subject.facts.clients[client].weight * value
    return total


def task_value(facts: Facts, client: ClientId, caseworker: CaseworkerId, named: CaseworkerId | None) -> int:
    """max(r(c, w), beta · [w = p(c)]); no beta for a client with a relationships row."""
    value = facts.acquaintance.points(client, caseworker, named)
    if caseworker == named and not facts.acquaintance.is_rated(client):
        value = max(value, facts.beta)
    return value


def most_points(facts: Facts) -> int:
    """The denominator of the continuity score: capacity, caps and policy ignored.

    A client's part is the best r(c,w) over those who satisfy A2. A task's part is the best value over those who
    satisfy A3, each taken as if they were p(c): a policy exists under which they are, or the value is at least an
    upper bound of what they can earn. Tasks that no working day of the horizon is left for earn nothing.
    """
    most = 0
    for client in facts.instance.clients:
        most += client.weight * _best_relationship(facts, client)
    for task in facts.instance.tasks:
        if facts.workdays.release(task) < len(facts.workdays):
            most += facts.clients[task.client].weight * _best_task_value(facts, task)
    return most


def continuity_score(points: int, most: int) -> Decimal | None:
    """Percent with two decimals, halves up; None where nothing could be earned."""
    return Decimal(round_half_up(100 * 100 * points, most)).scaleb(-2) if most > 0 else None


def _best_relationship(facts: Facts, client: Client) -> int:
    return _best_points(facts, client.id, facts.eligibility.for_client(client))


def _best_task_value(facts: Facts, task: Task) -> int:
    able = facts.eligibility.for_task(task)
    best = _best_points(facts, task.client, able)
    return max(best, facts.beta) if able and not facts.acquaintance.is_rated(task.client) else best


def _best_points(facts: Facts, client: ClientId, who: frozenset[CaseworkerId]) -> int:
    """The best r(c,w) over `who`. Only the few who ever met the client can have any; a new client gives all to one."""
    if facts.acquaintance.is_new(client):
        return FULL if who else 0
    known = facts.acquaintance.known(client)
    return max((points for caseworker, points in known.items() if caseworker in who), default=0)
