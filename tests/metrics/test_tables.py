import csv
import io
import json
import math

import pytest

from optimizer.checks.check import require_checked
from optimizer.metrics.measures import measure
from optimizer.metrics.tables import csv_of, frame_of, rows_of, tree_of
from tests.builders import instance
from tests.checks.plans import plan, row


@pytest.fixture
def measures():
    """One contact: COC is undefined."""
    office = instance()
    return measure(require_checked(office, plan(office, row())))


def test_each_measure_and_group_is_one_row(measures):
    keys = [(row.measure, row.group) for row in rows_of(measures)]
    assert len(keys) == len(set(keys))
    found = {(row.measure, row.group): (row.value, row.unit) for row in rows_of(measures)}
    assert found["named-caseworker share", "all"] == (1.0, "share")
    assert found["named-caseworker share", "language en"] == (1.0, "share")
    assert found["on-time share", "kind (none)"] == (1.0, "share")
    assert found["utilisation", "caseworker w1"] == (30 / 500, "share")
    assert found["COC", "mean"] == (None, "value")
    assert found["COC", "clients counted"] == (0, "clients")


def test_upc_is_never_without_its_expectation(measures):
    groups = [row.group for row in rows_of(measures) if row.measure == "UPC"]
    assert "expected under random dispatch" in groups


def test_csv_leaves_the_undefined_empty(measures):
    rows = list(csv.DictReader(io.StringIO(csv_of(measures))))
    coc = next(row for row in rows if (row["measure"], row["group"]) == ("COC", "mean"))
    assert coc == {"measure": "COC", "group": "mean", "value": "", "unit": "value"}
    assert len(rows) == len(rows_of(measures))


def test_frame_has_nan_for_the_undefined(measures):
    frame = frame_of(measures).set_index(["measure", "group"])
    assert math.isnan(frame.loc[("COC", "mean"), "value"])
    assert frame.loc[("retention", "all"), "value"] == 1


def test_tree_is_json(measures):
    tree = tree_of(measures)
    assert json.loads(json.dumps(tree))["indices"]["coc"] is None
    assert tree["workload"]["by_caseworker"]["w1"]["minutes"] == 30
