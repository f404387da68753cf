"""`caseload frontier`: the true front of an office whose every plan can be made, and what is kept of a solve."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from optimizer.checks.check import check_plan, require_checked
from optimizer.cli import caseload
from optimizer.cli import frontier as frontier_module
from optimizer.doctor.brute_force import plans_of
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan
from optimizer.solvers.method import Chosen
from optimizer.solvers.outcome import Outcome
from optimizer.solvers.settings import SolveSettings
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row


def office() -> Instance:
    """Today's caseworker is away on the day that both tasks are due; the other one knows c2 a little."""
    return instance(
        horizon=horizon(2),
        caseworkers=(caseworker("w1", availability={day(0): 0}), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1", contacts={"w1": 1, "w2": 3})),
        tasks=(task("t1", "c1", late_weight=2), task("t2", "c2")),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_instance(office(), tmp_path / "office.json")
    return tmp_path / "office.json"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(caseload, ["frontier", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def true_front(given: Instance) -> list[tuple[int, int]]:
    """Late and continuity of every plan that nothing beats, among those with the fewest unassigned."""
    scores = [
        verdict.score.objectives
        for made in plans_of(given)
        if (verdict := check_plan(given, made)).ok and verdict.score is not None
    ]
    fewest = min(score["unassigned"] for score in scores)
    values = {(score["late"], score["continuity"]) for score in scores if score["unassigned"] == fewest}
    return sorted(
        (late, points)
        for late, points in values
        if not any(other != (late, points) and other[0] <= late and other[1] >= points for other in values)
    )


@pytest.mark.slow
def test_it_is_the_front_of_all_plans_and_proven(file: Path, tmp_path: Path) -> None:
    truth = true_front(office())
    assert len(truth) >= 3, "an office without a trade-off shows nothing"
    kept = tmp_path / "front"
    result = run(file, "--points", "9", "--threads", "1", "--json", "--plans", kept, "--svg", tmp_path / "front.svg")
    assert result.exit_code == 0
    front = json.loads(result.stdout)["front"]
    assert [(point["first"], point["second"]) for point in front] == truth
    assert [point["proven"] for point in front] == [True] * len(truth)
    given = read_instance(file)
    for point, path in zip(front, sorted(kept.iterdir()), strict=True):
        assert require_checked(given, read_plan(path)).score.objectives == point["objectives"]
    picture = ElementTree.parse(tmp_path / "front.svg").getroot()
    description = picture.find("{http://www.w3.org/2000/svg}desc")
    assert description is not None
    assert description.text is not None
    assert all(f"late {late:,}: continuity {points:,}" in description.text for late, points in truth)


Solving = Callable[..., list[SolveSettings]]


@pytest.fixture
def solving(monkeypatch: pytest.MonkeyPatch) -> Solving:
    """Stand in for the solver: plans given in order, the last of them stopped by hand if so asked."""

    def end(*schedules: Any, stopped: bool = False) -> list[SolveSettings]:
        asked: list[SolveSettings] = []

        def solve(given: Instance, settings: SolveSettings, **options: Any) -> Outcome:
            number = len(asked)
            asked.append(settings)
            by, days = schedules[number]
            rows = [row(f"t{n}", by, on) for n, on in enumerate(days, 1)]
            is_last = stopped and number == len(schedules) - 1
            if is_last:
                options["stop"].set()
            made = plan(given, *rows, named={"c1": by, "c2": by}, objectives=claims(given, rows, by, settings))
            why = "stopped" if is_last else "time-limit"
            return Outcome(require_checked(given, made), made, Chosen("exact", "as asked"), why, (), 0, 1.0)

        monkeypatch.setattr(frontier_module, "solve", solve)
        return asked

    return end


def claims(given: Instance, rows: Any, by: str, settings: SolveSettings) -> tuple[Any, ...]:
    """Values as they are, no bound proven."""
    bare = check_plan(given, plan(given, *rows, named={"c1": by, "c2": by})).score
    assert bare is not None
    return tuple({"name": name, "value": bare.objectives[name], "bound": None} for name in settings.priority)


def test_both_ends_first_then_amounts_in_between(file: Path, solving: Solving) -> None:
    asked = solving(("w2", (0, 0)), ("w1", (1, 1)), ("w2", (0, 1)))
    result = run(file, "--points", "3", "--quiet", "--priority", "unassigned,late,continuity")
    assert result.exit_code == 0
    as_given, turned = ("unassigned", "late", "continuity"), ("unassigned", "continuity", "late")
    assert [settings.priority for settings in asked] == [as_given, turned, as_given]
    assert [dict(settings.targets) for settings in asked] == [{}, {}, {"late": 1}]


def test_a_plan_that_another_one_beats_is_named_apart(file: Path, solving: Solving) -> None:
    solving(("w2", (0, 0)), ("w1", (1, 1)), ("w2", (0, 1)))
    printed = run(file, "--points", "3", "-q").stdout
    rows = [line.split("│") for line in printed.splitlines() if line.startswith("│")]
    assert [cells[2].strip() for cells in rows] == ["0", "3"]
    assert "Beaten by a plan above, so not on the front: late 1, continuity 200." in printed
    assert "No point is proven" in printed


def test_interrupted_it_shows_what_was_found(file: Path, solving: Solving) -> None:
    solving(("w2", (0, 0)), ("w1", (1, 1)), stopped=True)
    result = run(file, "--points", "9", "-q")
    assert result.exit_code == 130
    assert result.stdout.startswith("You stopped the search")
    solving(("w2", (0, 0)), stopped=True)
    document = json.loads(run(file, "--json").stdout)
    assert (document["interrupted"], len(document["front"])) == (True, 1)


def test_no_plan_in_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def solve(given: Instance, *_: Any, **__: Any) -> Outcome:
        none = plan(given, status="no-plan")
        return Outcome(None, none, Chosen("exact", "as asked"), "time-limit", (), 0, 1.0)

    monkeypatch.setattr(frontier_module, "solve", solve)
    result = run(file, "-q")
    assert result.exit_code == 4
    assert "No plan was found in time" in result.stdout


@pytest.mark.parametrize("names", ["late", "late,continuity,delay", "late,lateness", "late,late"])
def test_objectives_that_are_no_pair_are_a_usage_error(file: Path, names: str) -> None:
    assert run(file, "--objectives", names).exit_code == 2


def test_objectives_have_to_be_in_the_priority(file: Path) -> None:
    result = run(file, "--objectives", "late,peak", "--priority", "late,continuity")
    assert result.exit_code == 2
    assert "two different objectives of the priority" in " ".join(result.output.split())


def test_bars_grow_with_what_is_gained(file: Path, solving: Solving) -> None:
    solving(("w2", (0, 0)), ("w1", (1, 1)))
    rows = [line for line in run(file, "--points", "2", "-q").stdout.splitlines() if line.startswith("│")]
    lengths = [line.count("█") for line in rows]
    assert all(shorter < longer for shorter, longer in pairwise(lengths))


def test_a_single_point_is_no_proof_that_there_is_nothing_to_trade(file: Path, solving: Solving) -> None:
    solving(("w2", (0, 0)))
    assert "nothing to trade" not in run(file, "--points", "1", "-q").stdout


def test_plans_of_an_earlier_call_are_replaced(file: Path, solving: Solving, tmp_path: Path) -> None:
    kept = tmp_path / "front"
    solving(("w2", (0, 0)), ("w1", (1, 1)))
    assert run(file, "--points", "2", "-q", "--plans", kept).exit_code == 0
    assert sorted(path.name for path in kept.iterdir()) == ["point-001.json", "point-002.json"]
    solving(("w1", (1, 1)))
    assert run(file, "--points", "1", "-q", "--plans", kept).exit_code == 0
    assert [path.name for path in kept.iterdir()] == ["point-001.json"]


def test_a_folder_with_anything_else_is_refused_before_any_work(file: Path, solving: Solving) -> None:
    asked = solving(("w2", (0, 0)))
    result = run(file, "--plans", file.parent)
    assert result.exit_code == 2
    assert "holds something else than plans: office.json" in " ".join(result.output.split())
    assert asked == []


def test_the_picture_grows_with_every_point(file: Path, solving: Solving, tmp_path: Path) -> None:
    picture = tmp_path / "front.svg"
    solving(("w2", (0, 0)), ("w1", (1, 1)), stopped=True)
    seen: list[int] = []
    drawn = frontier_module.write_atomically

    def note(path: Path, content: bytes) -> None:
        seen.append(content.count(b"<circle"))
        drawn(path, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontier_module, "write_atomically", note)
        assert run(file, "-q", "--svg", picture).exit_code == 130
    legend = 2
    assert seen == [legend + 1, legend + 2]
    assert picture.read_bytes().count(b"<circle") == legend + 2
