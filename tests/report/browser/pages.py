"""Pages for the tests to open: those of stored offices with their stored plans, and any other document's."""

from functools import cache
from pathlib import Path

from benchmarks.index_instances import ROOT, load, read_index
from optimizer.checks.check import require_checked
from optimizer.plan.files import read_plan
from optimizer.report.document import Document
from optimizer.report.page import page_bytes
from optimizer.report.planner import planner_document
from optimizer.report.subject import Subject


@cache
def stored(name: str) -> Subject:
    """The office `name` of instances/index.json ("s", "l") and its stored plan."""
    entry = next(entry for entry in read_index() if entry["name"] == name)
    return Subject(require_checked(load(entry), read_plan(ROOT / entry["plan"])))


def planner_page(name: str, folder: Path) -> Path:
    """The planner's page of a stored office, as `caseload report` writes it."""
    return page_file(planner_document(stored(name)), folder / f"{name}.html")


def page_file(document: Document, file: Path) -> Path:
    file.write_bytes(page_bytes(document))
    return file
