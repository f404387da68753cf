"""The contrast for everybody in a browser: what is drawn and said of withheld counts, and what the shares tell."""

from pathlib import Path

import pytest

from optimizer.metrics.contrast import dispatched
from optimizer.report.document import Document
from optimizer.report.public.dispatch import counts_of_rule
from optimizer.report.public.document import public_document
from optimizer.report.subject import Subject
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.public.attacker import Attacker, Name
from tests.report.public.offices import random_office, random_rivals
from tests.report.public.test_attack import small_and_known
from tests.report.public.truth import Truth


def s_and_two_rules() -> Document:
    subject = stored("s")
    return public_document(subject, [counts_of_rule(dispatched(subject.instance, rule, 1)) for rule in ("fifo", "edf")])


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pictures_have_tables_and_fit(read: Read, tmp_path: Path, locale: str, width: int) -> None:
    reader = read(page_file(s_and_two_rules(), tmp_path / "s.html"), width=width, locale=locale)
    reader.see_everything()
    section = reader.page.locator("#public_contrast")
    assert section.locator("figure").count() == section.locator("figure details table").count() == 2
    assert section.locator("figure details").first.locator("tbody tr").count() == 3
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_of_this_plan_it_tells_the_range_that_the_tables_leave(read: Read, tmp_path: Path) -> None:
    """In S 1,552 tasks are due, 40 are done late, and 32 not done, due or not."""
    page = read(page_file(s_and_two_rules(), tmp_path / "s.html")).page
    cells = page.locator("#public_contrast > div.scroll table").first.locator("tbody tr").first.locator("td")
    assert cells.all_inner_texts() == ["1,480 to 1,512", "95.3% to 97.5%", "1,900", "88.4%"]
    told = page.locator("#public_contrast .told").inner_text()
    assert "does not follow from what is published: every rule." in told
    assert "Fewer tasks by the named caseworker than in this plan: every rule." in told


@pytest.mark.parametrize("seed", [0, 1, 2, 4, 5, 8, 12])
def test_shares_as_they_are_written_give_no_small_count_away(read: Read, tmp_path: Path, seed: int) -> None:
    checked = random_office(seed)
    rivals = random_rivals(checked, seed)
    file = page_file(public_document(Subject(checked), [counts_of_rule(one) for one in rivals]), tmp_path / "page.html")
    attacker = Attacker(file.read_text("utf-8"))
    rows = read(file).page.locator("#public_contrast > div.scroll table").first.locator("tbody tr").all()
    for name, row in zip(["plan", *(one.name for one in rivals)], rows, strict=True):
        texts = row.locator("td").all_inner_texts()
        attacker.hear_share(_part(name, "on_time"), ("due",), texts[1])
        attacker.hear_share(_part(name, "named"), ("tasks", (), "all"), texts[3])
    truth = Truth(checked.instance, checked.plan, attacker, {one.name: one.checked.plan for one in rivals})
    assert small_and_known(attacker, truth) == []


def _part(plan: str, measure: str) -> Name:
    return (measure,) if plan == "plan" else (plan, measure, "part")
