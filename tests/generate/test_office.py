from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.generate import SIZES, Calibration, OfficeParameters, generate
from optimizer.generate.parameters import Size
from optimizer.instance.build import build_instance
from optimizer.instance.calendar import working_days
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Client, Instance, Task
from optimizer.instance.unavoidable import warnings_of

SMALL = OfficeParameters(caseworkers=6, clients=120, days=10)


@pytest.fixture(scope="module")
def medium() -> Instance:
    return generate(OfficeParameters(size="m"))


def capacity(instance: Instance) -> int:
    days = working_days(instance.horizon)
    return sum(w.availability.get(day, w.minutes_per_day) for w in instance.caseworkers for day in days)


def work(instance: Instance) -> int:
    return sum(task.minutes for task in instance.tasks)


@given(
    caseworkers=st.integers(1, 12),
    clients=st.integers(1, 150),
    days=st.integers(1, 25),
    seed=st.integers(0, 1000),
    utilisation=st.floats(0.05, 1.5),
    scarce_languages=st.floats(0, 2),
)
@settings(deadline=None, max_examples=40)
def test_every_office_is_a_valid_instance(**values: int | float) -> None:
    instance = generate(OfficeParameters(**values))
    assert build_instance(instance.model_dump(mode="json")) == instance


@pytest.mark.parametrize("size", SIZES)
def test_sizes(size: Size) -> None:
    instance = generate(OfficeParameters(size=size))
    assert (len(instance.caseworkers), len(instance.clients)) == SIZES[size]
    assert len(working_days(instance.horizon)) == 20


def test_the_same_parameters_give_the_same_bytes() -> None:
    assert generate(SMALL).json_bytes() == generate(replace(SMALL)).json_bytes()


def test_another_seed_gives_another_office() -> None:
    assert generate(SMALL).tasks != generate(replace(SMALL, seed=2)).tasks


def test_policy_and_familiarisation_change_nothing_but_the_rules() -> None:
    plain, other = generate(SMALL), generate(replace(SMALL, policy="cover", familiarisation_minutes=7))
    assert (other.rules.policy, other.rules.familiarisation_minutes) == ("cover", 7)
    assert other.model_copy(update={"rules": plain.rules}) == plain


def test_utilisation_leaves_the_caseworkers_as_they_are() -> None:
    assert generate(SMALL).caseworkers == generate(replace(SMALL, utilisation=1.2)).caseworkers


@pytest.mark.parametrize("utilisation", [0.1, 0.5, 0.92, 1.3])
def test_the_work_is_utilisation_times_capacity_to_within_the_shortest_task(utilisation: float) -> None:
    instance = generate(replace(SMALL, utilisation=utilisation))
    shortest = Calibration().least_minutes
    assert 0 <= round(utilisation * capacity(instance)) - work(instance) < shortest


def test_presence_is_as_asked(medium: Instance) -> None:
    large = generate(OfficeParameters(size="l", calibration=Calibration(turnover=0)))
    full = sum(worker.minutes_per_day for worker in large.caseworkers) * 20
    assert capacity(large) / full == pytest.approx(0.85, abs=0.03)


def test_a_holiday_is_no_working_day_and_lengthens_the_horizon() -> None:
    holiday = date(2026, 1, 19)
    instance = generate(OfficeParameters(size="xs", holidays=(holiday, date(2027, 1, 1))))
    assert instance.horizon.holidays == (holiday,)
    assert instance.horizon.end == date(2026, 2, 2)
    assert holiday not in working_days(instance.horizon)


def test_everybody_can_be_served(medium: Instance) -> None:
    indexed = index_instance(medium)
    assert indexed.eligible.any(axis=1).all()
    assert indexed.able.any(axis=1).all()


def test_nearly_all_own_caseworkers_are_eligible_but_not_all(medium: Instance) -> None:
    indexed = index_instance(medium)
    served = (indexed.own >= 0).nonzero()[0]
    share = indexed.eligible[served, indexed.own[served]].mean()
    assert 0.95 < share < 1


def test_every_language_has_somebody_with_all_programmes(medium: Instance) -> None:
    languages = {client.language for client in medium.clients}
    for language in languages:
        assert any(language in w.languages and len(w.programs) == 5 for w in medium.caseworkers)


def test_scarcer_languages_have_fewer_speakers_but_one() -> None:
    def speakers(factor: float, language: str) -> int:
        instance = generate(OfficeParameters(size="m", scarce_languages=factor))
        return sum(language in worker.languages for worker in instance.caseworkers)

    assert [speakers(factor, "es") for factor in (0, 0.5, 1.0)] == [1, 4, 8]
    assert speakers(0, "hy") == 1


def test_clients_are_new_or_orphans_or_have_a_caseworker(medium: Instance) -> None:
    listed = {worker.id for worker in medium.caseworkers}
    new = [client for client in medium.clients if not client.contacts]
    orphans = [client for client in medium.clients if client.contacts and client.caseworker is None]
    assert all(client.caseworker is None for client in new)
    # At most 5.5 % a month of 20.8 working days; 15 % a year x 4 months.
    assert 300 < len(new) <= round(6000 * 0.055 * 20 / 20.8)
    assert len(orphans) == 300
    assert sum(usual(client) not in listed for client in orphans) > 150


def usual(client: Client) -> str:
    return max(client.contacts, key=lambda name: client.contacts[name])


