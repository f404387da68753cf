import json

import pytest
from click.testing import CliRunner

from optimizer.checks.check import require_checked
from optimizer.cli.dispatch import command
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from tests.builders import instance


@pytest.fixture
def office(tmp_path):
    write_instance(instance(), tmp_path / "office.json")
    return tmp_path / "office.json"


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_each_rule_writes_a_plan_that_passes_the_checker(office, tmp_path, rule):
    out = tmp_path / "plan.json"
    result = CliRunner().invoke(command, [str(office), "--rule", rule, "--output", str(out)])
    assert result.exit_code == 0
    assert len(require_checked(read_instance(office), read_plan(out)).plan.schedule) == 1


def test_the_summary_names_the_rule_and_the_measures(office):
    result = CliRunner().invoke(command, [str(office), "--rule", "sticky"])
    assert "tiny: dispatched by sticky (earliest due first, own caseworker if they can fit it)" in result.output
    assert "named-caseworker share  100.0 %" in result.output
    assert "continuity score        100.00 %" in result.output
    assert "on-time share           100.0 % of 1 tasks due" in result.output
    assert "objective late          0" in result.output


def test_json_holds_the_plan(office):
    result = CliRunner().invoke(command, [str(office), "--json"])
    made = json.loads(result.output)
    assert made["rule"] == "edf"
    assert made["objectives"]["continuity"] == 200
    assert made["plan"]["schedule"] == [{"task": "t1", "caseworker": "w1", "day": "2026-01-05", "minutes": 30}]


def test_an_unknown_rule_is_a_usage_error(office):
    result = CliRunner().invoke(command, [str(office), "--rule", "lifo"])
    assert result.exit_code == 2
    assert "'lifo' is not one of" in result.output
