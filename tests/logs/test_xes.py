import gzip
from datetime import datetime
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.logs.read import read_log
from tests.logs.log_files import DATA

PAIRS = DATA / "pairs.xes"


def test_start_and_completion_become_one_event() -> None:
    (event,) = read_log(PAIRS).events
    assert (event.case, event.activity, event.person, event.responsible) == ("c1", "review", "ann", "ben")
    assert event.started == datetime(2026, 1, 5, 9)
    assert event.minutes == pytest.approx(12.5)
    assert event.line == 20


def test_other_stages_and_open_starts_are_counted() -> None:
    dropped = read_log(PAIRS).dropped
    assert dropped["starts without a completion"] == 1
    assert sum(dropped.values()) == 2


def test_a_packed_log_is_the_same_log(tmp_path: Path) -> None:
    packed = tmp_path / "pairs.xes.gz"
    packed.write_bytes(gzip.compress(PAIRS.read_bytes()))
    assert read_log(packed).events == read_log(PAIRS).events


def test_a_document_type_is_refused() -> None:
    with pytest.raises(InputError, match="document type"):
        read_log(DATA / "entities.xes")


@pytest.mark.parametrize(
    ("content", "message"),
    [("<log>", "is not XML"), ("<page/>", "root is not an XES log"), ("<log/>", "has no events"), ("", "is not XML")],
)
def test_what_is_no_log_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "log.xes"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_log(path)
