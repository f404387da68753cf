"""Why a client has this caseworker, in words."""

from optimizer.reasons.client import Alternative, ClientReason
from optimizer.reasons.words.numbers import listed, of
from optimizer.reasons.words.price import sentences_of_price


def sentences_of_client(reason: ClientReason) -> list[str]:
    """The caseworker and what binds the two, each alternative, and who else there is."""
    return [
        _present(reason),
        *(line for other in reason.alternatives for line in _alternative(reason, other)),
        _others(reason),
    ]


def _present(reason: ClientReason) -> str:
    tasks = of(reason.n_tasks, "task")
    if reason.caseworker is None:
        return f"Client {reason.client} ({tasks}) has no caseworker in this plan."
    return f"Client {reason.client} ({tasks}) is with {reason.caseworker}, {_bond(reason)}."


def _bond(reason: ClientReason) -> str:
    if reason.caseworker == reason.own:
        return "their own caseworker of today"
    if reason.new:
        return "and nobody has met them yet"
    known = f"who knows them with {of(reason.points, 'point')} (100: the own caseworker)"
    known = known if reason.points else "who does not know them"
    better = f"; {listed(reason.know_better)} would know them better" if reason.know_better else ""
    return known + better


def _alternative(reason: ClientReason, other: Alternative) -> list[str]:
    who = f"{other.caseworker} instead{', their own caseworker' if other.caseworker == reason.own else ''}"
    if other.forbidden:
        against = "; ".join(f"{row.rule}: {other.caseworker} {row.why}" for row in other.forbidden)
        return [f"{who}: not possible ({against})."]
    assert other.price is not None, "whom nothing forbids has a price"
    first, *rest = sentences_of_price(other.price)
    return [f"{who}: {first}", *(f"  {line}" for line in rest)]


def _others(reason: ClientReason) -> str:
    against = [f"{why}: {count:,}" for why, count in reason.barred.items()]
    barred = sum(reason.barred.values())
    told = f"; {barred:,} could not ({listed(against)})" if barred else ""
    return f"Of all others {reason.possible:,} could take the client{told}."
