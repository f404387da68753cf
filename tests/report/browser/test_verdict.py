"""The numbers of the verdict are those of the plan's JSON, counted again from the files alone, in every locale."""

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.index_instances import ROOT
from optimizer.rules import OBJECTIVES
from tests.report.browser.pages import stored
from tests.report.browser.reader import Read
from tests.report.test_words import CATALOGUES

#: Sign between thousands, decimal sign.
SIGNS = {"en-US": (",", "."), "es-MX": (",", "."), "es-ES": (".", ","), "de-DE": (".", ",")}


def read_back(text: str, locale: str) -> int | None:
    thousands, _ = SIGNS[locale]
    return None if text == "–" else int(text.replace(thousands, ""))


def numbers_in(text: str, locale: str) -> Iterator[int | float]:
    """Whole numbers, and shares as they are before the sign of percent."""
    thousands, decimal = SIGNS[locale]
    for found in re.findall(r"\d[\d.,]*\d|\d", text):
        plain = found.replace(thousands, "").replace(decimal, ".")
        yield float(plain) if "." in plain else int(plain)


def plan_of(size: str) -> Any:
    with gzip.open(ROOT / "plans" / f"{size}.json.gz", "rt", encoding="utf-8") as file:
        return json.load(file)


@pytest.mark.parametrize("locale", SIGNS)
@pytest.mark.parametrize("size", ["s", "l"])
def test_objectives_are_those_of_the_file(read: Read, size: str, locale: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(f"page_{size}"), locale=locale).page
    catalogue = CATALOGUES["es" if locale.startswith("es") else "en"]
    shown = {
        cells[0]: [read_back(cell, locale) for cell in cells[1:3]]
        for row in page.locator("#verdict table.plain tbody tr").all()
        for cells in (row.locator("th, td").all_text_contents(),)
    }
    expected = {
        catalogue[f"objectives.{row['name']}.name"]: [row["value"], row["bound"]] for row in plan_of(size)["objectives"]
    }
    assert shown == expected


def test_every_objective_has_its_words() -> None:
    for name in OBJECTIVES:
        assert f"objectives.{name}.name" in CATALOGUES["en"]


@pytest.mark.parametrize("locale", SIGNS)
@pytest.mark.parametrize("size", ["s", "l"])
def test_findings_count_what_the_files_hold(read: Read, size: str, locale: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(f"page_{size}"), locale=locale).page
    said = page.locator("#verdict .cards li").all_text_contents()
    plan, instance = plan_of(size), stored(size).instance
    holder = {row["client"]: row["caseworker"] for row in plan["assignments"]}
    day_of = {row["task"]: row["day"] for row in plan["schedule"]}
    had = [client for client in instance.clients if client.caseworker is not None]
    due = [task for task in instance.tasks if task.due <= instance.horizon.end]
    late = [task for task in due if day_of.get(task.id, "9999-12-31") > task.due.isoformat()]
    homeless = sum(who is None for who in holder.values())
    placed = [len(holder), sum(holder[client.id] == client.caseworker for client in had), len(had)]
    overdue = sum(task.due < instance.horizon.start for task in instance.tasks)
    timely = [len(due), *([overdue] if late else []), len(instance.tasks) - len(day_of)]
    assert list(numbers_in(said[0], locale)) == [homeless] * (homeless > 0) + placed
    assert list(numbers_in(said[1], locale)) == [len(late)] * bool(late) + timely
