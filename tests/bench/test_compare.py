import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from optimizer.bench.compare import Comparison, compare
from optimizer.bench.lines import append_line
from optimizer.bench.record import Record, Seconds, as_row
from optimizer.cli import caseload
from tests.bench.records import dispatched, objectives, office, reached, record, simulated, solve_run

LIMITED = {"run": solve_run(time_limit=10.0), "tolerance": {"late": 0.002, "continuity": 0.01}}


def compared(old: Record, new: Record) -> Comparison:
    return compare([old], [new])


def told(old: Record, new: Record) -> list[tuple[str, str]]:
    return [(finding.weight, finding.text) for finding in compared(old, new).findings]


def changed(**fields: Any) -> Record:
    """Another plan, measures apart."""
    return record(objectives=objectives(**fields))


def test_the_same_lines_differ_in_nothing() -> None:
    found = compare([record(), dispatched()], [dispatched(), record()])
    assert (found.ok, found.findings, found.added, found.made_by, found.compared) == (True, (), (), (), 2)


def test_a_worse_value_is_worse_and_what_comes_after_is_not_compared() -> None:
    new = changed(late=(11, 10), continuity=(800, None), confirmed=True)
    assert told(record(), new) == [("worse", "late 10 → 11")]


def test_a_better_value_is_better_and_what_comes_after_is_not_compared() -> None:
    old, new = changed(late=(12, 10)), changed(late=(11, 10), continuity=(800, 805))
    assert told(old, new) == [("better", "late 12 → 11")]


def test_of_continuity_less_is_worse() -> None:
    assert told(record(), changed(continuity=(899, 910))) == [("worse", "continuity 900 → 899")]
    assert told(record(), changed(continuity=(901, 910))) == [("better", "continuity 900 → 901")]


@pytest.mark.parametrize(
    ("old", "new", "weight", "text"),
    [
        ({"late": (10, 9)}, {"late": (10, 8)}, "worse", "bound on late 9 → 8"),
        ({"late": (10, 8)}, {"late": (10, 9)}, "better", "bound on late 8 → 9"),
        ({}, {"continuity": (900, 911)}, "worse", "bound on continuity 910 → 911"),
        ({}, {"continuity": (900, 909)}, "better", "bound on continuity 910 → 909"),
        ({}, {"continuity": (900, None)}, "worse", "bound on continuity 910 → –"),
        ({"continuity": (900, None)}, {}, "better", "bound on continuity – → 910"),
    ],
)
def test_a_weaker_bound_is_worse(old: Any, new: Any, weight: str, text: str) -> None:
    assert told(changed(**old), changed(**new)) == [(weight, text)]


def test_a_bound_is_compared_where_the_value_before_it_is_equal_even_if_its_own_is_not() -> None:
    found = told(changed(late=(12, 10)), changed(late=(11, 9), continuity=(900, None)))
    assert found == [("worse", "bound on late 10 → 9"), ("better", "late 12 → 11")]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ((10, 9), (12, 11), "bound 11 on late is beaten by the old plan's 10: one of them is wrong"),
        ((12, 11), (10, 9), "bound 11 on late is beaten by the new plan's 10: one of them is wrong"),
    ],
)
def test_a_bound_that_the_other_plan_beats_is_a_contradiction(old: Any, new: Any, text: str) -> None:
    assert ("worse", text) in told(changed(late=old), changed(late=new))


def test_a_bound_that_the_other_plan_just_meets_is_none() -> None:
    assert told(changed(late=(11, 10)), changed(late=(10, 10))) == [("better", "late 11 → 10")]


def test_a_lost_proof_is_worse() -> None:
    assert told(record(), changed(confirmed=False)) == [("worse", "late 10 is no longer confirmed as the best")]
    assert told(changed(confirmed=False), record()) == [("better", "late 10 is now confirmed as the best")]


