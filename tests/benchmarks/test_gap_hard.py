import itertools
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import gap_hard
from benchmarks.gap_hard import Problem, Result, costs, gap_of, main, make_problem, problems, run
from optimizer.plan.schema import ObjectiveValue
from optimizer.rules import ObjectiveName


def pairs(kind: str) -> list[tuple[int, int]]:
    """Weight and cost of all agents and jobs of one problem."""
    problem = make_problem(kind, 20, 400)
    return list(zip(itertools.chain(*problem.weight), itertools.chain(*problem.cost), strict=True))


def test_type_c_is_uniform_and_uncorrelated() -> None:
    weights, costs_ = map(set, zip(*pairs("C"), strict=True))
    assert (weights, costs_) == (set(range(5, 26)), set(range(10, 51)))


def test_type_d_costs_more_where_it_weighs_less() -> None:
    assert {weight for weight, _ in pairs("D")} == set(range(1, 101))
    assert {cost - (111 - weight) for weight, cost in pairs("D")} == set(range(-10, 11))


def test_type_e_is_exponential_with_costs_inverse_to_weights() -> None:
    found = pairs("E")
    assert min(weight for weight, _ in found) == 1
    # P(weight = 1) = 1 - exp(-0.1)
    assert sum(weight == 1 for weight, _ in found) / len(found) == pytest.approx(0.095, abs=0.02)
    # as in the published e05100
    assert {cost for weight, cost in found if weight == 3} == set(range(323, 333))


@pytest.mark.parametrize("kind", ["C", "D", "E"])
def test_capacity_is_four_fifths_of_the_mean_weight_rounded_down(kind: str) -> None:
    problem = make_problem(kind, 7, 50)
    for row, capacity in zip(problem.weight, problem.capacity, strict=True):
        assert capacity * 35 <= 4 * sum(row) < (capacity + 1) * 35


def test_same_arguments_same_problem() -> None:
    assert make_problem("D", 5, 30) == make_problem("D", 5, 30)
    assert make_problem("D", 5, 30).cost != make_problem("D", 5, 30, seed=2).cost


def test_an_unknown_type_has_no_recipe() -> None:
    with pytest.raises(ValueError, match="no recipe for type F"):
        make_problem("F", 2, 2)


PROBLEM = Problem("two", cost=[[3, 7], [10, 4]], weight=[[1, 1], [1, 1]], capacity=[2, 2])


def objectives(
    continuity: int, bound: int | None, unassigned: int = 0, late: int = 0
) -> dict[ObjectiveName, ObjectiveValue]:
    return {
        "unassigned": ObjectiveValue(name="unassigned", value=unassigned),
        "late": ObjectiveValue(name="late", value=late),
        "continuity": ObjectiveValue(name="continuity", value=continuity, bound=bound),
    }


def test_cost_is_that_of_the_plan_without_the_constant() -> None:
    # Jobs at 3 and 4: points 7 + 6, each counted twice.
    assert costs(PROBLEM, objectives(26, 26)) == (7, 7)


def test_an_odd_bound_is_worth_no_more_than_the_even_one_below() -> None:
    assert costs(PROBLEM, objectives(24, 27)) == (8, 7)
    assert costs(PROBLEM, objectives(24, 28)) == (8, 6)


@pytest.mark.parametrize("left_out", [{"unassigned": 1}, {"late": 1}])
def test_a_plan_that_leaves_a_job_out_has_no_cost(left_out: dict[str, int]) -> None:
    assert costs(PROBLEM, objectives(26, 26, **left_out)) == (None, None)


def test_gap_is_relative_to_the_cost() -> None:
    assert gap_of(1000, 999) == pytest.approx(0.001)
    assert gap_of(1000, None) is None
    assert gap_of(None, None) is None


def cheapest(problem: Problem) -> int:
    """By trying all assignments."""
    agents, jobs = range(len(problem.cost)), range(len(problem.cost[0]))
    return min(
        sum(problem.cost[agent][job] for job, agent in enumerate(chosen))
        for chosen in itertools.product(agents, repeat=len(jobs))
        if all(
            sum(problem.weight[agent][job] for job in jobs if chosen[job] == agent) <= problem.capacity[agent]
            for agent in agents
        )
    )


@pytest.mark.parametrize("kind", ["C", "D", "E"])
def test_small_problems_are_solved_to_the_cost_of_brute_force(kind: str) -> None:
    problem = make_problem(kind, 3, 8)
    result = run(problem, seconds=20)
    assert (result.cost, result.bound, result.status) == (cheapest(problem), cheapest(problem), "optimal")


def test_sizes_come_small_ones_first() -> None:
    assert list(problems("d,C", "20x100,5x100", "1")) == [
        ("D", 5, 100, 1), ("C", 5, 100, 1), ("D", 20, 100, 1), ("C", 20, 100, 1)
    ]  # fmt: skip


def outcome(problem: Problem, gap: float | None) -> Result:
    return Result(
        name=problem.name, agents=3, jobs=8, method="exact", status="feasible", unassigned=0, late=0, cost=1000,
        bound=None if gap is None else round(1000 * (1 - gap)), gap=gap, build_seconds=0.1, solve_seconds=1.0,
        limit=5.0, threads=2, version=gap_hard.version("caseload-optimizer"),
    )  # fmt: skip


@pytest.mark.parametrize(("gap", "code"), [(0.001, 0), (0.0011, 1), (None, 1)])
def test_exit_code_says_whether_all_gaps_are_small(
    monkeypatch: pytest.MonkeyPatch, gap: float | None, code: int
) -> None:
    monkeypatch.setattr(gap_hard, "run", lambda problem, *_: outcome(problem, gap))
    done = CliRunner().invoke(main, ["--types", "C", "--sizes", "3x8", "--seconds", "5"])
    assert done.exit_code == code, done.output


def test_a_problem_that_has_its_line_is_not_solved_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    solved: list[str] = []
    monkeypatch.setattr(gap_hard, "run", lambda problem, *_: solved.append(problem.name) or outcome(problem, 0.0))
    arguments = ["--types", "C", "--seconds", "5", "--output", str(tmp_path / "out.jsonl"), "--sizes"]
    CliRunner().invoke(main, [*arguments, "3x8"])
    done = CliRunner().invoke(main, [*arguments, "3x8,3x9"])
    assert solved == ["c038-1", "c039-1"]
    assert "2 of 2 within 0.1 %" in done.output
    CliRunner().invoke(main, [*arguments, "3x8", "--threads", "1"])
    assert solved == ["c038-1", "c039-1", "c038-1"]


@pytest.mark.parametrize("wrong", [["--types", "A"], ["--sizes", "10"], ["--sizes", "axb"]])
def test_wrong_usage_is_said_in_one_message(wrong: list[str]) -> None:
    done = CliRunner().invoke(main, wrong)
    assert done.exit_code == 2
    assert wrong[1] in done.output
