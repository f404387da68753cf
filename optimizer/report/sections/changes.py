"""Clients whose caseworker would be another than today, with the reason and who else could have them."""

from typing import Any

import numpy as np

from optimizer.grounds.alternatives import alternatives_of, caseload_left, minutes_left
from optimizer.grounds.moved import moved_of
from optimizer.grounds.standing import Standing
from optimizer.instance.indexed import Ints
from optimizer.report.document import Section
from optimizer.report.reasons import reason_data
from optimizer.report.subject import Subject


def changes(subject: Subject) -> Section:
    """Columns by client, those who change hands first, then who loses theirs, then who gets one.

    `others`: places in the caseworkers, best first, and `points` how well each knows the client, 0 to 100.
    By caseworker: clients `given` away and `taken` from colleagues, `placed` with them who had nobody; `minutes` and
    caseload points (`caseload`, -1 without a cap) that the plan leaves.
    """
    standing = subject.standing
    moved = sorted(moved_of(standing), key=lambda row: _rank(standing, row.client))
    clients = [row.client for row in moved]
    others = alternatives_of(standing, clients)
    return Section(
        "changes",
        {
            "policy": standing.policy,
            "had": int((standing.indexed.own >= 0).sum()),
            "client": clients,
            "reason": [reason_data(row.reason) for row in moved],
            "others": others,
            "points": [
                standing.indexed.kept_points[client, who].tolist() for client, who in zip(clients, others, strict=True)
            ],
            "minutes": minutes_left(standing).tolist(),
            "caseload": caseload_left(standing).tolist(),
            **_flows(standing),
        },
    )


def _rank(standing: Standing, client: int) -> int:
    if standing.indexed.own[client] < 0:
        return 2
    return 1 if standing.decisions.caseworker[client] < 0 else 0


def _flows(standing: Standing) -> dict[str, Any]:
    own, now = standing.indexed.own, standing.decisions.caseworker

    def by_caseworker(of: Ints) -> list[int]:
        return [int(count) for count in np.bincount(of, minlength=standing.indexed.n_caseworkers)]

    return {
        "given": by_caseworker(own[(own >= 0) & (own != now)]),
        "taken": by_caseworker(now[(own >= 0) & (now >= 0) & (own != now)]),
        "placed": by_caseworker(now[(own < 0) & (now >= 0)]),
    }
