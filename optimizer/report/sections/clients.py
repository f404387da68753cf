"""All clients, to be searched, and what is planned for each: the page works it out from the office's rows."""

from optimizer.report.document import Section
from optimizer.report.subject import Subject


def clients(_: Subject) -> Section:
    return Section("clients", None)
