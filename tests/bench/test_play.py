from dataclasses import asdict, replace
from math import fsum

import pytest

from optimizer.bench.perform import perform
from optimizer.bench.record import Record, as_row
from optimizer.bench.runs import Order, Simulated, SimulateRun
from optimizer.bench.setting import setting_of
from optimizer.instance.schema import Instance
from optimizer.simulation.policies import Choices
from optimizer.simulation.replications import Plan, replicate
from optimizer.solvers import SolveSettings, solve

SETTING = Simulated(size="xs", days=3, warm_up=2, plan_days=2, familiarisation_minutes=5)
RUN = SimulateRun(setting=SETTING, policies=("edf", "overflow"), replications=2, seed=7, overflow_days=0.5)


def performed(run: SimulateRun) -> Record:
    return perform(Order(suite="handmade", name=str(run.setting), run=run))


@pytest.fixture(scope="module")
def found() -> Record:
    return performed(RUN)


def test_values_are_those_of_the_simulation_itself(found: Record) -> None:
    direct = replicate(setting_of(SETTING), RUN.policies, Plan(seed=7, most=2), Choices(overflow_days=0.5, plan_days=2))
    assert {name: list(of_it) for name, of_it in found.replicated.items()} == {
        name: list(asdict(runs[0].measures)) for name, runs in direct.runs.items()
    }
    for name, runs in direct.runs.items():
        for number, run in enumerate(runs):
            assert {measure: values[number] for measure, values in found.replicated[name].items()} == asdict(
                run.measures
            )


def test_measures_are_the_means(found: Record) -> None:
    assert len(found.measures) == sum(map(len, found.replicated.values()))
    for policy, of_it in found.replicated.items():
        for measure, values in of_it.items():
            defined = [value for value in values if value is not None]
            mean = found.measures[f"{policy}: {measure}"]
            assert mean == (pytest.approx(fsum(defined) / len(defined)) if defined else None)


def test_a_record_says_which_office_and_comes_back_from_its_line(found: Record) -> None:
    office = found.instance
    assert (office.name, office.sha256) == (str(SETTING), SETTING.sha256)
    assert (office.caseworkers, office.clients, office.tasks, office.days) == (4, 60, 0, 3)
    assert (found.status, found.method, found.objectives, found.plan_sha256) == ("simulated", "simulation", (), None)
    assert found.seconds.plan > 0
    assert found.peak_mb > 0
    assert Record.model_validate(as_row(found)) == found


@pytest.mark.parametrize(
    "fields", [{"seed": 8}, {"overflow_days": 3.0}, {"setting": SETTING.model_copy(update={"returns": 0.5})}]
)
def test_everything_that_is_asked_for_matters(found: Record, fields: dict[str, object]) -> None:
    assert performed(RUN.model_copy(update=fields)).replicated["overflow"] != found.replicated["overflow"]


def test_a_plan_every_morning_has_the_budget_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Choices] = []

    def noted(setting: object, policies: object, plan: object, choices: Choices) -> None:
        seen.append(choices)
        raise InterruptedError

    monkeypatch.setattr("optimizer.bench.play.replicate", noted)
    with pytest.raises(InterruptedError):
        performed(RUN.model_copy(update={"work": 0.25}))
    (choices,) = seen
    assert (choices.settings.work, choices.settings.threads, choices.plan_days) == (0.25, 1, 2)
    assert choices.settings.priority == Choices().settings.priority


def test_solver_processes_that_die_in_any_morning_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(instance: Instance, settings: SolveSettings) -> object:
        return replace(solve(instance, settings), deaths=1)

    monkeypatch.setattr("optimizer.bench.play.solve", dying)
    short = SETTING.model_copy(update={"days": 2, "warm_up": 0})
    found = performed(RUN.model_copy(update={"setting": short, "policies": ("cover",), "replications": 1, "work": 0.1}))
    assert found.deaths == 2
    assert found.measures["cover: tasks_done"]
