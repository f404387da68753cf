"""What the pages say is so: commands print what they show, links lead somewhere, tables agree with the code."""

import importlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from optimizer.cli import caseload
from optimizer.cli.settings_file import defaults_of
from optimizer.rules import OBJECTIVES, RULES
from tests.console_blocks import agree, differences, steps_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "docs/workbooks.md", "docs/explain.md", "docs/monday.md"])
def test_commands_of_a_page_print_what_it_shows(page: str, tmp_path: Path) -> None:
    assert steps_of(text_of(page))
    assert differences(text_of(page), tmp_path) == []


def test_example_of_the_library_prints_what_its_page_shows(tmp_path: Path) -> None:
    page = text_of("docs/library.md")
    (example,), (promised,) = blocks(page, "python"), blocks(page, "text")
    (tmp_path / "example.py").write_text(example, "utf-8")
    done = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (promised, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_to_files(page: Path) -> None:
    links = [link.split("#")[0] for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_exit_codes_of_the_readme_are_those_of_the_help() -> None:
    help_text = " ".join(CliRunner().invoke(caseload, ["--help"]).output.split())
    listed = re.search(r"Exit codes: (.*?)\.( |$)", help_text)
    assert listed
    table = re.findall(r"^\| (\d+) \| (.*) \|$", text_of("README.md"), re.MULTILINE)
    assert ", ".join(f"{code} {meaning}" for code, meaning in table) == listed[1]


def test_settings_of_the_page_are_taken(tmp_path: Path) -> None:
    (page,) = blocks(text_of("docs/settings.md"), "toml")
    (tmp_path / "settings.toml").write_text(page, "utf-8")
    defaults = defaults_of(tmp_path / "settings.toml", click.Context(caseload))
    assert defaults["solve"]["time_limit"] == "300"
    assert defaults["bench"]["run"]["jobs"] == "2"


def test_page_of_the_audit_has_every_clause_of_the_example() -> None:
    example = tomllib.loads(text_of("optimizer/audit/example.toml"))
    clauses = {
        f"{section}.{name}" for section, limits in example.items() if isinstance(limits, dict) for name in limits
    }
    listed = re.findall(r"^\| `([\w.]+?)(?:\.PROGRAMME)?` \|", text_of("docs/audit.md"), re.MULTILINE)
    assert set(listed) == clauses


@pytest.mark.parametrize("name", [*RULES, *OBJECTIVES])
def test_formulation_has_every_rule_and_objective(name: str) -> None:
    assert re.search(rf"^\*\*{name}\*\*", text_of("docs/formulation.md"), re.MULTILINE)


def test_limits_of_the_readme_are_those_of_the_stored_offices() -> None:
    entries = json.loads(text_of("instances/index.json"))["instances"]
    best = {
        entry["name"].upper(): {row["name"]: f"{row['value']:,} ({row['bound']:,})" for row in entry["objectives"]}
        for entry in entries
        if entry["name"] in ("xs", "s", "m", "l", "xl")
    }
    table = re.findall(r"^ +\| (X?[SML]L?) \| .* \| (.*) \| (.*) \|$", text_of("README.md"), re.MULTILINE)
    assert table == [(name, values["late"], values["continuity"]) for name, values in best.items()]


def test_architecture_names_a_model_and_a_check_for_every_rule() -> None:
    assert re.findall(r"^\| (\w\d) \|", text_of("ARCHITECTURE.md"), re.MULTILINE) == list(RULES)


@pytest.mark.parametrize("place", re.findall(r"`(\w+/\w+\.py:\w+)`", text_of("ARCHITECTURE.md")))
def test_functions_that_the_architecture_names_exist(place: str) -> None:
    path, function = place.split(".py:")
    assert callable(getattr(importlib.import_module(f"optimizer.{path.replace('/', '.')}"), function))


@pytest.mark.parametrize("path", re.findall(r"`((?:\w+/)+\w+\.py)`", "".join(map(text_of, ["ARCHITECTURE.md"]))))
def test_files_that_the_architecture_names_exist(path: str) -> None:
    assert (ROOT / "optimizer" / path).exists()


@pytest.mark.parametrize(
    ("promised", "printed", "same"),
    [
        (("done in 1.2 s",), ["done in 34.5 s"], True),
        (("late 9",), ["late 8"], False),
        (("first", "…", "last"), ["first", "second", "third", "last"], True),
        (("first", "…"), ["second"], False),
        (("late 9",), ["   1.9 s  late  value 9", "late 9  "], True),
        ((), ["something"], False),
    ],
)
def test_what_may_differ_between_page_and_output(promised: tuple[str, ...], printed: list[str], same: bool) -> None:
    assert agree(promised, printed) is same
