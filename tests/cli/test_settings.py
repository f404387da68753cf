"""Options from a settings file and from the environment: which goes before which, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload, main
from optimizer.cli import solve as solve_module
from optimizer.errors import InputError
from optimizer.instance.files import write_instance
from optimizer.solvers import SolveSettings
from tests.builders import instance


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder holds an office and nothing else."""
    monkeypatch.chdir(tmp_path)
    write_instance(instance(), "office.json")


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(caseload, list(words), env=environment)


def rule_of(*words: str, file: str = "", **environment: str) -> str:
    """The rule that `caseload dispatch` goes by."""
    if file:
        Path("caseload.toml").write_text(file)
    result = run("dispatch", "office.json", "--json", *words, **environment)
    assert result.exit_code == 0, result.output
    rule: str = json.loads(result.stdout)["rule"]
    return rule


FILE = '[dispatch]\nrule = "fifo"\n'


def test_the_command_line_goes_before_the_environment_that_before_the_file_that_before_the_default() -> None:
    assert rule_of() == "edf"
    assert rule_of(file=FILE) == "fifo"
    assert rule_of(file=FILE, CASELOAD_DISPATCH_RULE="skill") == "skill"
    assert rule_of("--rule", "sticky", file=FILE, CASELOAD_DISPATCH_RULE="skill") == "sticky"


def test_the_file_is_named_by_an_option_or_a_variable_or_found_in_the_folder() -> None:
    for name, rule in (("caseload.toml", "fifo"), ("a.toml", "skill"), ("b.toml", "sticky")):
        Path(name).write_text(f'[dispatch]\nrule = "{rule}"\n')
    words = ("dispatch", "office.json", "--json")

    def rule(*front: str, **environment: str) -> Any:
        return json.loads(run(*front, *words, **environment).stdout)["rule"]

    assert rule() == "fifo"
    assert rule(CASELOAD_SETTINGS="a.toml") == "skill"
    assert rule("--settings", "b.toml", CASELOAD_SETTINGS="a.toml") == "sticky"


def test_switches_are_set_by_their_option_s_name() -> None:
    Path("caseload.toml").write_text("[dispatch]\njson = true\n")
    assert json.loads(run("dispatch", "office.json").stdout)["rule"] == "edf"
    assert "dispatched by edf" in run("dispatch", "office.json", CASELOAD_DISPATCH_JSON="0").stdout
    Path("caseload.toml").unlink()
    assert json.loads(run("dispatch", "office.json", CASELOAD_DISPATCH_JSON="1").stdout)["rule"] == "edf"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[SolveSettings]:
    """What `caseload solve` would have asked for."""
    seen: list[SolveSettings] = []

    def solve(_: Any, settings: SolveSettings, **__: Any) -> Any:
        seen.append(settings)
        raise InputError([])

    monkeypatch.setattr(solve_module, "solve", solve)
    return seen


def test_lists_are_lists(asked: list[SolveSettings]) -> None:
    Path("caseload.toml").write_text(
        '[solve]\npriority = ["late", "continuity"]\ntarget = ["late=3", "continuity=9"]\n'
    )
    run("solve", "office.json")
    run("solve", "office.json", CASELOAD_SOLVE_TARGET="late=4 continuity=8")
    assert [settings.priority for settings in asked] == [("late", "continuity")] * 2
    assert [settings.targets for settings in asked] == [{"late": 3, "continuity": 9}, {"late": 4, "continuity": 8}]


def test_a_budget_typed_beats_a_time_limit_from_the_file_and_the_other_way_round(asked: list[SolveSettings]) -> None:
    Path("caseload.toml").write_text("[solve]\ntime-limit = 9\n")
    run("solve", "office.json", "--work", "5")
    run("solve", "office.json", CASELOAD_SOLVE_WORK="6")
    Path("caseload.toml").write_text("[solve]\nwork = 7\n")
    run("solve", "office.json")
    run("solve", "office.json", "--time-limit", "8")
    assert [settings.work for settings in asked] == [5, 6, 7, None]
    assert asked[-1].time_limit == 8


