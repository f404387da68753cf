"""The headline: how often people are served by the one caseworker they know by name, and who keeps theirs."""

from dataclasses import dataclass

from optimizer.instance.schema import CaseworkerId, Client
from optimizer.metrics.facts import NONE, Facts
from optimizer.metrics.share import Share, share_where, shares_by
from optimizer.plan.schema import ScheduledTask


@dataclass(frozen=True, slots=True)
class NamedShares:
    """Scheduled tasks done by the named caseworker: today's own where the client has one, else p(c)."""

    overall: Share
    with_caseworker_today: Share
    without_caseworker_today: Share
    by_language: dict[str, Share]
    #: Programme of the task.
    by_program: dict[str, Share]
    #: Office of the client.
    by_office: dict[str, Share]


def named_shares(facts: Facts) -> NamedShares:
    rows = facts.plan.schedule

    def is_named(row: ScheduledTask) -> bool:
        return row.caseworker == named_caseworker(facts, facts.client_of(row))

    known = [facts.client_of(row).caseworker is not None for row in rows]
    return NamedShares(
        overall=share_where(rows, is_named),
        with_caseworker_today=share_where((row for row, has in zip(rows, known, strict=True) if has), is_named),
        without_caseworker_today=share_where((row for row, has in zip(rows, known, strict=True) if not has), is_named),
        by_language=shares_by(rows, lambda row: facts.client_of(row).language, is_named),
        by_program=shares_by(rows, lambda row: facts.tasks[row.task].program, is_named),
        by_office=shares_by(rows, lambda row: facts.client_of(row).office or NONE, is_named),
    )


def named_caseworker(facts: Facts, client: Client) -> CaseworkerId | None:
    return facts.caseworker_of[client.id] if client.caseworker is None else client.caseworker


def retention(facts: Facts) -> Share:
    """Of the clients with a caseworker today, those who keep theirs in the plan."""
    known = (client for client in facts.instance.clients if client.caseworker is not None)
    return share_where(known, lambda client: facts.caseworker_of[client.id] == client.caseworker)
