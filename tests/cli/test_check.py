import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import main
from optimizer.cli.check import command
from optimizer.errors import InputError
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import plan_bytes
from optimizer.plan.schema import ScheduledTask
from tests.builders import client, instance, task
from tests.checks.plans import claim, plan, row


def check(
    folder: Path, office: Instance, *schedule: ScheduledTask, options: tuple[str, ...] = (), **fields: Any
) -> Result:
    """Write the instance and a plan of it, and check them."""
    write_instance(office, folder / "office.json")
    made = plan(read_instance(folder / "office.json"), *schedule, **fields)
    (folder / "plan.json").write_bytes(plan_bytes(made))
    return CliRunner().invoke(command, [str(folder / "office.json"), str(folder / "plan.json"), *options])


def test_a_plan_that_passes(tmp_path: Path) -> None:
    claims = (claim("late", 1, 0), claim("continuity", 200))
    result = check(tmp_path, instance(), row(on=1), objectives=claims)
    assert result.exit_code == 0
    assert "passes every check; feasible plan of tiny, policy client-based" in result.output
    assert "Continuity score 100.00 %: 100 points for relationships kept and 100 for contacts, of 200." in result.output


def test_a_plan_that_does_not(tmp_path: Path) -> None:
    result = check(tmp_path, instance(), row(minutes=29), objectives=(claim("late", 7),))
    assert result.exit_code == 1
    assert "REJECTED, 2 violations of 2 checks" in result.output
    assert "  task t1 is given 29 minutes, but takes caseworker w1 30 and 0 of reading in\n" in result.output
    assert "  late is said to be 7, but is 0\n" in result.output


def test_json_has_the_objectives_in_the_plans_order_beside_what_is_claimed(tmp_path: Path) -> None:
    claims = (claim("peak", 61), claim("late", 0, 0))
    result = check(tmp_path, instance(), row(), objectives=claims, options=("--json",))
    verdict = json.loads(result.output)
    assert verdict["ok"] is False
    assert verdict["objectives"][:3] == [
        {"name": "peak", "value": 60, "claimed": 61, "bound": None},
        {"name": "late", "value": 0, "claimed": 0, "bound": 0},
        {"name": "unassigned", "value": 0, "claimed": None, "bound": None},
    ]
    assert len(verdict["objectives"]) == 6
    assert verdict["continuity"] == {"kept_points": 100, "contact_points": 100, "best": 200, "score": 100.0}
    assert [violation["rule"] for violation in verdict["violations"]] == ["claims"]


def test_text_lists_fifty_violations_of_a_rule_and_json_all(tmp_path: Path) -> None:
    office = instance(tasks=tuple(task(f"t{number}", minutes=1) for number in range(51)))
    schedule = [row(f"t{number}", minutes=1) for number in range(51)]
    fifty = [item.model_copy(update={"minutes": 2}) for item in schedule[:50]]
    assert "more" not in check(tmp_path, office, *fifty, *schedule[50:], options=()).output.split("C2")[1]
    all_wrong = [*fifty, schedule[50].model_copy(update={"minutes": 2})]
    result = check(tmp_path, office, *all_wrong)
    assert "… and 1 more; --json lists all" in result.output
    found = json.loads(check(tmp_path, office, *all_wrong, options=("--json",)).output)["violations"]
    assert sum(violation["rule"] == "C2" for violation in found) == 51


def test_a_plan_of_another_instance(tmp_path: Path) -> None:
    result = check(tmp_path, instance(), row(), instance_sha256="0" * 64)
    assert result.exit_code == 1
    assert "identity: the plan was made for an instance of SHA-256 000" in result.output
    assert "further" not in result.output


def test_of_a_plan_of_another_instance_the_rest_is_counted(tmp_path: Path) -> None:
    result = check(tmp_path, instance(), row(minutes=29), instance_sha256="0" * 64)
    assert result.exit_code == 1
    assert "1 further violation follows; caseload check --json lists all" in result.output
    assert "29 minutes" not in result.output


def test_files_in_the_wrong_order(tmp_path: Path) -> None:
    check(tmp_path, instance(), row())
    with pytest.raises(InputError) as refused:
        command.main([str(tmp_path / "plan.json"), str(tmp_path / "office.json")], standalone_mode=False)
    assert [fault.message for fault in refused.value.faults] == [
        "is a plan (caseload-plan/1); an instance is needed here",
        "is an instance (caseload-instance/1); a plan is needed here",
    ]


def test_rows_that_can_not_be_read_leave_nothing_to_recompute(tmp_path: Path) -> None:
    result = check(tmp_path, instance(), row("t9"))
    assert result.exit_code == 1
    assert "Nothing is recomputed" in result.output
    verdict = json.loads(check(tmp_path, instance(), row("t9"), options=("--json",)).output)
    assert verdict["continuity"] is None
    assert {objective["value"] for objective in verdict["objectives"]} == {None}


def test_a_file_that_says_no_plan(tmp_path: Path) -> None:
    result = check(tmp_path, instance(), status="no-plan", named={"c1": None}, objectives=(claim("late", None, 0),))
    assert result.exit_code == 0
    assert "passes; it says that no plan was made for tiny" in result.output


def test_nothing_to_earn_shows_a_dash(tmp_path: Path) -> None:
    result = check(tmp_path, instance(clients=(client(language="fr"),), tasks=()))
    assert "Continuity score –" in result.output


def test_what_no_plan_can_meet_is_a_warning_not_a_violation(tmp_path: Path) -> None:
    office = instance(tasks=(task(minutes=101),))
    result = check(tmp_path, office)
    assert result.exit_code == 0
    assert "Warning, whatever the plan: task-too-long (1):\n" in result.output
    assert len(json.loads(check(tmp_path, office, options=("--json",)).output)["warnings"]) == 1


@pytest.mark.parametrize("missing", ["office.json", "plan.json"])
def test_bad_input_is_one_message_and_exit_code_3(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path, instance(), row())
    (tmp_path / missing).write_text("{")
    monkeypatch.setattr(sys, "argv", ["caseload", "check", str(tmp_path / "office.json"), str(tmp_path / "plan.json")])
    with pytest.raises(SystemExit) as exit_of:
        main()
    assert exit_of.value.code == 3
    message = capsys.readouterr().err
    assert message.startswith(f"error: {tmp_path / missing}")
    assert "Traceback" not in message
