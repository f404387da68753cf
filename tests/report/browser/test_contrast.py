"""What is for everyone: its pictures have the numbers that they are made of, in every language, theme and width."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from benchmarks.index_instances import ROOT
from optimizer.bench.break_even.plain import plain_break_even
from optimizer.bench.pictures import pictures_of
from optimizer.bench.record import Record, require_runs
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.frontier.files import FrontFile
from optimizer.logs.indices import measure_log
from optimizer.logs.read import ReadSettings, read_log
from optimizer.metrics.contrast import dispatched
from optimizer.report.document import Document
from optimizer.report.everyone import for_everyone
from optimizer.report.measured import log_document, plan_document
from optimizer.report.standing import standing_of_rule
from tests.logs.log_files import OFFICE
from tests.report.browser.contrast import contrast
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.browser.test_accessibility import serious

WAYS = [
    {"width": 1280, "theme": "light", "locale": "en-US"},
    {"width": 390, "theme": "dark", "locale": "es-MX"},
]


def front() -> FrontFile:
    """Some points with bounds, some without, one beaten."""
    points = [
        {"first": 53, "second": 258_000, "second_bound": None, "proven": False, "policy": "client-based"},
        {"first": 80, "second": 265_000, "second_bound": 266_000, "proven": False, "policy": "client-based"},
        {"first": 140, "second": 268_000, "second_bound": 268_000, "proven": True, "policy": "client-based"},
    ]
    ends = {"best_first": 53, "best_second": 268_000, "dominated": [{**points[0], "first": 60}]}
    told = {"instance": "s", "instance_sha256": "", "objectives": ["late", "continuity"], "front": points, **ends}
    return FrontFile.model_validate(told)


@pytest.fixture(scope="session")
def lines() -> tuple[Record, ...]:
    return require_runs([ROOT.parent / "benchmarks" / "baselines" / "full.jsonl"]).records


@pytest.fixture(scope="session")
def everyone(lines: tuple[Record, ...]) -> Document:
    subject = stored("s")
    rules = [standing_of_rule(dispatched(subject.instance, name, 1)) for name in RULES_OF_DISPATCH]
    return Document("s", "ids", for_everyone(subject, rules, front(), plain_break_even(lines)))


@pytest.fixture(scope="session")
def page(everyone: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(everyone, tmp_path_factory.mktemp("everyone") / "page.html")


def data_of(document: Document, name: str) -> Any:
    (found,) = (section.data for section in document.sections if section.name == name)
    return json.loads(json.dumps(found))


def behind(figure: Locator) -> list[list[str]]:
    """The rows of a picture's table."""
    figure.locator("summary").click()
    rows = figure.locator("tbody tr")
    rows.first.wait_for()
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


@pytest.mark.parametrize("way", WAYS, ids=["wide", "narrow"])
def test_every_picture_is_drawn_and_has_its_table(read: Read, page: Path, way: dict[str, Any]) -> None:
    opened = read(page, **way).page
    figures = opened.locator("main figure").all()
    assert len(figures) >= 10
    for figure in figures:
        figure.scroll_into_view_if_needed()
        figure.locator(".main-svg").first.wait_for()
        assert behind(figure)


@pytest.mark.parametrize("way", WAYS, ids=["wide", "narrow"])
def test_axe_finds_nothing_serious_and_nothing_is_too_wide(read: Read, page: Path, way: dict[str, Any]) -> None:
    reader = read(page, **way)
    reader.see_everything()
    assert serious(reader) == []
    assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= way["width"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_of_the_map_can_be_read_on_its_darkest_and_lightest_cells(read: Read, page: Path, theme: str) -> None:
    opened = read(page, theme=theme).page
    style = "getComputedStyle(document.documentElement).getPropertyValue"
    ink, *cells = (opened.evaluate(f"{style}('--{name}').trim()") for name in ("ink", "heat-0", "heat-2", "paper"))
    assert [cell for cell in cells if contrast(ink, cell) < 4.5] == []


def test_dots_have_the_numbers_of_the_measures(read: Read, page: Path, everyone: Document) -> None:
    opened = read(page).page
    drawn = [row for row in data_of(everyone, "contrast")["measures"] if row["differs"] and not row["by_definition"]]
    figures = opened.locator("#contrast figure").all()
    assert len(figures) == len(drawn) >= 5
    for figure, row in zip(figures, drawn, strict=True):
        for shown, value in zip(behind(figure), row["values"], strict=True):
            number = value["part"] / value["whole"] if isinstance(value, dict) else value
            expected = f"{100 * number:,.2f}%" if row["unit"] == "share" else f"{number:,.2f}".rstrip("0").rstrip(".")
            assert shown[1].split(" ")[0] == expected, (row["name"], shown)


def test_who_does_better_is_said_on_both_sides(read: Read, page: Path, everyone: Document) -> None:
    table = read(page).page.locator("#contrast table.plain").first
    said = [row.locator("td").last.inner_text() for row in table.locator("tbody tr").all()]
    words = {"plan": "this plan", "rule": "task-based rule", "same": "equal"}
    assert said == [words[row["better"]] for row in data_of(everyone, "contrast")["rivals"]]
    assert {"this plan", "task-based rule"} <= set(said), "of S both are true"


def test_never_and_not_known_are_told_apart(read: Read, page: Path, everyone: Document) -> None:
    opened = read(page).page
    panels = data_of(everyone, "break_even")["panels"]
    for figure, panel in zip(opened.locator("#break_even figure").all(), panels, strict=True):
        shown = [row[2] for row in behind(figure)]
        assert len(shown) == len(panel["cells"])
        for text, cell in zip(shown, panel["cells"], strict=True):
            assert (text == "not known") == cell["open"]
            assert (text == "never") == (cell["estimate"] is None and not cell["open"])


def test_the_front_has_its_points_and_the_plan(read: Read, page: Path) -> None:
    rows = behind(read(page).page.locator("#frontier figure"))
    assert [row[:2] for row in rows] == [
        ["best found", "53"], ["best found", "80"], ["proven", "140"], ["beaten by another", "60"], ["this plan", "53"],
    ]  # fmt: skip
    assert [row[3] for row in rows] == ["–", rows[1][3], rows[2][2], "–", "–"]


def test_what_is_not_there_says_with_which_commands_it_comes(read: Read, tmp_path: Path) -> None:
    file = page_file(Document("s", "ids", for_everyone(stored("s"), (), None, None)), tmp_path / "page.html")
    opened = read(file).page
    for name, option in (("frontier", "--frontier front.json"), ("break_even", "--results full.jsonl")):
        assert option in opened.locator(f"#{name} pre").last.inner_text()
    assert opened.locator("figure").count() == 0


@pytest.mark.parametrize("way", WAYS, ids=["wide", "narrow"])
@pytest.mark.parametrize("which", ["plan", "log", "results"])
def test_pages_of_measure_and_bench_open_with_their_pictures(
    read: Read, tmp_path: Path, lines: tuple[Record, ...], which: str, way: dict[str, Any]
) -> None:
    made = {
        "plan": lambda: plan_document(stored("s")),
        "log": lambda: log_document("log", measure_log(read_log(OFFICE, ReadSettings({}, None, frozenset())))),
        "results": lambda: pictures_of(lines, "full"),
    }
    reader = read(page_file(made[which](), tmp_path / "page.html"), **way)
    for select in reader.page.locator("main select").all():
        last = select.locator("option").last.get_attribute("value")
        select.select_option(last)
    reader.see_everything()
    assert reader.page.locator("main figure").count() >= 2
    assert serious(reader) == []
    assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= way["width"]
