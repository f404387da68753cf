import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import write_plan
from optimizer.sheets.read import read_workbook
from tests.export.plans import checked, office


def run(*arguments: object) -> Result:
    return CliRunner().invoke(caseload, [str(one) for one in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office as a workbook, and a plan of it."""
    write_instance(office(), tmp_path / "office.xlsx")
    write_plan(checked(), tmp_path / "plan.json")
    return tmp_path


def test_a_plan_becomes_a_workbook(folder: Path) -> None:
    result = run("export", folder / "office.xlsx", folder / "plan.json", "-o", folder / "plan.xlsx")
    assert (result.exit_code, result.output) == (
        0,
        f"=office: feasible plan, checked and written to {folder / 'plan.xlsx'}.\n",
    )
    assert "w2" in read_workbook(folder / "plan.xlsx")


def test_json(folder: Path) -> None:
    result = run("export", folder / "office.xlsx", folder / "plan.json", "-o", folder / "tables", "--json")
    assert json.loads(result.output) == {"instance": "=office", "status": "feasible", "output": str(folder / "tables")}


def test_a_plan_that_breaks_a_rule_is_not_written(folder: Path) -> None:
    text = (folder / "plan.json").read_text()
    (folder / "plan.json").write_text(text.replace('"minutes":30', '"minutes":31', 1))
    result = run("export", folder / "office.xlsx", folder / "plan.json", "-o", folder / "plan.xlsx")
    assert result.exception.exit_code == 1  # type: ignore[union-attr]
    assert not (folder / "plan.xlsx").exists()


def test_the_template_is_an_office_and_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    result = run("template", path)
    assert (result.exit_code, result.output.splitlines()[0]) == (
        0,
        f"3 caseworkers, 9 clients, 15 tasks: written to {path}.",
    )
    before = path.read_bytes()
    assert read_instance(path).name == "example-office"
    refused = run("template", path)
    assert refused.exit_code == 2
    assert "is there already" in refused.output
    assert path.read_bytes() == before
    write_instance(office(), path)
    assert json.loads(run("template", path, "--force", "--json").output)["counts"]["clients"] == 9
    assert path.read_bytes() == before


def test_a_solve_writes_a_workbook(tmp_path: Path) -> None:
    run("template", tmp_path / "office.xlsx")
    result = run("solve", tmp_path / "office.xlsx", "-o", tmp_path / "plan.xlsx", "--threads", 1, "-q")
    assert result.exit_code == 0, result.output
    assert list(read_workbook(tmp_path / "plan.xlsx"))[-3:] == ["w01", "w02", "w03"]


@pytest.mark.parametrize("command", ["solve", "dispatch"])
def test_a_name_that_no_plan_has_is_refused_at_once(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path / "missing.json", "-o", tmp_path / "plan.pdf")
    assert "plan.pdf: is no name for a plan" in str(result.exception)
