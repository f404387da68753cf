"""The measures as flat rows, a data frame, CSV and a nested dictionary."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final, Literal, NamedTuple

import pandas as pd

from optimizer.metrics.continuity import IndexSummary
from optimizer.metrics.distribution import Distribution
from optimizer.metrics.measures import Measures
from optimizer.metrics.named import NamedShares
from optimizer.metrics.timeliness import Timeliness
from optimizer.metrics.workload import Workload

Unit = Literal["share", "percent", "points", "clients", "tasks", "minutes", "days", "people", "hand-offs", "value"]


#: The rows that a reader wants first.
_HEADLINES: Final = frozenset(
    (
        *((name, "all") for name in ("named-caseworker share", "retention", "continuity score", "on-time share")),
        *((name, "all") for name in ("late", "mean delay", "unassigned", "unscheduled", "unscheduled minutes")),
        *((name, "all") for name in ("reading in", "overtime", "peak utilisation")),
        *((name, "mean") for name in ("COC", "SECON")),
    )
)


class Row(NamedTuple):
    measure: str
    #: "all", or what the row is limited to, such as "language es" or "median".
    group: str
    #: None where undefined.
    value: float | int | None
    unit: Unit

    @property
    def is_headline(self) -> bool:
        """One of the dozen or so that sum a plan up; docs/measures.md has them all."""
        return (self.measure, self.group) in _HEADLINES


def rows_of(measures: Measures) -> list[Row]:
    """Every measure, a number a row."""
    continuity = measures.continuity
    return [
        *_named(measures.named_caseworker),
        Row("retention", "all", measures.retention.share, "share"),
        Row("continuity score", "all", continuity.score_percent, "percent"),
        Row("continuity points", "all", continuity.kept_points + continuity.contact_points, "points"),
        Row("continuity points", "relationships kept", continuity.kept_points, "points"),
        Row("continuity points", "contacts", continuity.contact_points, "points"),
        Row("continuity points", "most possible", continuity.best_points, "points"),
        *_indices(measures.indices),
        *_timeliness(measures.timeliness),
        Row("unassigned", "all", measures.assigned.whole - measures.assigned.part, "clients"),
        Row("unscheduled", "all", measures.scheduled.whole - measures.scheduled.part, "tasks"),
        *_workload(measures.workload),
        *(
            Row("utilisation", f"language {language}", file.utilisation, "share")
            for language, file in measures.language_files.by_language.items()
        ),
        Row("spread of utilisation between language files", "all", measures.language_files.spread, "share"),
    ]


def frame_of(measures: Measures) -> pd.DataFrame:
    """The rows with columns measure, group, value and unit; undefined values are NaN."""
    frame = pd.DataFrame(rows_of(measures), columns=list(Row._fields))
    return frame.astype({"value": "float64"})


def csv_of(measures: Measures) -> str:
    """The rows with a header line; undefined values are empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(rows_of(measures))
    return text.getvalue()


def tree_of(measures: Measures) -> dict[str, Any]:
    """The measures as nested dictionaries that JSON can hold; undefined values are None."""
    return asdict(measures)


def _named(shares: NamedShares) -> Iterator[Row]:
    name = "named-caseworker share"
    yield Row(name, "all", shares.overall.share, "share")
    yield Row(name, "clients with a caseworker today", shares.with_caseworker_today.share, "share")
    yield Row(name, "clients without a caseworker today", shares.without_caseworker_today.share, "share")
    for kind, groups in (
        ("language", shares.by_language),
        ("programme", shares.by_program),
        ("office", shares.by_office),
    ):
        for group, share in groups.items():
            yield Row(name, f"{kind} {group}", share.share, "share")


def _indices(summary: IndexSummary) -> Iterator[Row]:
    """UPC never without its expectation beside it."""
    yield from _distribution("UPC", summary.upc, "value")
    yield Row("UPC", "expected under random dispatch", summary.upc_expected_at_random, "value")
    yield from _distribution("COC", summary.coc, "value")
    yield from _distribution("SECON", summary.secon, "value")
    yield from _distribution("Herfindahl", summary.herfindahl, "value")
    yield from _distribution("hand-offs", summary.hand_offs, "hand-offs")
    yield from _distribution("distinct caseworkers", summary.distinct, "people")
    yield Row("clients left out of all indices", "without contacts", summary.clients_without_contacts, "clients")
    yield Row("clients left out of COC and SECON", "one contact", summary.clients_with_one_contact, "clients")


def _distribution(name: str, values: Distribution | None, unit: Unit) -> Iterator[Row]:
    for group in ("mean", "lowest", "lower quartile", "median", "upper quartile", "highest"):
        yield Row(name, group, None if values is None else getattr(values, group.replace(" ", "_")), unit)
    yield Row(name, "clients counted", 0 if values is None else values.count, "clients")


def _timeliness(timeliness: Timeliness) -> Iterator[Row]:
    for group, delays in (
        ("all", timeliness.overall),
        *((f"kind {kind}", delays) for kind, delays in timeliness.by_kind.items()),
    ):
        yield Row("on-time share", group, delays.on_time.share, "share")
        yield Row("late", group, delays.on_time.whole - delays.on_time.part, "tasks")
        yield Row("mean delay", group, delays.mean_delay_days, "days")
        yield Row("worst delay", group, delays.worst_delay_days, "days")


def _workload(workload: Workload) -> Iterator[Row]:
    yield Row("scheduled minutes", "all", workload.scheduled_minutes, "minutes")
    yield Row("available minutes", "all", workload.available_minutes, "minutes")
    yield Row("unscheduled minutes", "all", workload.unscheduled_minutes, "minutes")
    yield Row("reading in", "all", workload.reading_in_minutes, "minutes")
    yield Row("reading in", "share of scheduled minutes", workload.reading_in_share, "share")
    yield Row("overtime", "all", workload.overtime_minutes, "minutes")
    yield Row("utilisation", "all", workload.utilisation, "share")
    yield Row("peak utilisation", "all", workload.peak_utilisation, "share")
    yield Row("clients per caseworker and day", "all", workload.clients_per_caseworker_day, "clients")
    for caseworker, load in workload.by_caseworker.items():
        group = f"caseworker {caseworker}"
        yield Row("utilisation", group, load.utilisation, "share")
        yield Row("peak utilisation of a day", group, load.peak_day_utilisation, "share")
        yield Row("scheduled minutes", group, load.minutes, "minutes")
        yield Row("overtime", group, load.overtime_minutes, "minutes")
        yield Row("clients per caseworker and day", group, load.clients_per_day, "clients")
        yield Row("clients named", group, load.clients, "clients")
