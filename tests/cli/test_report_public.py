import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload
from optimizer.instance.files import write_instance
from optimizer.plan.files import write_plan
from tests.report.public.attacker import data_of
from tests.report.public.offices import random_office


def run(*arguments: object) -> Result:
    return CliRunner().invoke(caseload, [str(one) for one in arguments])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """An office named after a client, its plan, and where the page goes."""
    checked = random_office(3)
    write_instance(checked.instance, tmp_path / "office.json")
    write_plan(checked, tmp_path / "plan.json")
    return tmp_path / "office.json", tmp_path / "plan.json", tmp_path / "page.html"


def test_the_public_page_says_that_it_is_one_and_not_whose(files: tuple[Path, Path, Path]) -> None:
    assert run("report", files[0], files[1], "--public", "-o", files[2]).exit_code == 0
    page = files[2].read_text("utf-8")
    data = data_of(page)
    assert (data["title"], data["version"], data["office"]) == ("", "public", None)
    assert "<title>Caseload report</title>" in page
    assert not any(stem in page.casefold() for stem in ("zz-client", "zz-worker", "zz-task"))


def test_the_same_office_unpublished_has_its_ids(files: tuple[Path, Path, Path]) -> None:
    """So that the test above can fail."""
    assert run("report", files[0], files[1], "-o", files[2]).exit_code == 0
    assert "zz-client-001" in files[2].read_text("utf-8").casefold()


def test_task_based_rules_stand_beside_the_plan_unless_left_out(files: tuple[Path, Path, Path]) -> None:
    assert run("report", files[0], files[1], "--public", "-o", files[2]).exit_code == 0
    names = [section["name"] for section in data_of(files[2].read_text("utf-8"))["sections"]]
    assert names[-2:] == ["public_contrast", "public_rules"]
    assert run("report", files[0], files[1], "--public", "--no-contrast", "-o", files[2]).exit_code == 0
    without = [section["name"] for section in data_of(files[2].read_text("utf-8"))["sections"]]
    assert without == [name for name in names if name != "public_contrast"]


def test_whoever_publishes_gives_the_title(files: tuple[Path, Path, Path]) -> None:
    assert run("report", files[0], files[1], "--public", "--title", "North <office>", "-o", files[2]).exit_code == 0
    page = files[2].read_text("utf-8")
    assert "<title>North &lt;office&gt;</title>" in page
    assert data_of(page)["title"] == "North <office>"


def test_a_title_is_for_planners_too(files: tuple[Path, Path, Path]) -> None:
    assert run("report", files[0], files[1], "--title", "January", "-o", files[2]).exit_code == 0
    assert data_of(files[2].read_text("utf-8"))["title"] == "January"


def test_json_is_nothing_but_json(files: tuple[Path, Path, Path]) -> None:
    result = run("report", files[0], files[1], "--public", "-o", files[2], "--json")
    assert json.loads(result.output)["bytes"] == files[2].stat().st_size


def test_without_clients_there_is_a_page_all_the_same(tmp_path: Path) -> None:
    checked = random_office(0)
    nobody = checked.instance.model_copy(update={"clients": (), "tasks": ()})
    write_instance(nobody, tmp_path / "office.json")
    made = run("dispatch", tmp_path / "office.json", "--rule", "edf", "-o", tmp_path / "plan.json")
    assert made.exit_code == 0, made.output
    result = run("report", tmp_path / "office.json", tmp_path / "plan.json", "--public", "-o", tmp_path / "page.html")
    assert result.exit_code == 0, result.output
