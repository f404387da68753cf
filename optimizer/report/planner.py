"""The page of one office and its plan, for those who plan it."""

from collections.abc import Callable, Sequence
from typing import Final

from optimizer.report.document import Document, Section
from optimizer.report.office import office_of
from optimizer.report.sections.calendar import calendar
from optimizer.report.sections.caseworkers import caseworkers
from optimizer.report.sections.timeliness import timeliness
from optimizer.report.sections.verdict import verdict
from optimizer.report.subject import Subject

#: In the order in which they stand on the page.
_SECTIONS: Final[tuple[Callable[[Subject], Section], ...]] = (verdict, caseworkers, calendar, timeliness)


def planner_document(subject: Subject, everyone: Sequence[Section] = ()) -> Document:
    """The planner's sections, then those that are `for_everyone`."""
    return Document(
        title=subject.instance.name,
        version="ids",
        sections=[*(section(subject) for section in _SECTIONS), *everyone],
        office=office_of(subject),
    )
