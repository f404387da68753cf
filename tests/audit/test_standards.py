"""Standards files: what is read, and everything that is refused, by the name of its clause."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from optimizer.audit.standards import Standards, read_standards
from optimizer.cli import caseload
from optimizer.errors import InputError

HEAD = 'format = "caseload-standards/1"\nname = "ours"\n'


def read(folder: Path, text: str) -> Standards:
    path = folder / "standards.toml"
    path.write_text(text, "utf-8")
    return read_standards(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as refused:
        read(folder, text)
    return [str(fault).removeprefix(f"{folder}/standards.toml: ") for fault in refused.value.faults]


def test_the_example_can_be_read_and_has_every_clause(tmp_path: Path) -> None:
    result = CliRunner().invoke(caseload, ["audit", "--example"])
    assert result.exit_code == 0
    standards = read(tmp_path, result.stdout)
    sections = standards.model_dump(exclude={"format", "name"}).values()
    assert [field for section in sections for field, limit in section.items() if not limit] == []


def test_every_number_of_the_example_is_marked_as_one() -> None:
    lines = CliRunner().invoke(caseload, ["audit", "--example"]).stdout.splitlines()
    assert "EVERY NUMBER IN THIS FILE IS AN EXAMPLE" in lines[0]
    headings = [line for line in lines if line.startswith("[")]
    limits = [line for line in lines if "=" in line and not line.startswith(("#", "format", "name"))]
    under_most_clients = ("calfresh", "calworks", "medi-cal")
    marked = [line for line in limits if "# example:" in line or line.startswith(under_most_clients)]
    assert marked == limits
    assert any("most_clients" in line and "# example:" in line for line in headings)


def test_clauses_that_are_left_out_have_no_limit(tmp_path: Path) -> None:
    standards = read(tmp_path, HEAD + "[contact]\nmost_days_without = 30\n")
    assert standards.contact.most_days_without == 30
    assert standards.caseload.most_points is None
    assert standards.caseload.most_clients == {}


def test_all_faults_are_told_at_once_by_clause(tmp_path: Path) -> None:
    text = """
        name = 5
        [caseload]
        most_point = 3
        most_points = -1
        [caseload.most_clients]
        calfresh = 1.5
        [time]
        least_free_share = 1.01
        [langages]
        most_spread = 0.1
        [continuity]
        least_named_share = "most"
    """
    assert sorted(faults(tmp_path, text)) == sorted(
        [
            "format: is missing",
            "name = 5: must be text",
            "caseload.most_point = 3: unknown field; did you mean most_points?",
            "caseload.most_points = -1: must be at least 0",
            "caseload.most_clients.calfresh = 1.5: must be a whole number",
            "time.least_free_share = 1.01: must be at most 1.0",
            'langages = {"most_spread": 0.1}: unknown field; did you mean languages?',
            'continuity.least_named_share = "most": must be a number',
        ]
    )


@pytest.mark.parametrize("share", ["nan", "inf", "true"])
def test_numbers_that_limit_nothing_are_refused(tmp_path: Path, share: str) -> None:
    (fault,) = faults(tmp_path, f"{HEAD}[time]\nleast_free_share = {share}\n")
    assert fault.startswith("time.least_free_share")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD, "has no clause"),
        (f"{HEAD}[caseload]\n", "has no clause"),
        ("[caseload", "is no TOML"),
        ("", "format: is missing"),
        (HEAD.replace("/1", "/2") + "[contact]\nmost_days_without = 1\n", "must be 'caseload-standards/1'"),
    ],
)
def test_a_file_that_asks_for_nothing_or_is_none_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert message in faults(tmp_path, text)[0]
