"""Caseworkers, calendar and timeliness as they are drawn: the numbers on the page are those of the plan's measures."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from optimizer.report.planner import planner_document
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import row
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.sections.subjects import subject


def drawn(page: Page, section: str, at: int = 0) -> Any:
    """The traces of a section's picture, once Plotly has drawn them; those that are hidden left out."""
    picture = page.locator(f"#{section} .drawn").nth(at)
    picture.scroll_into_view_if_needed()
    picture.locator(".main-svg").first.wait_for()
    return picture.evaluate(
        """(drawn) => drawn.data.filter((trace) => trace.visible !== false)
          .map(({type, name, x, y, z, yaxis}) => ({type, name, x, y, z, yaxis}))"""
    )


def test_every_caseworker_is_drawn_once_the_fullest_first(read: Read, page_s: Path) -> None:
    traces = drawn(read(page_s).page, "caseworkers")
    loads = stored("s").measures.workload.by_caseworker.values()
    minutes = [
        trace for trace in traces if trace["name"].split(":")[0] not in ("at the cap", "below the cap", "the cap")
    ]
    places = sorted((row, share) for trace in minutes for row, share in zip(trace["y"], trace["x"], strict=True))
    assert [share for _, share in places] == sorted((load.utilisation for load in loads), reverse=True)


def test_caseworkers_can_be_sorted_as_in_the_file(read: Read, page_s: Path) -> None:
    page = read(page_s).page
    page.locator("#caseworkers .filters select").first.select_option("office")
    drawn(page, "caseworkers")
    names = page.evaluate("document.querySelector('#caseworkers .drawn').layout.yaxis.ticktext")
    assert [name.strip("\u2068\u2069") for name in names] == [worker.id for worker in stored("s").instance.caseworkers]


def test_the_calendar_has_a_colour_for_every_day_with_capacity_and_a_cross_for_the_others(
    read: Read, page_s: Path
) -> None:
    heat, *marks = drawn(read(page_s).page, "calendar")
    found = stored("s")
    days = [
        worker.availability.get(day, worker.minutes_per_day)
        for worker in found.instance.caseworkers
        for day in found.facts.days
    ]
    assert sum(value is not None for row in heat["z"] for value in row) == sum(most > 0 for most in days)
    assert [len(mark["x"]) for mark in marks if mark["name"].startswith("no capacity")] == [days.count(0)]


def test_overtime_has_its_own_colour_and_a_triangle(read: Read, tmp_path: Path) -> None:
    """On the limit, and one minute beyond it."""
    office = instance(
        horizon=horizon(2),
        caseworkers=(caseworker(overtime_per_day=1),),
        clients=(client(caseworker="w1"),),
        tasks=(task("t1", minutes=100, due=day(1)), task("t2", minutes=101, due=day(1))),
    )
    made = subject(office, row("t1", on=0, minutes=100), row("t2", on=1, minutes=101))
    heat, *marks = drawn(read(page_file(planner_document(made), tmp_path / "page.html")).page, "calendar")
    assert heat["z"] == [[4, 5]]
    assert [(mark["name"], mark["x"]) for mark in marks] == [("over 100%: 1", [1])]


def test_timeliness_says_and_draws_what_was_measured(read: Read, page_s: Path) -> None:
    page = read(page_s).page
    on_time = stored("s").measures.timeliness.overall.on_time
    said = page.locator("#timeliness p").first.inner_text()
    assert said.startswith(f"{on_time.whole:,} tasks are due by the last day; {on_time.part:,} (")
    bars = [trace for trace in drawn(page, "timeliness") if trace["yaxis"] != "y2"]
    assert sum(sum(trace["y"]) for trace in bars) == on_time.whole


def test_timeliness_of_one_kind(read: Read, page_s: Path) -> None:
    page = read(page_s).page
    kind, delays = max(stored("s").measures.timeliness.by_kind.items(), key=lambda item: item[1].on_time.whole)
    page.locator("#timeliness select").first.select_option(label=kind)
    said = page.locator("#timeliness p").first.inner_text()
    assert said.startswith(f"{delays.on_time.whole:,} tasks are due by the last day; {delays.on_time.part:,} (")


def test_on_a_phone_the_calendar_scrolls_in_its_own_place(read: Read, page_l: Path) -> None:
    page = read(page_l, width=390).page
    drawn(page, "calendar")
    region = page.locator("#calendar .scroll").first
    assert region.evaluate("(place) => place.scrollWidth > place.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
