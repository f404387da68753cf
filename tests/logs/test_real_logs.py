"""The public logs of the benchmark, where they are at hand: a week of each, without a long solve."""

import pytest

from benchmarks.logs_weeks import SOURCES, data_folder, read_source, week_of
from optimizer.checks.check import check_plan
from optimizer.dispatch import dispatch
from optimizer.logs.actual import actual_plan
from optimizer.logs.convert import Imported
from optimizer.logs.indices import measure_log

DATA = data_folder(None)
pytestmark = pytest.mark.skipif(
    not (DATA / "logs").is_dir(),
    reason="the public logs are not here: set CASELOAD_DATA to the folder that holds logs/",
)


@pytest.fixture(scope="module", params=sorted(SOURCES))
def week(request: pytest.FixtureRequest) -> Imported:
    source = SOURCES[request.param]
    log, cases = read_source(source, DATA)
    return week_of(log, cases, source.mondays[-1], source.length)


def test_what_people_did_keeps_the_rules_and_leaves_nothing_undone(week: Imported) -> None:
    checked = actual_plan(week)
    assert len(checked.plan.schedule) == len(week.instance.tasks)
    assert checked.score.objectives["peak"] == 1000


@pytest.mark.parametrize("rule", ["edf", "sticky", "dedicated"])
def test_dispatch_on_a_real_week_keeps_the_rules(week: Imported, rule: str) -> None:
    assert check_plan(week.instance, dispatch(week.instance, rule)).violations == ()


def test_the_receipt_log_has_the_people_and_cases_that_its_description_gives() -> None:
    log, cases = read_source(SOURCES["receipt"], DATA)
    found = measure_log(log, cases)
    assert (found.events, found.people, len({event.case for event in log.events})) == (8577, 43, 1434)


def test_the_loans_log_goes_to_the_same_person_as_before_in_about_three_of_ten() -> None:
    log, _ = read_source(SOURCES["loans"], DATA)
    assert measure_log(log).same_as_before == pytest.approx(0.29, abs=0.01)
