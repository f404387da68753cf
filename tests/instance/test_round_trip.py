"""read(write(x)) = x for every legal instance, in every form."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import (
    Caseworker,
    Client,
    Effort,
    Horizon,
    Instance,
    Predecessor,
    Relationship,
    Rules,
    Task,
    TaskKind,
)
from optimizer.instance.words import what_is_wrong_with

_AWKWARD = st.text(alphabet="a1 ,;\"'\\=+-@|\u00e9e\u0301ﬁ\u200d＝日\U0001f600", min_size=1, max_size=6)
WORDS = (_AWKWARD | st.text(min_size=1, max_size=4)).filter(
    lambda word: not what_is_wrong_with(word) and not any("\ud800" <= char <= "\udfff" for char in word)
)
NUMBERS = st.integers(0, 1_000_000)
DATES = st.dates(date(2025, 1, 1), date(2027, 1, 1))
OFFICES = st.none() | WORDS


def ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(WORDS, min_size=1, max_size=most, unique=True)


def lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3, unique=True).map(tuple)


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Legal, not sensible: references exist, dates are in order, there are no pins."""
    workers, clients, tasks = draw(ids(3)), draw(ids(3)), draw(ids(4))
    kinds = draw(st.lists(WORDS, max_size=2, unique=True))
    worker_ids, client_ids = st.sampled_from(workers), st.sampled_from(clients)
    return Instance(
        name=draw(WORDS),
        horizon=Horizon(
            start=date(2026, 1, 5), end=date(2026, 1, 9), holidays=tuple(draw(st.lists(st.just(date(2026, 1, 7)))))
        ),
        rules=Rules(policy=draw(st.sampled_from(["cover", "task-based"])), familiarisation_minutes=draw(NUMBERS)),
        task_kinds=tuple(TaskKind(id=k, program=draw(WORDS), minutes=1, due_days=draw(NUMBERS)) for k in kinds),
        caseworkers=tuple(
            Caseworker(
                id=w,
                languages=draw(lists(WORDS)),
                programs=draw(lists(WORDS)),
                office=draw(OFFICES),
                minutes_per_day=draw(NUMBERS),
                availability=draw(st.dictionaries(DATES, NUMBERS, max_size=2)),
                max_caseload=draw(st.none() | NUMBERS),
            )
            for w in workers
        ),
        clients=tuple(
            Client(
                id=c,
                language=draw(WORDS),
                programs=draw(lists(WORDS)),
                office=draw(OFFICES),
                caseworker=draw(st.none() | worker_ids),
                contacts=draw(st.dictionaries(WORDS, NUMBERS, max_size=3)),
                barred=draw(lists(worker_ids)),
            )
            for c in clients
        ),
        tasks=tuple(
            Task(
                id=t,
                client=draw(client_ids),
                kind=draw(st.sampled_from([None, *kinds])),
                program=draw(WORDS),
                minutes=draw(st.integers(1, 1_000_000)),
                release=date(2026, 1, 5),
                due=draw(st.dates(date(2026, 1, 5))),
                late_weight=draw(NUMBERS),
                after=tuple(Predecessor(task=s, days=draw(NUMBERS)) for s in tasks[:n] if draw(st.booleans())),
                fixed_day=draw(st.sampled_from([None, date(2026, 1, 9)])),
            )
            for n, t in enumerate(tasks)
        ),
        relationships=tuple(Relationship(client=c, caseworker=workers[0], points=draw(NUMBERS)) for c in clients[1:]),
        efforts=tuple(Effort(task=t, caseworker=workers[-1], minutes=5) for t in tasks[1:]),
    )


@pytest.mark.parametrize("name", ["i.json", "i.json.gz", "folder", "i.xlsx", "i.parquet"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instance=instances())
def test_what_is_written_is_read_again(name: str, instance: Instance) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_instance(instance, Path(folder) / name)
        found = read_instance(Path(folder) / name)
    assert found == instance
    assert found.json_bytes() == instance.json_bytes()
    assert found.sha256 == instance.sha256