def test_two_budgets_in_one_place_are_refused(asked: list[SolveSettings]) -> None:
    Path("caseload.toml").write_text("[solve]\nwork = 7\ntime-limit = 9\n")
    result = run("solve", "office.json")
    assert result.exit_code == 2
    assert "--work and --time-limit exclude one another" in result.output
    assert asked == []


def faults(text: str, *words: str) -> list[str]:
    Path("caseload.toml").write_text(text)
    error = run(*(words or ("dispatch", "office.json"))).exception
    assert isinstance(error, InputError)
    return [str(fault) for fault in error.faults]


def test_everything_wrong_is_said_at_once_with_the_nearest_name() -> None:
    text = """
        colour = true
        solve = 5
        [dispach]
        rule = "edf"
        [dispatch]
        ruel = "edf"
        seed = -1
        json = "yes"
        rule = "lifo"
    """
    found = faults(text)
    assert found[:5] == [
        "caseload.toml: [colour]: is no command",
        "caseload.toml: solve = 5: must be a section, [solve]",
        "caseload.toml: [dispach]: is no command; did you mean dispatch?",
        'caseload.toml: [dispatch]: ruel = "edf": unknown setting; did you mean rule?',
        "caseload.toml: [dispatch]: seed = -1: -1 is not in the range x>=0.",
    ]
    assert found[5] == 'caseload.toml: [dispatch]: json = "yes": must be true or false'
    assert found[6].startswith("caseload.toml: [dispatch]: rule = \"lifo\": 'lifo' is not one of")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("seed = 1.5", "seed = 1.5: '1.5' is not a valid integer"),
        ("seed = true", "seed = true: is no switch: must be a value"),
        ("rule = { a = 1 }", 'rule = {"a": 1}: must be a value'),
        ("help = true", "help = true: unknown setting"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(line: str, message: str) -> None:
    (found,) = faults(f"[dispatch]\n{line}\n")
    assert message in found


def test_commands_of_a_group_have_sections_of_their_own() -> None:
    (found,) = faults("[bench.run]\njob = 2\n", "bench", "compare", "a", "b")
    assert found == "caseload.toml: [bench.run]: job = 2: unknown setting; did you mean jobs?"


def test_settings_of_a_group_s_command_reach_it() -> None:
    baseline = Path(__file__).resolve().parents[2] / "benchmarks" / "baselines" / "smoke.jsonl"
    words = ("bench", "compare", str(baseline), str(baseline))
    Path("caseload.toml").write_text("[bench.compare]\njson = true\n")
    assert json.loads(run(*words).stdout)["ok"] is True
    assert "Nothing is worse." in run(*words, CASELOAD_BENCH_COMPARE_JSON="0").stdout


def test_settings_of_another_command_are_that_command_s_business() -> None:
    assert rule_of(file="[solve]\nnonsense = 1\n" + FILE) == "fifo"


@pytest.mark.parametrize(
    ("text", "message"), [("[dispatch", "is no TOML"), ("\udcff", "is not UTF-8"), (None, "no such file")]
)
def test_a_file_that_can_not_be_read_is_one_message(text: str | None, message: str) -> None:
    if text is not None:
        Path("other.toml").write_bytes(text.encode(errors="surrogateescape"))
    error = run("--settings", "other.toml", "dispatch", "office.json").exception
    assert isinstance(error, InputError)
    assert message in str(error)


def test_a_wrong_value_from_the_environment_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASELOAD_DISPATCH_SEED", "many")
    monkeypatch.setattr("sys.argv", ["caseload", "dispatch", "office.json"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "'many' is not a valid integer range. (from CASELOAD_DISPATCH_SEED)" in capsys.readouterr().err