def test_an_office_with_less_to_do_has_fewer_new_clients() -> None:
    def new(utilisation: float) -> int:
        instance = generate(OfficeParameters(size="m", utilisation=utilisation))
        return sum(not client.contacts for client in instance.clients)

    assert 0 < new(0.3) < new(0.9)


def test_caps_leave_headroom_over_an_even_split(medium: Instance) -> None:
    points = sum(client.caseload_points for client in medium.clients)
    caps = sum(worker.max_caseload or 0 for worker in medium.caseworkers)
    assert 1.15 * points <= caps < 1.16 * points


def test_new_caseworkers_have_fewer_minutes_and_smaller_caps(medium: Instance) -> None:
    by_minutes = {worker.minutes_per_day: worker.max_caseload or 0 for worker in medium.caseworkers}
    assert sorted(by_minutes) == [168, 269, 336]
    assert by_minutes[168] < by_minutes[269] < by_minutes[336]


def chain_of(instance: Instance, client: str) -> list[Task]:
    return [task for task in instance.tasks if task.client == client]


def test_an_application_goes_from_review_to_determination(medium: Instance) -> None:
    applicants = [client.id for client in medium.clients if not client.contacts]
    chain = next(chain for chain in map(partial(chain_of, medium), applicants) if len(chain) == 4)
    by_activity = {str(task.kind).rsplit("-", 1)[-1]: task for task in chain}
    assert set(by_activity) == {"review", "interview", "verification", "determination"}
    steps = [by_activity[name] for name in ("review", "interview", "verification", "determination")]
    for before, step in pairwise(steps):
        assert [predecessor.task for predecessor in step.after] == [before.id]
    assert by_activity["verification"].after[0].days == 1


def test_every_task_can_be_started_in_the_horizon(medium: Instance) -> None:
    assert all(task.release <= medium.horizon.end for task in medium.tasks)
    assert not [warning for warning in warnings_of(medium) if warning.kind == "chain-too-long"]


def test_papers_that_come_too_late_leave_review_and_interview(medium: Instance) -> None:
    applicants = [client.id for client in medium.clients if not client.contacts]
    assert {len(chain_of(medium, applicant)) for applicant in applicants} == {2, 4}


def test_tasks_are_numbered_by_release(medium: Instance) -> None:
    assert [task.id for task in medium.tasks] == sorted(task.id for task in medium.tasks)
    assert all(before.release <= task.release for before, task in pairwise(medium.tasks))


def test_some_work_is_overdue_and_some_was_open_before_the_start(medium: Instance) -> None:
    start = medium.horizon.start
    overdue = sum(task.due < start for task in medium.tasks) / len(medium.tasks)
    open_before = sum(task.release < start <= task.due for task in medium.tasks)
    assert 0.01 < overdue < 0.03
    assert open_before > 0


def test_appointments_lie_in_the_window_and_on_days_of_the_own_caseworker(medium: Instance) -> None:
    own = {client.id: client.caseworker for client in medium.clients}
    worker = {worker.id: worker for worker in medium.caseworkers}
    fixed = [task for task in medium.tasks if task.fixed_day is not None]
    assert fixed
    for task in fixed:
        assert task.fixed_day is not None
        assert task.release <= task.fixed_day <= task.due
        name = own[task.client]
        if name is not None:
            assert worker[name].availability.get(task.fixed_day, worker[name].minutes_per_day) > task.minutes


def test_renewals_cluster_early_in_the_month(medium: Instance) -> None:
    renewals = [task for task in medium.tasks if str(task.kind).endswith("-renewal") and task.due >= date(2026, 1, 5)]
    early = sum(task.release.day <= 15 for task in renewals)
    # 9 of 20 working days, with twice the weight.
    assert early / len(renewals) == pytest.approx(18 / 29, abs=0.07)


def test_without_a_cause_there_are_no_pins_bars_or_appointments() -> None:
    none = Calibration(pinned=0, barred=0, appointments=0, renewal_appointments=0, task_pins=0)
    instance = generate(replace(SMALL, calibration=none))
    assert all(client.pin is None and not client.barred for client in instance.clients)
    assert all(task.pin is None and task.fixed_day is None for task in instance.tasks)


def test_where_only_renewals_come_they_stop_at_the_utilisation() -> None:
    numbers = Calibration(application_rate=0, change_rate=0.001, document_rate=0, call_rate=0, lobby_rate=0)
    for seed in range(5):
        instance = generate(replace(SMALL, seed=seed, calibration=numbers, utilisation=0.5))
        assert 0 <= round(0.5 * capacity(instance)) - work(instance) < numbers.least_minutes


def test_an_application_too_many_is_withdrawn() -> None:
    numbers = Calibration(application_rate=0.5, change_rate=0.001, document_rate=0, call_rate=0, lobby_rate=0, spread=2)
    office = OfficeParameters(caseworkers=1, clients=60, utilisation=0.05, calibration=numbers)
    for seed in range(20):
        instance = generate(replace(office, seed=seed))
        assert 0 <= round(0.05 * capacity(instance)) - work(instance) < numbers.least_minutes


def test_with_full_presence_only_absences_are_left() -> None:
    instance = generate(replace(SMALL, calibration=Calibration(presence=1)))
    assert sum(len(worker.availability) for worker in instance.caseworkers) <= 6
