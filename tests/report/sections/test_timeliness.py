"""Each state of a task against its due day, by hand; and the same numbers as the measures."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from optimizer.instance.schema import TaskKind
from optimizer.metrics.facts import NONE
from optimizer.metrics.share import share_of
from optimizer.metrics.timeliness import Delays
from optimizer.report.sections.timeliness import OVERDUE, STATES, timeliness
from tests.builders import client, day, horizon, instance, task
from tests.checks.plans import row
from tests.report.sections.subjects import STORED, stored, subject

BEFORE = date(2025, 12, 29)
AFTER = date(2026, 3, 2)


def timing(*schedule: Any, **fields: Any) -> tuple[int, str, int | None]:
    """Due, state and days of the only task of an office of five days."""
    office = instance(tasks=(task(**fields),))
    ((_, _, due, state, days, count),) = timeliness(subject(office, *schedule)).data["cells"]
    assert count == 1
    return due, STATES[state], days


def test_a_day_before_on_and_a_day_after() -> None:
    assert timing(row(on=1), due=day(2)) == (2, "before", -1)
    assert timing(row(on=2), due=day(2)) == (2, "on", 0)
    assert timing(row(on=3), due=day(2)) == (2, "after", 1)


def test_not_done_counts_as_done_when_the_horizon_is_over() -> None:
    assert timing(due=day(4)) == (4, "undone", 1)


def test_overdue_is_late_also_on_the_first_day() -> None:
    assert timing(row(on=0), due=BEFORE, release=BEFORE) == (OVERDUE, "after", 0)
    assert timing(due=BEFORE, release=BEFORE) == (OVERDUE, "undone", 5)


def test_due_on_the_first_day_is_not_overdue() -> None:
    assert timing(row(on=0), due=day(0)) == (0, "on", 0)


def test_what_is_due_later_has_no_days() -> None:
    assert timing(row(on=4), due=AFTER) == (5, "before", None)
    assert timing(due=AFTER) == (5, "undone", None)


def test_a_due_date_on_a_weekend_counts_as_the_friday_before() -> None:
    office = instance(horizon=horizon(6), tasks=(task(due=date(2026, 1, 11)),))
    assert timeliness(subject(office, row(on=4))).data["cells"] == [[0, 0, 4, STATES.index("on"), 0, 1]]


def test_alike_tasks_share_a_cell_and_kinds_and_programmes_tell_them_apart() -> None:
    kind = TaskKind(id="call", program="calfresh", minutes=10, due_days=0)
    office = instance(
        task_kinds=(kind,),
        clients=(client(caseworker="w1"),),
        tasks=(task("t1"), task("t2"), task("t3", kind="call")),
    )
    data = timeliness(subject(office, row("t1"), row("t2"), row("t3"))).data
    assert (data["kinds"], data["programs"]) == (["call", None], ["calfresh"])
    assert sorted(data["cells"]) == [[0, 0, 0, 1, 0, 1], [1, 0, 0, 1, 0, 2]]


@pytest.mark.parametrize("entry", STORED)
def test_sums_are_those_of_the_measures(entry: dict[str, Any]) -> None:
    found = stored(entry)
    data = timeliness(found).data
    assert sum(cell[-1] for cell in data["cells"]) == len(found.instance.tasks)
    assert sum(cell[-1] for cell in data["cells"] if STATES[cell[3]] != "undone") == len(found.plan.schedule)
    end = len(found.facts.days)
    assert delays_of(data["cells"], end) == found.measures.timeliness.overall
    by_kind = {
        NONE if kind is None else kind: delays_of((cell for cell in data["cells"] if cell[0] == at), end)
        for at, kind in enumerate(data["kinds"])
    }
    measured = found.measures.timeliness.by_kind
    assert {kind: delays for kind, delays in by_kind.items() if delays.on_time.whole} == measured


def delays_of(cells: Iterable[list[int]], end: int) -> Delays:
    """As the page adds cells up."""
    due = [cell for cell in cells if cell[2] < end]
    delays = [max(0, days) for _, _, _, _, days, count in due for _ in range(count)]
    on_time = sum(cell[-1] for cell in due if cell[2] != OVERDUE and STATES[cell[3]] in ("before", "on"))
    return Delays(
        on_time=share_of(on_time, len(delays)),
        mean_delay_days=sum(delays) / len(delays) if delays else None,
        worst_delay_days=max(delays, default=None),
    )
