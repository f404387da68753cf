"""What sections are tested on: plans written by hand, and the stored offices with their stored plans."""

from typing import Any

import pytest

from benchmarks.index_instances import ROOT, load, read_index
from optimizer.checks.check import require_checked
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan
from optimizer.plan.schema import ScheduledTask
from optimizer.report.subject import Subject
from tests.checks.plans import plan

#: The small ones: each is there for one rule, and S has a bit of everything.
STORED = [
    pytest.param(entry, id=entry["name"])
    for entry in read_index()
    if entry["name"] == "s" or (entry["path"] or "").startswith("tiny/")
]


def subject(office: Instance, *schedule: ScheduledTask, **fields: Any) -> Subject:
    """See `tests.checks.plans.plan`."""
    return Subject(require_checked(office, plan(office, *schedule, **fields)))


def stored(entry: dict[str, Any]) -> Subject:
    return Subject(require_checked(load(entry), read_plan(ROOT / entry["plan"])))
