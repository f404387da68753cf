"""No id, name, hash or free text of the input is in a page for everybody, in whatever form."""

import html
import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote, unquote

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.schema import Instance
from optimizer.metrics.contrast import dispatched
from optimizer.plan.schema import Provenance
from optimizer.report.document import Document
from optimizer.report.page import page_bytes
from optimizer.report.public.dispatch import counts_of_rule
from optimizer.report.public.document import public_document
from optimizer.report.subject import Subject
from tests.builders import caseworker, client, day, instance, task
from tests.checks.plans import plan, row
from tests.report.public.attacker import data_of

HOSTILE = [
    "qqclient-<script>alert(1)</script>-{}",
    "qqclient-\"quoted\"-'and'-&amp;-{}",
    "qqclient-\u202eright-to-left\u202c-{}",
    "qqclient-\U0001f469\u200d\U0001f4bb-{}",
    "qqclient-" + "long" * 125 + "-{}",
    "QqClient-%41-\\u0041-{}",
]
WORKERS = [f"qqworker-<i>{number}</i>" for number in range(12)]
LANGUAGES = ["en", "<b>es</b>", "ru\u202e" + "x" * 500, 'hy"><script>1</script>', WORKERS[3].upper()]


def office() -> Instance:
    """72 clients in five languages, most of whose codes are hostile, and one of which is a caseworker's id."""
    ids = [HOSTILE[number % len(HOSTILE)].format(number) for number in range(72)]
    clients = [
        client(
            one,
            language=LANGUAGES[at // 15],
            programs=("medi<b>cal",) if at % 2 else ("calfresh", ids[0]),
            caseworker=WORKERS[at % 12],
            contacts={"qqworker-gone": 3},
            office="qqoffice-north",
        )
        for at, one in enumerate(ids)
    ]
    tasks = [
        task(f"qqtask-<u>{at}</u>", one, program="medi<b>cal" if at % 2 else "calfresh", kind=_kind(at))
        for at, one in enumerate(ids)
    ]
    return instance(
        name="qqclient-of-the-office",
        caseworkers=tuple(
            caseworker(
                one,
                languages=tuple(LANGUAGES),
                programs=("medi<b>cal", "calfresh", ids[0]),
                minutes_per_day=1000,
                office="qqoffice-north",
            )
            for one in WORKERS
        ),
        clients=tuple(clients),
        tasks=tuple(tasks),
    )


def _kind(at: int) -> str:
    return ("call\u2029<img src=x onerror=alert(1)>", "qqtask-<u>7</u>")[at // 2 % 2]


def planned() -> CheckedPlan:
    made = office()
    schedule = [row(one.id, made.clients[at].caseworker or "", on=0) for at, one in enumerate(made.tasks) if at % 5]
    about = Provenance(solver="qqsolver", notes=("qqnote about qqclient",), settings={"qqsetting": "qqvalue"})
    return require_checked(made, plan(made, *schedule, provenance=about))


def published(checked: CheckedPlan | None = None) -> Document:
    checked = checked or planned()
    rules = ("fifo", "edf", "random", "skill", "sticky")
    return public_document(Subject(checked), [counts_of_rule(dispatched(checked.instance, rule, 1)) for rule in rules])


def forms(page: str) -> Iterator[str]:
    """The page as it is written, and as whoever unescapes it in one way or another reads it."""
    strings = "\n".join(strings_of(data_of(page)))
    for text in (page, html.unescape(page), unquote(page), strings, unescaped(page)):
        yield text.casefold()


def unescaped(page: str) -> str:
    """With every escape of JSON and JavaScript resolved."""
    return page.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&").replace("\\u2029", "\u2029")


def strings_of(value: Any) -> Iterator[str]:
    """Keys and texts, at any depth."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings_of(one)
    if isinstance(value, str):
        yield value


def test_no_id_name_or_hash_is_in_the_page_in_any_form() -> None:
    checked = planned()
    page = page_bytes(published(checked)).decode()
    made = checked.instance
    secrets = {one.id for group in (made.caseworkers, made.clients, made.tasks) for one in group}
    secrets |= {
        made.name,
        made.sha256,
        made.sha256[:12],
        "qqworker-gone",
        "qqoffice-north",
        "qqsolver",
        "qqnote",
        "qqvalue",
    }
    secrets |= {"qqclient", "qqworker", "qqtask", "qqoffice"}
    secrets |= {html.escape(one) for one in secrets} | {quote(one) for one in secrets}
    secrets |= {json.dumps(one).strip('"') for one in secrets}
    read = list(forms(page))
    assert [secret for secret in secrets if any(secret.casefold() in text for text in read)] == []


#: Everything that the data of a page for everybody may say, beside codes and dates.
_VOCABULARY = (
    "title version sections office name data public public_verdict public_clients public_tasks "
    "public_caseworkers public_rules policy client-based start end clients without tasks named part "
    "continuity open best near columns tables by language programs rows level code cells all kept moved "
    "public_contrast due plan fifo edf random skill sticky rule rules on_time done others rest "
    "new in_time late undone few caseworkers utilisation_percent utilisation caseload low high people "
)
VOCABULARY = frozenset(_VOCABULARY.split())


def test_every_text_in_the_data_is_of_the_vocabulary_or_a_code_of_enough_clients() -> None:
    texts = set(strings_of(data_of(page_bytes(published()).decode())))
    codes = {"en", "<b>es</b>", ("ru\u202e" + "x" * 500)[:80], 'hy"><script>1</script>', "medi<b>cal", "calfresh"}
    codes.add("call\u2029<img src=x onerror=alert(1)>")
    assert {text for text in texts - VOCABULARY - codes if not is_date(text)} == {""}
    assert codes - texts == set()


def is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text) <= day(9)
    except ValueError:
        return False


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert page_bytes(published()) == page_bytes(published())


def test_hostile_codes_stay_data() -> None:
    """Nothing in the data can begin markup; what draws it is tested in the browser."""
    page = page_bytes(published()).decode()
    start = page.index('id="data">') + len('id="data">')
    assert "<" not in page[start : page.index("</script>", start)]
    assert "<b>es</b>" not in page
