"""Continuity: who does the work, by language, programme and office, and the indices of the clients' contacts."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from optimizer.metrics.continuity import IndexSummary
from optimizer.metrics.measures import Measures
from optimizer.metrics.named import NamedShares
from optimizer.metrics.share import Share
from optimizer.report.document import Section

#: Names of indices in the catalogues are those of their fields.
INDICES: Final = ("upc", "coc", "secon", "herfindahl", "hand_offs", "distinct")


def continuity(measures: Measures) -> Section:
    """`named`: scheduled tasks done by the named caseworker (`part`) of those scheduled (`whole`), a row a group.

    `indices`: mean, quartiles and extremes over the `count` clients for whom an index is defined.
    """
    summary = measures.indices
    return Section(
        "continuity",
        {
            "named": [
                {"group": group, "code": code, "part": share.part, "whole": share.whole}
                for group, code, share in _named(measures.named_caseworker)
            ],
            "indices": indices_of(summary, {"upc": summary.upc_expected_at_random}),
            "clients": summary.clients,
            "without_contacts": summary.clients_without_contacts,
            "one_contact": summary.clients_with_one_contact,
        },
    )


def indices_of(summary: IndexSummary, at_random: dict[str, float | None]) -> list[dict[str, Any]]:
    """A row an index that is defined for somebody; `at_random`: the mean that chance would give, where it is known."""
    found = ((name, getattr(summary, name)) for name in INDICES)
    return [
        {"name": name, **asdict(distribution), "at_random": at_random.get(name)}
        for name, distribution in found
        if distribution is not None
    ]


def _named(shares: NamedShares) -> Iterator[tuple[str, str, Share]]:
    yield "all", "all", shares.overall
    yield "today", "with", shares.with_caseworker_today
    yield "today", "without", shares.without_caseworker_today
    for group, by_code in (
        ("language", shares.by_language),
        ("program", shares.by_program),
        ("office", shares.by_office),
    ):
        yield from ((group, code, share) for code, share in by_code.items())
