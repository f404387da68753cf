"""The page of one office and its plan, for those who plan it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from optimizer.report.document import Document, Section
from optimizer.report.office import office_of
from optimizer.report.sections.bottlenecks import bottlenecks
from optimizer.report.sections.calendar import calendar
from optimizer.report.sections.caseworkers import caseworkers
from optimizer.report.sections.changes import changes
from optimizer.report.sections.clients import clients
from optimizer.report.sections.desk import desk
from optimizer.report.sections.exceptions import exceptions
from optimizer.report.sections.timeliness import timeliness
from optimizer.report.sections.verdict import verdict
from optimizer.report.subject import Subject

#: In the order in which they stand on the page.
_SECTIONS: Final[tuple[Callable[[Subject], Section], ...]] = (
    verdict,
    caseworkers,
    calendar,
    timeliness,
    exceptions,
    changes,
    bottlenecks,
    clients,
    desk,
)


def planner_document(
    subject: Subject, names: Mapping[str, str] | None = None, everyone: Sequence[Section] = ()
) -> Document:
    """The planner's sections, then those that are `for_everyone`; with ids alone, or with `names` by id beside them."""
    return Document(
        title=subject.instance.name,
        version="ids" if names is None else "names",
        sections=[*(section(subject) for section in _SECTIONS), *everyone],
        office=office_of(subject, names),
    )
