import csv
import json

import pytest
from click.testing import CliRunner

from optimizer.checks.check import require_checked
from optimizer.cli import compare as compare_module
from optimizer.cli.compare import command
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from optimizer.solvers import Outcome
from optimizer.solvers.method import Chosen
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import claim, plan, row


@pytest.fixture
def office(tmp_path):
    given = instance(
        caseworkers=(caseworker("w1", minutes_per_day=60), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2")),
        tasks=(task("t1"), task("t2", "c2")),
    )
    write_instance(given, tmp_path / "office.json")
    return tmp_path / "office.json"


@pytest.fixture
def solved(monkeypatch):
    """Stand in for the solver: w1 keeps c1, w2 gets c2, both proven; whom the pool names is left to chance."""
    asked = []

    def solve(given, settings, *, on_progress=None, stop=None):
        asked.append(settings)
        schedule = (row("t1", "w1"), row("t2", "w2"))
        if settings.policy == "task-based":
            made = plan(given, *schedule, named={"c2": "w1"}, policy="task-based", objectives=(claim("late", 0, 0),))
        else:
            made = plan(given, *schedule, named={"c2": "w2"}, objectives=(claim("continuity", 400, 400),))
        return Outcome(require_checked(given, made), made, Chosen("exact", "as asked"), "proven", (), 0, 0.1)

    monkeypatch.setattr(compare_module, "solve", solve)
    return asked


def run(office, *options):
    return CliRunner().invoke(command, [str(office), *options])


def test_all_rules_stand_beside_the_optimised_plan(office, solved):
    result = run(office, "--quiet")
    assert result.exit_code == 0, result.output
    names = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    for name in ("optimised", "optimised-pool", "fifo", "edf", "random", "skill", "sticky", "dedicated"):
        assert name in names
    assert "proven ≤" in result.stdout
    assert "The same in all plans:" in result.stdout
    assert "In the optimised plan (client-based) the named caseworker does 100.0 %" in result.stdout


def test_the_pool_is_optimised_for_lateness_alone(office, solved):
    run(office, "--quiet", "--rules", "optimised-pool", "--time-limit", "7")
    assert [(s.policy, s.time_limit) for s in solved] == [(None, 7), ("task-based", 7)]
    assert "continuity" not in solved[1].priority


def test_whom_the_optimised_pool_names_is_whom_dispatch_would_name(office, solved):
    result = json.loads(run(office, "--json", "--rules", "optimised-pool").stdout)
    pool = result["plans"][1]
    assert pool["measures"]["named_caseworker"]["without_caseworker_today"]["share"] == 1


def test_only_the_rules_asked_for(office, solved):
    result = json.loads(run(office, "--json", "--rules", "sticky,edf").stdout)
    assert [plan["name"] for plan in result["plans"]] == ["optimised", "sticky", "edf"]
    assert result["plans"][0]["continuity_bound_percent"] == 100
    assert result["plans"][1]["contrast"]["retention"] == 1
    assert "optimised plan" in result["reading"]


def test_measures_and_plans_are_kept(office, solved, tmp_path):
    result = run(office, "-q", "--rules", "edf", "--csv", str(tmp_path / "m.csv"), "--plans", str(tmp_path / "plans"))
    assert result.exit_code == 0
    with (tmp_path / "m.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert {row["plan"] for row in rows} == {"optimised", "edf"}
    assert set(rows[0]) == {"plan", "measure", "group", "value", "unit"}
    for name in ("optimised", "edf"):
        require_checked(read_instance(office), read_plan(tmp_path / "plans" / f"{name}.json"))


def test_no_plan_in_time(office, monkeypatch):
    def solve(given, settings, *, on_progress=None, stop=None):
        none = plan(given, status="no-plan", named={"c1": None})
        return Outcome(None, none, Chosen("exact", "as asked"), "time-limit", ("too slow",), 0, 1)

    monkeypatch.setattr(compare_module, "solve", solve)
    result = run(office, "-q", "--rules", "edf")
    assert result.exit_code == 4
    assert "No plan was found in time" in result.stdout
    assert "edf" in result.stdout
    assert "note: too slow" in result.stderr


def test_an_interrupted_search_says_so_first(office, monkeypatch):
    def solve(given, settings, *, on_progress=None, stop=None):
        made = plan(given, row("t1", "w1"), row("t2", "w2"), named={"c2": "w2"})
        return Outcome(require_checked(given, made), made, Chosen("exact", "as asked"), "stopped", (), 0, 14.2)

    monkeypatch.setattr(compare_module, "solve", solve)
    result = run(office, "-q", "--rules", "edf")
    assert result.exit_code == 130
    assert result.stdout.startswith("You stopped the search after 14 s: ")
    assert json.loads(run(office, "--json", "--rules", "edf").stdout)["interrupted"] is True


def test_a_search_stopped_without_a_plan_does_not_blame_the_time(office, monkeypatch):
    def solve(given, settings, *, on_progress=None, stop=None):
        return Outcome(
            None, plan(given, status="no-plan", named={"c1": None}), Chosen("exact", "as asked"), "stopped", (), 0, 1
        )

    monkeypatch.setattr(compare_module, "solve", solve)
    assert "No plan was found before you stopped the search" in run(office, "-q", "--rules", "edf").stdout


def test_each_search_has_a_heading_of_its_own(office, solved):
    result = run(office, "--rules", "optimised-pool")
    assert result.stderr.splitlines() == ["optimised (client-based)", "optimised-pool (task-based)"]
    assert run(office, "--rules", "optimised-pool", "--quiet").stderr == ""


def test_the_priority_is_that_of_the_optimised_plan_alone(office, solved):
    assert run(office, "-q", "--rules", "optimised-pool", "--priority", "continuity,late").exit_code == 0
    assert [tuple(s.priority) for s in solved] == [("continuity", "late"), ("late", "delay", "overtime", "peak")]


def test_the_legend_never_refers_to_a_column_that_is_hidden(office, solved):
    shown = run(office, "-q").stdout
    legend = " ".join(shown[shown.index("named:") :].split())
    assert "these tasks" not in legend.split("the tasks due by the end of the horizon")[0]
    assert "contin.: continuity score" in shown or "continuity score 1" in shown


@pytest.mark.parametrize("rules", ["lifo", "edf,lifo", ","])
def test_unknown_rules_are_a_usage_error(office, rules):
    result = run(office, "--rules", rules)
    assert result.exit_code == 2
    assert "give all, or any of optimised-pool,fifo" in " ".join(result.output.split())


def test_a_file_in_place_of_the_folder_is_a_usage_error(office):
    assert run(office, "--plans", str(office)).exit_code == 2


@pytest.mark.slow
def test_with_the_real_solver(office):
    result = json.loads(run(office, "--json", "--time-limit", "20").stdout)
    assert result["plans"][0]["continuity_bound_percent"] == 100