@pytest.mark.parametrize(
    ("late", "weight"), [((12, 10), "tolerated"), ((13, 10), "worse"), ((9, 9), "better"), ((10, 8), "tolerated")]
)
def test_a_time_limit_is_allowed_the_tolerance_of_all_late_weights(late: tuple[int, int], weight: str) -> None:
    """0.002 of 1,000 late weights are 2."""
    old = record(**LIMITED, objectives=objectives(late=(10, 9)))
    findings = compared(old, record(**LIMITED, objectives=objectives(late=late, confirmed=False))).findings
    assert weight in {finding.weight for finding in findings if finding.kind in ("objective", "bound")}


def test_continuity_is_allowed_a_share_of_its_value_by_the_old_file() -> None:
    generous = {**LIMITED, "tolerance": {"continuity": 1.0}}
    for value, weight in ((891, "tolerated"), (890, "worse")):
        new = record(**generous, objectives=objectives(continuity=(value, 910)))
        assert told(record(**LIMITED), new)[0][0] == weight


def test_up_to_its_target_a_value_is_as_good_as_any_other() -> None:
    old = record(**LIMITED, objectives=objectives(late=(10, 9), continuity=(900, 910)), targets={"late": 20})
    worse = record(**LIMITED, objectives=objectives(late=(20, 9), continuity=(400, 910)), targets={"late": 20})
    assert [text for weight, text in told(old, worse) if weight == "worse"] == ["continuity 900 → 400"]
    over = record(**LIMITED, objectives=objectives(late=(30, 9), continuity=(900, 910)), targets={"late": 20})
    assert [text for weight, text in told(old, over) if weight == "worse"] == ["late 10 → 30"]


def test_a_budget_of_work_is_allowed_nothing() -> None:
    old = record(tolerance={"late": 1.0})
    assert not compared(old, changed(late=(11, 10))).ok


@pytest.mark.parametrize("make", [record, dispatched])
def test_a_changed_measure_of_what_repeats_is_worse_even_if_welcome(make: Any) -> None:
    new = make(measures={**make().measures, "on-time share": 0.8})
    ((weight, text),) = told(make(), new)
    assert weight == "worse"
    assert text.startswith("measures changed: on-time share 0.7")
    assert text.endswith("→ 0.8")


def test_a_measure_that_is_gone_or_undefined_has_changed() -> None:
    old = record(measures={"COC": None})
    assert not compared(old, record(measures={})).ok
    assert not compared(old, record(measures={"COC": 0.0})).ok


def test_rounding_is_no_change() -> None:
    """Another kind of processor sums in another order."""
    assert told(record(measures={"COC": 0.1 + 0.2}), record(measures={"COC": 0.3})) == []
    assert not compared(record(measures={"COC": 0.3}), record(measures={"COC": 0.3 + 1e-6})).ok
    assert told(simulated(named=(0.3, 0.5)), simulated(named=(0.1 + 0.2, 0.5))) == []


def test_a_changed_measure_under_a_time_limit_is_none() -> None:
    assert told(record(**LIMITED), record(**LIMITED, measures={"on-time share": 0.1})) == []


def test_another_plan_with_the_same_measures_is_a_note() -> None:
    assert told(record(), record(plan_sha256="2" * 64)) == [("note", "another plan with the same measures")]


def test_a_simulation_has_to_repeat_exactly() -> None:
    assert told(simulated(), simulated()) == []
    ((weight, text),) = told(simulated(), simulated(named=(0.25, 0.5)))
    assert (weight, text) == (
        "worse",
        "measures changed: edf: named_share 0.5 → 0.375; overflow: named_share 0.5 → 0.375",
    )


def test_other_replications_with_the_same_mean_are_told() -> None:
    ((weight, text),) = told(simulated(), simulated(named=(0.75, 0.25)))
    assert (weight, text) == ("worse", "single replications changed, their means did not")


def test_of_many_changes_the_first_are_shown() -> None:
    before, after = ({f"m{number}": float(number + more) for number in range(12)} for more in (0, 1))
    ((_, text),) = told(record(measures=before), record(measures=after))
    assert text.endswith("m9 9 → 10; and 2 more")


