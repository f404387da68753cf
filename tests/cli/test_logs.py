import json
import sys
from pathlib import Path
from typing import Any

import pytest

from optimizer.checks.check import check_plan
from optimizer.cli import main
from optimizer.instance.files import read_instance
from optimizer.plan.files import read_plan
from tests.logs.log_files import CASES, OFFICE, ROW, log_file

WEEK = ("--from", "2026-01-05", "--to", "2026-01-09")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command; gives the exit code, what it printed and what it complained about."""

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["caseload", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return command


def test_a_window_becomes_an_instance_and_the_plan_people_carried_out(run: Any, tmp_path: Path) -> None:
    week, actual = tmp_path / "week.json", tmp_path / "actual.json"
    code, out, _ = run("import-log", OFFICE, *WEEK, "--cases", CASES, "-o", week, "--actual", actual)
    assert code == 0
    assert "5 tasks of 3 clients" in out
    assert check_plan(read_instance(week), read_plan(actual)).ok


def test_options_reach_the_import(run: Any, tmp_path: Path) -> None:
    week = tmp_path / "week.json"
    options = ("--own", "none", "--due", "window", "--no-order", "--capacity-factor", "1.1", "--longest", "10")
    code, out, _ = run("import-log", OFFICE, *WEEK, "-o", week, *options, "--policy", "cover", "--name", "w", "--json")
    instance = read_instance(week)
    assert code == 0
    assert json.loads(out)["tasks"] == len(instance.tasks) == 5
    assert (instance.name, instance.rules.policy) == ("w", "cover")
    assert max(task.minutes for task in instance.tasks) == 10


def test_an_import_with_an_actual_plan_needs_the_capacity_that_was_worked(run: Any, tmp_path: Path) -> None:
    week, actual = tmp_path / "week.json", tmp_path / "actual.json"
    code, _, err = run("import-log", OFFICE, *WEEK, "-o", week, "--actual", actual, "--capacity-factor", "0.5")
    assert code == 1
    assert "C1" in err
    assert not week.exists()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("c1,review,ben,,soon", "line 3: timestamp: complete = 'soon'"),
        ("c1,review,ben,2026-01-05T10:00:00,2026-01-05T09:00:00", "before the start"),
        ("c1,review,ben", "has 3 cells, not 5"),
    ],
)
@pytest.mark.parametrize("command", ["import-log", "measure"])
def test_a_bad_log_is_one_message_and_exit_code_3(
    run: Any, tmp_path: Path, command: str, row: str, message: str
) -> None:
    extra = (*WEEK, "-o", tmp_path / "week.json") if command == "import-log" else ()
    code, out, err = run(command, log_file(tmp_path, ROW, row), *extra)
    assert (code, out) == (3, "")
    assert err.startswith("error: log.csv")
    assert message in err
    assert "Traceback" not in err


def test_a_missing_column_an_empty_log_and_an_unknown_zone_are_bad_input(run: Any, tmp_path: Path) -> None:
    assert run("measure", log_file(tmp_path, "c1,ann", header="case,clerk"))[0] == 3
    assert run("measure", log_file(tmp_path))[0] == 3
    code, _, err = run("measure", OFFICE, "--zone", "Mars/Crater")
    assert code == 3
    assert "is no time zone" in err


def test_a_window_without_work_is_bad_input(run: Any, tmp_path: Path) -> None:
    code, _, err = run("import-log", OFFICE, "--from", "2020-01-01", "--to", "2020-01-05", "-o", tmp_path / "w.json")
    assert code == 3
    assert "has no work by people" in err


@pytest.mark.parametrize(
    "words",
    [
        ("import-log", OFFICE, "--from", "5.1.2026", "--to", "2026-01-09", "-o", "week.json"),
        ("import-log", OFFICE, *WEEK, "-o", "week.json", "--capacity-factor", "0"),
        ("import-log", OFFICE, *WEEK, "-o", "week.json", "--capacity-factor", "much"),
        ("measure", OFFICE, "--json", "--csv"),
        ("measure", "office.json"),
        ("measure", "a", "b", "c"),
    ],
)
def test_wrong_words_are_usage_errors(run: Any, words: tuple[object, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_log_is_measured_beside_chance(run: Any) -> None:
    code, out, _ = run("measure", OFFICE, "--cases", CASES)
    assert code == 0
    assert "9 contacts of 4 cases with 3 people" in out
    assert "no contact: 1 event, no resource" in out


def test_measures_of_a_log_as_json(run: Any) -> None:
    _, out, _ = run("measure", OFFICE, "--cases", CASES, "--json")
    found = json.loads(out)
    assert (found["contacts"], found["people"]) == (9, 3)
    # c1: ben did 1 of 3; c2: ann 0 of 2; c3: cat 1 of 3
    assert found["named_share"] == pytest.approx(2 / 8)
    assert found["not_done_by_a_person"] == {"no resource": 1}


def test_measures_of_a_log_as_csv(run: Any) -> None:
    _, out, _ = run("measure", OFFICE, *WEEK, "--csv")
    lines = out.splitlines()
    assert lines[0] == "measure,mean,at_random,count"
    assert lines[1] == "named-caseworker share,,,0"
    assert len(lines) == 10


def test_a_plan_is_measured(run: Any, tmp_path: Path) -> None:
    week, actual = tmp_path / "week.json", tmp_path / "actual.json"
    run("import-log", OFFICE, *WEEK, "-o", week, "--actual", actual)
    code, out, _ = run("measure", week, actual)
    assert code == 0
    assert "named" in out.lower()
    code, out, _ = run("measure", week, actual, "--json")
    assert code == 0
    assert isinstance(json.loads(out), dict)


def test_a_plan_is_summed_up_unless_all_is_asked_for(run: Any, tmp_path: Path) -> None:
    week, actual = tmp_path / "week.json", tmp_path / "actual.json"
    run("import-log", OFFICE, *WEEK, "-o", week, "--actual", actual)
    headlines, everything = run("measure", week, actual)[1], run("measure", week, actual, "--all")[1]
    assert "retention" in headlines
    assert "docs/measures.md" in headlines
    assert "lower quartile" not in headlines
    assert "lower quartile" in everything
    assert "--all" not in everything


def test_single_caseworkers_are_shown_only_if_asked_for(run: Any, tmp_path: Path) -> None:
    week, actual = tmp_path / "week.json", tmp_path / "actual.json"
    run("import-log", OFFICE, *WEEK, "-o", week, "--actual", actual)
    assert "caseworker ann" not in run("measure", week, actual)[1]
    assert "caseworker ann" in run("measure", week, actual, "--caseworkers")[1]


@pytest.mark.parametrize("name", ["week.json.gz", "week"])
def test_the_actual_plan_belongs_to_the_instance_in_whatever_form_it_is_written(
    run: Any, tmp_path: Path, name: str
) -> None:
    week, actual = tmp_path / name, tmp_path / "actual.json.gz"
    assert run("import-log", OFFICE, *WEEK, "-o", week, "--actual", actual)[0] == 0
    assert check_plan(read_instance(week), read_plan(actual)).ok
