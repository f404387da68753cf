"""The page for everybody, put together from counts alone."""

from collections.abc import Sequence
from typing import Any

from optimizer.instance.schema import Instance
from optimizer.report.document import Document, Section
from optimizer.report.public.caseworkers import caseworkers
from optimizer.report.public.cells import Cells
from optimizer.report.public.clients import CLIENTS, WITHOUT, ClientTables
from optimizer.report.public.contrast import Contrast
from optimizer.report.public.dispatch import RuleCounts
from optimizer.report.public.published import Publication
from optimizer.report.public.tables import ALL
from optimizer.report.public.tasks import TaskTables
from optimizer.report.public.verdict import verdict
from optimizer.report.sections.break_even import break_even
from optimizer.report.subject import Subject


def public_document(subject: Subject, rules: Sequence[RuleCounts] = (), simulated: Any = None) -> Document:
    """Nothing of the input stands in it but dates, codes and counts; the break-even is of simulated offices.

    Without rules there is no contrast.

    It has no title: the instance's name may be a file's or a person's. Whoever publishes the page gives it one.
    """
    cells = Cells()
    ids = _ids(subject.instance)
    clients = ClientTables(cells, subject.facts, ids)
    tasks = TaskTables(cells, subject.facts)
    tasks.divide(ids)
    contrast = Contrast(cells, subject.facts, tasks, rules) if rules else None
    publication = Publication(cells)
    return Document(
        title="",
        version="public",
        sections=[
            verdict(subject, tasks, publication),
            clients.section(publication),
            tasks.section(publication),
            _caseworkers(subject, cells),
            *([contrast.section(publication)] if contrast else []),
            *([break_even(simulated)] if simulated else []),
            Section("public_rules", {}),
        ],
    )


def _caseworkers(subject: Subject, cells: Cells) -> Section:
    all_clients, without = (cells.counts[key].value for key in ((CLIENTS.key, ALL), WITHOUT))
    return caseworkers(subject.measures.workload, all_clients, without)


def _ids(instance: Instance) -> frozenset[str]:
    """Of everybody and everything, casefolded: a code that is one of them is not shown."""
    groups = (instance.caseworkers, instance.clients, instance.tasks)
    return frozenset(row.id.casefold() for group in groups for row in group)
