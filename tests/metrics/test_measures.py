"""Every measure of docs/measures.md on offices small enough to count by hand."""

import json
from dataclasses import asdict
from datetime import date

import pytest

from optimizer.checks.check import require_checked
from optimizer.instance.schema import Effort, Rules
from optimizer.metrics.measures import measure
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row


def measured(office, *schedule, **fields):
    return measure(require_checked(office, plan(office, *schedule, **fields)))


@pytest.fixture
def office():
    """Two caseworkers on two days; c1 is w1's, c2 nobody's, c3 is w2's and has no task."""
    return instance(
        horizon=horizon(2),
        rules=Rules(familiarisation_minutes=5),
        caseworkers=(
            caseworker("w1", availability={day(1): 50}, overtime_per_day=20),
            caseworker("w2", languages=("en", "es"), programs=("calfresh", "medi-cal")),
        ),
        clients=(
            client("c1", caseworker="w1", office="north"),
            client("c2", language="es"),
            client("c3", caseworker="w2"),
        ),
        tasks=(
            task("t1", minutes=60),
            task("t2", minutes=60, due=day(1)),
            task("t3", program="medi-cal", minutes=40),
            task("t4", "c2", minutes=30, due=date(2026, 1, 2), release=date(2026, 1, 2)),
            task("t5", "c2", minutes=25, due=date(2026, 3, 2)),
            task("t6", "c2", minutes=99, due=date(2026, 3, 2), release=date(2026, 2, 2)),
        ),
    )


@pytest.fixture
def measures(office):
    return measured(
        office,
        row("t1", "w1", on=0, minutes=60),
        row("t2", "w1", on=1, minutes=60),
        row("t3", "w2", on=1, minutes=45),
        row("t4", "w2", on=1, minutes=30),
        policy="task-based",
        named={"c1": "w1", "c2": "w2", "c3": "w2"},
    )


def test_named_caseworker_share(measures):
    named = measures.named_caseworker
    assert (named.overall.part, named.overall.whole, named.overall.share) == (3, 4, 0.75)
    assert (named.with_caseworker_today.part, named.with_caseworker_today.whole) == (2, 3)
    assert (named.without_caseworker_today.part, named.without_caseworker_today.whole) == (1, 1)
    assert {name: (share.part, share.whole) for name, share in named.by_language.items()} == {
        "en": (2, 3),
        "es": (1, 1),
    }
    assert {name: (share.part, share.whole) for name, share in named.by_program.items()} == {
        "calfresh": (3, 3),
        "medi-cal": (0, 1),
    }
    assert {name: (share.part, share.whole) for name, share in named.by_office.items()} == {
        "north": (2, 3),
        "(none)": (1, 1),
    }


def test_named_is_todays_caseworker_even_where_the_plan_moves_the_client():
    office = instance(caseworkers=(caseworker("w1"), caseworker("w2")))
    measures = measured(office, row("t1", "w2"), named={"c1": "w2"})
    assert measures.named_caseworker.overall.share == 0
    assert measures.retention.share == 0


def test_retention_is_of_clients_with_a_caseworker_today(measures):
    assert (measures.retention.part, measures.retention.whole) == (2, 2)


def test_indices_follow_days_and_leave_out_who_was_not_met(measures):
    indices = measures.indices
    assert (indices.clients, indices.clients_without_contacts, indices.clients_with_one_contact) == (2, 1, 1)
    assert indices.hand_offs.highest == 1
    assert indices.coc.mean == pytest.approx((5 - 3) / 6)
    # Of three contacts spread over w1 and w2, the most frequent has 3/4; one contact always has all.
    assert indices.upc_expected_at_random == pytest.approx((0.75 + 1) / 2)


def test_timeliness_counts_tasks_due_within_or_before_the_horizon(measures):
    overall = measures.timeliness.overall
    assert (overall.on_time.part, overall.on_time.whole) == (2, 4)  # t3 and the overdue t4 are late
    assert overall.mean_delay_days == pytest.approx((1 + 1) / 4)
    assert overall.worst_delay_days == 1
    assert set(measures.timeliness.by_kind) == {"(none)"}


def test_an_unscheduled_task_is_delayed_to_the_end_of_the_horizon():
    overall = measured(instance(horizon=horizon(5))).timeliness.overall
    assert (overall.on_time.share, overall.mean_delay_days, overall.worst_delay_days) == (0, 5, 5)


def test_workload(measures):
    load = measures.workload
    first = load.by_caseworker["w1"]
    assert (first.minutes, first.available_minutes, first.overtime_minutes) == (120, 150, 10)
    assert (first.utilisation, first.peak_day_utilisation) == (0.8, 1.2)
    second = load.by_caseworker["w2"]
    assert (second.clients, second.tasks, second.days_worked, second.clients_per_day) == (2, 2, 1, 2)
    assert (load.scheduled_minutes, load.available_minutes, load.overtime_minutes) == (195, 350, 10)
    assert load.peak_utilisation == 0.8
    assert load.clients_per_caseworker_day == pytest.approx((1 + 1 + 2) / 3)


def test_unscheduled_minutes_leave_out_what_is_released_later(measures):
    assert measures.workload.unscheduled_minutes == 25


def test_reading_in_is_told_from_effort():
    office = instance(
        rules=Rules(familiarisation_minutes=15),
        caseworkers=(caseworker("w1"), caseworker("w2")),
        efforts=(Effort(task="t1", caseworker="w2", minutes=45),),
    )
    load = measured(office, row("t1", "w2", minutes=60), policy="cover").workload
    assert (load.reading_in_minutes, load.reading_in_share) == (15, 0.25)


def test_language_files(measures):
    files = measures.language_files
    assert (files.by_language["en"].minutes, files.by_language["en"].available_minutes) == (195, 350)
    assert (files.by_language["es"].minutes, files.by_language["es"].available_minutes) == (75, 200)
    assert files.spread == pytest.approx(195 / 350 - 75 / 200)


def test_continuity_points_are_the_checkers(office, measures):
    assert measures.continuity.kept_points == 300  # w1 for c1, w2 for the new c2, w2 for c3
    assert measures.objectives["continuity"] == measures.continuity.kept_points + measures.continuity.contact_points
    assert 0 < measures.continuity.score_percent < 100


def test_undefined_is_none():
    office = instance(caseworkers=(caseworker(minutes_per_day=0),), clients=(client(),), tasks=())
    measures = measured(office, named={"c1": None})
    assert measures.named_caseworker.overall.share is None
    assert measures.retention.share is None
    assert measures.indices.upc is measures.indices.upc_expected_at_random is None
    assert measures.timeliness.overall.on_time.share is measures.timeliness.overall.mean_delay_days is None
    assert measures.timeliness.overall.worst_delay_days is None
    load = measures.workload
    assert load.utilisation is load.peak_utilisation is load.clients_per_caseworker_day is load.reading_in_share is None
    assert load.by_caseworker["w1"].peak_day_utilisation is None
    assert measures.language_files.spread is None


def test_measures_are_json(measures):
    assert json.loads(json.dumps(asdict(measures)))["named_caseworker"]["overall"]["share"] == 0.75
