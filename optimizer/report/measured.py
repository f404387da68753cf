"""Pages of `caseload measure`: the measures of a plan, or of a log of who did what, as pictures."""

from optimizer.logs.indices import LogMeasures
from optimizer.report.document import Document
from optimizer.report.office import office_of
from optimizer.report.sections.caseworkers import caseworkers
from optimizer.report.sections.continuity import continuity
from optimizer.report.sections.log import log
from optimizer.report.sections.timeliness import timeliness
from optimizer.report.sections.verdict import verdict
from optimizer.report.subject import Subject


def plan_document(subject: Subject) -> Document:
    return Document(
        title=subject.instance.name,
        version="ids",
        sections=[verdict(subject), continuity(subject.measures), timeliness(subject), caseworkers(subject)],
        office=office_of(subject),
    )


def log_document(title: str, measures: LogMeasures) -> Document:
    """No case and no person is in it; but counts may be small."""
    return Document(title=title, version="counts", sections=[log(measures)])
