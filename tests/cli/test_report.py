import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload
from optimizer.instance.files import write_instance
from optimizer.plan.files import write_plan
from tests.report.desks import checked, office


def run(*arguments: object) -> Result:
    return CliRunner().invoke(caseload, ["report", *(str(one) for one in arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_instance(office(), tmp_path / "office.json")
    write_plan(checked(), tmp_path / "plan.json")
    (tmp_path / "people.csv").write_text("id,name\nme,Zephyrine\nkept,Zephyrine\nnobody-here,Zephyrine\n")
    return tmp_path


def write(folder: Path, *options: object) -> Result:
    return run(folder / "office.json", folder / "plan.json", "-o", folder / "page.html", *options)


def test_names_are_on_the_page_and_only_their_number_is_said(folder: Path) -> None:
    result = write(folder, "--names", folder / "people.csv")
    assert result.exit_code == 0
    assert result.output.splitlines()[1:] == [
        "2 names put onto the page; 1 caseworkers and 5 clients have none; "
        "1 rows are for ids that the instance does not have.",
    ]
    page = (folder / "page.html").read_text()
    assert page.count("Zephyrine") == 2
    assert "nobody-here" not in page


def test_without_names_the_page_has_none(folder: Path) -> None:
    assert json.loads(write(folder, "--json").output)["names"] is None
    assert "Zephyrine" not in (folder / "page.html").read_text()


def test_names_as_json(folder: Path) -> None:
    assert json.loads(write(folder, "--names", folder / "people.csv", "--json").output)["names"] == {
        "given": 2,
        "unknown_rows": 1,
        "caseworkers_without": 1,
        "clients_without": 5,
    }


def test_a_faulty_file_of_names_leaves_no_page(folder: Path) -> None:
    (folder / "people.csv").write_text("id,name\nme,Zephyrine\nme,Zephyrine\n")
    result = write(folder, "--names", folder / "people.csv")
    assert result.exception.exit_code == 3  # type: ignore[union-attr]
    assert "Zephyrine" not in f"{result.output}{result.exception}"
    assert not (folder / "page.html").exists()
