"""The table of all clients, a caseworker's desk and its sheet; also under hostile ids and names."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from optimizer.report.planner import planner_document
from optimizer.report.subject import Subject
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.desks import HOSTILE, checked, hostile_ids


def asked_for(caseworker: str) -> str:
    return f"#caseworker={quote(caseworker, safe='')}"


def search(page: Page, text: str) -> str:
    """What the table of clients says of its rows, after the pause in typing that it waits for."""
    page.locator("#clients input[type=search]").fill(text)
    page.wait_for_timeout(400)
    return page.locator("#clients .dt-info").inner_text()


def ask_to_print(page: Page, button: int) -> None:
    """The sheet of the week (0), or of all weeks (1); printed by `pages_of`.

    Nobody here answers the browser's question about printers; Chromium 156 refuses another print until somebody does.
    """
    page.evaluate("window.print = () => {}")
    page.locator(".desk .filters").first.get_by_role("button").nth(2 + button).click()


def pages_of(page: Page, file: Path) -> int:
    page.pdf(path=str(file), prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return page_file(planner_document(Subject(checked())), tmp_path / "small.html")


@pytest.fixture
def named(tmp_path: Path) -> Path:
    names = {"me": "Ángela Núñez", "other": "Zoë", "kept": "Ñico Peña"}
    return page_file(planner_document(Subject(checked()), names), tmp_path / "named.html")


def test_search_finds_a_client_among_thousands(read: Read, page_l: Path) -> None:
    page = read(page_l, fragment="#clients").page
    page.wait_for_selector("#clients tbody tr")
    wanted = stored("l").instance.clients[12_345].id
    assert search(page, wanted) == "1 to 1 of 1 (of 18,000 in all)"
    assert page.locator("#clients tbody td").first.inner_text() == wanted


def test_filters_count_what_the_plan_says(read: Read, page_l: Path) -> None:
    page = read(page_l, fragment="#clients").page
    plan = stored("l").plan
    who, clients = Counter(row.caseworker for row in plan.assignments).most_common(1)[0]
    page.locator("#clients .filters select").nth(2).select_option(label=str(who))
    expect(page.locator("#clients .dt-info")).to_have_text(f"1 to 25 of {clients} (of 18,000 in all)")


def test_sorts_by_number_of_tasks(read: Read, page_l: Path) -> None:
    page = read(page_l, fragment="#clients").page
    subject = stored("l")
    most = Counter(task.client for task in subject.instance.tasks).most_common(1)[0][1]
    heading = page.locator("#clients thead th", has_text="tasks").locator(".dt-column-order")
    tasks = page.locator("#clients tbody tr").first.locator("td").nth(6)
    heading.click()
    expect(tasks).to_have_text("0")
    heading.click()
    expect(tasks).to_have_text(str(most))


def test_a_client_leads_to_their_tasks_and_to_their_caseworker(read: Read, small: Path) -> None:
    page = read(small).page
    page.locator("#clients").scroll_into_view_if_needed()  # what is out of sight is not drawn yet
    page.locator("#clients").get_by_role("link", name="kept", exact=True).click()
    details = page.locator("#clients .chosen")
    expect(page.locator("h3:focus")).to_have_text("Client kept")
    assert details.locator("tbody tr").all_inner_texts() == [
        "late\tcalfresh\tJan 5, 2026\tJan 5, 2026\tJan 6, 2026\tme\t30\tlate",
        "visit\tcalfresh\tJan 5, 2026\tJan 12, 2026\tJan 7, 2026\tme\t30\tyes",
        "undone\tcalfresh\tJan 5, 2026\tJan 8, 2026\t–\t–\t30\tlate",
    ]
    details.get_by_role("link", name="me", exact=True).first.click()
    page.wait_for_selector("#desk h3")
    expect(page.locator("h3:focus")).to_have_text("Caseworker me")


def test_the_desk_shows_the_week_day_by_day(read: Read, small: Path) -> None:
    page = read(small, fragment=asked_for("me")).page
    days = page.locator(".days > li")
    assert [" ".join(text.split()) for text in days.all_inner_texts()] == [
        "5 Mon 0 of 100 min",
        "6 Tue 100 of 100 min kept calfresh, 30 min, due Jan 5 late "
        "stranger calfresh, 40 min, due Jan 12 stranger calfresh, 30 min, due Jan 8",
        "7 Wed 30 of 100 min kept calfresh, 30 min, due Jan 12 appointment",
        "8 Thu 0 of 100 min",
        "9 Fri no time for case work",
    ]
    page.get_by_role("button", name="next week").click()
    assert (
        " ".join(days.inner_text().split())
        == "12 Mon 30 of 100 min theirs calfresh, 30 min, due Jan 12 client of other"
    )
    assert page.locator(".desk").get_by_text("1 client never met: read in before the first task.").count() == 1


def test_my_clients_begin_with_whoever_is_to_be_read_in(read: Read, small: Path) -> None:
    page = read(small, fragment=asked_for("me")).page
    page.locator(".desk .long").scroll_into_view_if_needed()
    rows = page.locator(".desk .long tbody tr")
    rows.first.wait_for()
    assert [row.split("\t")[:2] for row in rows.all_inner_texts()] == [
        ["stranger", "never met: read in first"],
        ["new", "new client"],
        ["known", "met before, new to the desk"],
        ["kept", "stays"],
    ]


def test_a_caseworker_is_found_by_typing(read: Read, named: Path) -> None:
    page = read(named).page
    page.locator("#desk").get_by_label("Find").fill("nunez")
    page.keyboard.press("Enter")
    assert page.locator("#desk h3").inner_text() == "Caseworker Ángela Núñez me"


def test_another_language_keeps_the_desk_open(read: Read, small: Path) -> None:
    page = read(small, fragment=asked_for("me")).page
    page.get_by_role("button", name="Español").click()
    assert page.locator("#desk h3").inner_text() == "Gestor me"


def test_a_link_to_nobody_says_so(read: Read, small: Path) -> None:
    page = read(small, fragment="#caseworker=%E0%A4%A").page
    assert page.locator("#desk h3").inner_text() == "This page has no caseworker with the id of the link."


def test_names_are_found_and_stand_beside_ids(read: Read, named: Path) -> None:
    page = read(named, fragment="#clients").page
    assert search(page, "nico pena") == "1 to 1 of 1 (of 6 in all)"
    assert page.locator("#clients tbody td").first.inner_text() == "Ñico Peña kept"
    assert search(page, "kept") == "1 to 1 of 1 (of 6 in all)"


@pytest.mark.parametrize("button", [0, 1])
def test_a_full_desk_prints_on_two_pages(read: Read, page_l: Path, tmp_path: Path, button: int) -> None:
    """Of the caseworker of L with the most clients: 376, and 347 tasks."""
    who, _ = Counter(row.caseworker for row in stored("l").plan.assignments).most_common(1)[0]
    page = read(page_l, fragment=asked_for(str(who))).page
    ask_to_print(page, button)
    assert pages_of(page, tmp_path / "sheet.pdf") == 2
    assert page.locator("body > .sheet").count() == 0  # what is printed next is the whole page
    assert pages_of(page, tmp_path / "page.pdf") > 2


def test_the_sheet_has_every_task_and_client(read: Read, page_l: Path) -> None:
    subject = stored("l")
    who, _ = Counter(row.caseworker for row in subject.plan.assignments).most_common(1)[0]
    mine = [row.client for row in subject.plan.assignments if row.caseworker == who]
    theirs = [subject.facts.client_of(row).id for row in subject.plan.schedule if row.caseworker == who]
    undone = [task.client for task in subject.instance.tasks if task.id not in subject.facts.done]
    page = read(page_l, fragment=asked_for(str(who))).page
    ask_to_print(page, 1)
    written = Counter(page.locator(".sheet .own").evaluate_all("all => all.map((one) => one.textContent)"))
    assert written == Counter([*mine, *theirs, *(client for client in undone if client in mine)])


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    subject = Subject(checked(hostile_ids()))
    ids = [*subject.instance.caseworkers, *subject.instance.clients]
    names = {str(one.id): HOSTILE[-at - 1] for at, one in enumerate(ids)}
    return page_file(planner_document(subject, names), tmp_path / "hostile.html")


@pytest.mark.parametrize("width", [1280, 390])
def test_hostile_ids_and_names_are_only_ever_text(read: Read, hostile: Path, width: int, tmp_path: Path) -> None:
    me, kept = HOSTILE[0], HOSTILE[2]
    page = read(hostile, fragment="#clients", width=width).page
    page.wait_for_selector("#clients tbody tr")
    for link in page.locator("#clients tbody a").all():
        link.click()
        expect(page.locator("h3:focus")).to_have_count(1)
    for wanted in HOSTILE:
        search(page, wanted)
        search(page, "")
    page.evaluate("hash => location.hash = hash", asked_for(me))
    page.wait_for_selector("#desk h3")
    page.locator(".desk .long").scroll_into_view_if_needed()
    page.locator(".desk .long tbody tr").first.wait_for()
    assert me in page.locator("#desk h3").inner_text()
    assert kept in page.locator(".days").inner_text()
    assert page.locator("img, #page script, i, b:not(.line b)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ask_to_print(page, 1)
    assert pages_of(page, tmp_path / "sheet.pdf") == 2
