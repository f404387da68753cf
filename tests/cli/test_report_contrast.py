"""`caseload report` and `measure --html`: what is asked for is on the page, what is wrong is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.bench.lines import append_line
from optimizer.bench.record import as_row
from optimizer.checks.check import require_checked
from optimizer.cli import caseload
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.errors import InputError
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import write_plan
from tests.bench.records import record
from tests.benchmarks.results.records import simulated
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import plan, row
from tests.logs.log_files import CASES, OFFICE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_instance(
        instance(caseworkers=(caseworker("w1"), caseworker("w2")), clients=(client(caseworker="w1"),), tasks=(task(),)),
        tmp_path / "office.json",
    )
    given = read_instance(tmp_path / "office.json")
    write_plan(require_checked(given, plan(given, row())), tmp_path / "plan.json")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    paths = [str(folder / word) if re.fullmatch(r"[\w-]+\.(json|jsonl|html)", word) else word for word in words]
    return CliRunner().invoke(caseload, paths)


def page(folder: Path, *words: str) -> dict[str, Any]:
    result = run(folder, "report", "office.json", "plan.json", "--output", "page.html", *words)
    assert result.exit_code == 0, result.output
    return sections_of(folder / "page.html")


def sections_of(file: Path) -> dict[str, Any]:
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', file.read_text("utf-8"))
    return {section["name"]: section["data"] for section in json.loads(data)["sections"]}


def front(folder: Path, **fields: Any) -> None:
    given = read_instance(folder / "office.json")
    points = [{"first": 0, "second": 200, "second_bound": 200, "proven": True, "policy": "client-based"}]
    written = {
        "instance": given.name, "instance_sha256": given.sha256, "objectives": ["late", "continuity"],
        "best_first": 0, "best_second": 200, "front": points, "dominated": [],
    }  # fmt: skip
    (folder / "front.json").write_text(json.dumps(written | fields))


def test_every_rule_stands_beside_the_plan(folder: Path) -> None:
    contrast = page(folder)["contrast"]
    assert [one["name"] for one in contrast["plans"]] == ["plan", *RULES_OF_DISPATCH]


def test_without_contrast_nothing_is_dispatched(folder: Path) -> None:
    assert "contrast" not in page(folder, "--no-contrast")


def test_what_is_not_given_is_there_with_nothing_in_it(folder: Path) -> None:
    found = page(folder)
    assert (found["frontier"], found["break_even"]) == (None, None)


def test_a_front_is_on_the_page_with_the_plan(folder: Path) -> None:
    front(folder)
    found = page(folder, "--frontier", "front.json")["frontier"]
    assert found["points"] == [{"first": 0, "second": 200, "second_bound": 200, "proven": True}]
    assert found["plan"] == {"first": 0, "second": 200, "policy": "client-based"}


def test_a_front_of_another_instance_is_refused_and_no_page_written(folder: Path) -> None:
    front(folder, instance_sha256="0" * 64)
    result = run(folder, "report", "office.json", "plan.json", "-o", "page.html", "--frontier", "front.json")
    assert isinstance(result.exception, InputError)
    assert "is not this instance" in str(result.exception)
    assert not (folder / "page.html").exists()


def test_what_the_frontier_prints_is_what_the_report_reads(folder: Path) -> None:
    told = run(folder, "frontier", "office.json", "--json", "--points", "2", "--threads", "1", "--time-limit", "20")
    assert told.exit_code == 0, told.output
    (folder / "front.json").write_text(told.stdout)
    printed = json.loads(told.stdout)["front"]
    drawn = page(folder, "--frontier", "front.json")["frontier"]["points"]
    assert drawn == [{name: point[name] for name in ("first", "second", "second_bound", "proven")} for point in printed]


def test_results_give_the_break_even(folder: Path) -> None:
    for minutes in (0, 5):
        append_line(folder / "runs.jsonl", as_row(simulated(familiarisation_minutes=minutes)))
    found = page(folder, "--results", "runs.jsonl")["break_even"]
    assert found["teams"] == [{"caseworkers": 4, "clients": 1_200}]


def test_results_without_a_break_even_are_refused(folder: Path) -> None:
    append_line(folder / "runs.jsonl", as_row(record()))
    result = run(folder, "report", "office.json", "plan.json", "-o", "page.html", "--results", "runs.jsonl")
    assert isinstance(result.exception, InputError)
    assert "has no office that was simulated under two or more numbers of minutes" in str(result.exception)
    assert not (folder / "page.html").exists()


def test_measures_of_a_plan_are_printed_and_drawn(folder: Path) -> None:
    plain = run(folder, "measure", "office.json", "plan.json", "--json")
    both = run(folder, "measure", "office.json", "plan.json", "--json", "--html", "page.html")
    assert (both.exit_code, both.stdout) == (0, plain.stdout)
    found = sections_of(folder / "page.html")
    whole = next(one for one in found["continuity"]["named"] if one["group"] == "all")
    assert (whole["part"], whole["whole"]) == (1, 1)


def test_measures_of_a_log_are_drawn_beside_chance(folder: Path) -> None:
    result = run(folder, "measure", str(OFFICE), "--cases", str(CASES), "--json", "--html", "page.html")
    rows = {one["name"]: one for one in sections_of(folder / "page.html")["log"]["measures"]}
    printed = json.loads(result.stdout)
    assert rows["named_in_log"]["really"] == printed["named_share"]
    assert str(OFFICE.parent) not in (folder / "page.html").read_text("utf-8"), "a path tells about the machine"
    assert rows["coc"]["at_random"] == printed["at_random"]["coc"]


@pytest.mark.parametrize("words", [("report", "--no-contrast", "-o"), ("measure", "--html")])
def test_a_place_that_cannot_be_written_is_said(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "file").write_text("in the way")
    command, *options = words
    result = run(folder, command, "office.json", "plan.json", *options, str(folder / "file" / "page.html"))
    assert isinstance(result.exception, InputError)
    assert "can't be written" in str(result.exception)