def test_a_missing_run_is_worse_and_a_new_one_is_told() -> None:
    found = compare([record(), dispatched()], [record(), dispatched("edf")])
    assert [(finding.weight, str(finding)) for finding in found.findings] == [
        ("worse", "xs: sticky: is missing in the new file")
    ]
    assert found.added == ("xs: edf",)


def test_another_budget_is_another_run() -> None:
    assert not compared(record(), record(run=solve_run(work=5.0))).ok


def test_a_changed_instance_is_worse_and_nothing_else_is_compared() -> None:
    ((weight, text),) = told(record(), record(instance=office(sha256="other"), objectives=objectives((99, 0))))
    assert weight == "worse"
    assert text.startswith("the instance has changed (hash of xs → other)")


def test_a_plan_that_failed_the_checker_is_worse() -> None:
    new = record(status="rejected", violations=("C1: too long",), objectives=(), measures={}, plan_sha256=None)
    assert told(record(), new) == [("worse", "fails the checker: C1: too long")]
    assert told(new, new) == [("worse", "fails the checker: C1: too long")]


def test_a_plan_that_is_gone_is_worse_and_one_that_came_is_better() -> None:
    none = record(status="no-plan", objectives=(reached("late", None),), measures={}, plan_sha256=None)
    assert told(record(), none) == [("worse", "no plan was found")]
    assert told(none, none) == []
    assert told(none, record()) == [("better", "no-plan → feasible")]


def test_seconds_and_memory_are_ratios_and_no_gate() -> None:
    found = compared(record(), record(seconds=Seconds(read=9, plan=400.0, check=9), peak_mb=800.0))
    assert found.ok
    assert [(cost.seconds_ratio, cost.memory_ratio) for cost in found.costs] == [(100.0, 2.0)]
    assert found.mean_cost is not None
    assert found.mean_cost.seconds_ratio == pytest.approx(100.0)


def test_what_made_the_files_is_told_where_it_differs() -> None:
    assert compared(record(), record(versions={"ortools": "9.16"})).made_by == ("ortools 9.15 → 9.16",)


def written(path: Path, *records: Record) -> str:
    for one in records:
        append_line(path, as_row(one))
    return str(path)


def test_the_command_says_it_and_exits_with_1(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record(), dispatched())
    new = written(tmp_path / "new.jsonl", changed(late=(11, 10)))
    result = CliRunner().invoke(caseload, ["bench", "compare", old, new])
    assert result.exit_code == 1
    assert "  xs: client-based, work 4, seed 1, threads 1: late 10 → 11\n" in result.output
    assert "  xs: sticky: is missing in the new file\n" in result.output
    assert CliRunner().invoke(caseload, ["bench", "compare", old, old]).exit_code == 0


def test_the_command_as_json(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record())
    new = written(tmp_path / "new.jsonl", changed(late=(11, 10)))
    result = CliRunner().invoke(caseload, ["bench", "compare", old, new, "--json"])
    document = json.loads(result.output)
    assert (document["ok"], document["findings"][0]["kind"]) == (False, "objective")
    assert document["mean_cost"]["seconds_ratio"] == 1.0


def test_the_last_line_of_a_run_counts_and_torn_ones_do_not(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record())
    new = tmp_path / "new.jsonl"
    written(new, changed(late=(11, 10)), record())
    with new.open("ab") as stream:
        stream.write(b'{"format": "caseload-bench/1", "sui')
    result = CliRunner().invoke(caseload, ["bench", "compare", old, str(new)])
    assert result.exit_code == 0
    assert "the new file: 1 torn or foreign lines ignored" in result.stderr


def test_files_without_runs_are_refused(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", record())
    (tmp_path / "empty.jsonl").write_bytes(b"")
    for name, message in (("none.jsonl", "is not there"), ("empty.jsonl", "holds no run")):
        result = CliRunner().invoke(caseload, ["bench", "compare", old, str(tmp_path / name)])
        assert result.exception is not None
        assert message in str(result.exception)
