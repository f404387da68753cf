from pathlib import Path

import pytest

from optimizer.bench.suite import read_suite
from optimizer.errors import InputError

HEAD = 'format = "caseload-suite/1"\nname = "n"\ndescription = "d"\n'
OFFICE = '[[instances]]\nname = "a"\ngenerate = { size = "xs" }\n'
RULES = '[[runs]]\nkind = "dispatch"\n'
SIMULATED = '[[simulations]]\npolicies = ["edf"]\nreplications = 2\n'
SUITES = sorted((Path(__file__).resolve().parents[2] / "benchmarks" / "suites").glob("*.toml"))


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "suite.toml").write_text(text, "utf-8")
    return tmp_path / "suite.toml"


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_stored_suites_are_read(path: Path) -> None:
    suite = read_suite(path)
    assert suite.name == path.stem
    assert all(suite.runs_of(entry) for entry in suite.instances)
    assert suite.instances or suite.simulated()


def test_runs_are_every_policy_and_rule_with_every_seed(tmp_path: Path) -> None:
    solves = '[[runs]]\nkind = "solve"\npolicies = ["cover", "task-based"]\nwork = 2\nseeds = [1, 2]\n'
    rules = '[[runs]]\nkind = "dispatch"\nrules = ["random", "edf"]\nseeds = [3, 4]\n'
    suite = read_suite(written(tmp_path, HEAD + OFFICE + solves + rules))
    assert [str(run) for run in suite.runs_of(suite.instances[0])] == [
        "cover, work 2, seed 1, threads 1",
        "cover, work 2, seed 2, threads 1",
        "task-based, work 2, seed 1, threads 1",
        "task-based, work 2, seed 2, threads 1",
        "random, seed 3",
        "random, seed 4",
        "edf",
    ]


def test_each_allowed_late_is_a_run(tmp_path: Path) -> None:
    solves = '[[runs]]\nkind = "solve"\npolicies = ["cover"]\nwork = 2\nallowed_late = [0.0, 0.005]\n'
    suite = read_suite(written(tmp_path, HEAD + OFFICE + solves))
    assert [str(run) for run in suite.runs_of(suite.instances[0])] == [
        "cover, late up to 0 % more, work 2, seed 1, threads 1",
        "cover, late up to 0.5 % more, work 2, seed 1, threads 1",
    ]
    without_late = solves + 'priority = ["continuity"]\n'
    with pytest.raises(InputError, match="allowed_late: late is not in the priority"):
        read_suite(written(tmp_path, HEAD + OFFICE + without_late))


def test_a_pool_is_asked_for_lateness_alone_and_names_as_dispatch_does(tmp_path: Path) -> None:
    solves = '[[runs]]\nkind = "solve"\npolicies = ["task-based", "client-based"]\nwork = 2\n'
    suite = read_suite(written(tmp_path, HEAD + OFFICE + solves))
    pool, own = suite.runs_of(suite.instances[0])
    assert pool.kind == own.kind == "solve"
    assert (pool.priority, pool.names_nobody) == (("unassigned", "late", "delay", "overtime", "peak"), True)
    assert ("continuity" in own.priority, own.names_nobody) == (True, False)


def test_what_people_did_is_known_of_days_of_a_log(tmp_path: Path) -> None:
    days = 'log = { events = "e.csv", start = 2026-01-05, end = 2026-01-09, capacity = "CAPACITY" }\n'
    log = f'[[instances]]\nname = "log"\n{days}'
    people = '[[runs]]\nkind = "actual"\n'
    suite = read_suite(written(tmp_path, HEAD + log.replace("CAPACITY", "1") + people))
    assert [str(run) for run in suite.runs_of(suite.instances[0])] == ["what people did"]
    for other, name in ((OFFICE, "a"), (log.replace("CAPACITY", "0.99"), "log")):
        with pytest.raises(InputError, match=f"actual needs days of a log, with a capacity of 1 or more: {name}"):
            read_suite(written(tmp_path, HEAD + other + people))


def test_blocks_may_name_their_instances_and_no_run_is_made_twice(tmp_path: Path) -> None:
    other = OFFICE.replace('"a"', '"b"')
    suite = read_suite(
        written(tmp_path, HEAD + OFFICE + other + RULES + RULES + 'instances = ["b"]\nrules = ["edf"]\n')
    )
    assert [len(suite.runs_of(entry)) for entry in suite.instances] == [6, 6]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD, "give [[instances]] and [[runs]], or [[simulations]]"),
        (HEAD + OFFICE, "[[instances]] and [[runs]] need each other"),
        (HEAD + RULES + SIMULATED, "[[instances]] and [[runs]] need each other"),
        (HEAD + OFFICE + RULES + "spee = 1\n", "runs.0.dispatch.spee = 1: Extra inputs"),
        (HEAD + OFFICE + RULES + 'rules = ["lifo"]\n', 'runs.0.dispatch.rules.0 = "lifo": Input should be'),
        (HEAD + OFFICE + RULES + 'instances = ["z"]\n', "there is no instance z"),
        (HEAD + OFFICE + OFFICE + RULES, "two instances are called a"),
        (HEAD + '[[instances]]\nname = "a"\n' + RULES, "give one of file, generate and log"),
        (HEAD + OFFICE.replace("size", "siz") + RULES, "instances.0.generate.siz"),
        (HEAD + OFFICE + '[[runs]]\nkind = "solve"\npolicies = ["cover"]\n', "give one of work and time_limit"),
        (
            HEAD + OFFICE + '[[runs]]\nkind = "solve"\npolicies = ["cover"]\nwork = 1\npriority = ["late", "late"]\n',
            "at most once",
        ),
        ("format = ", "is no TOML"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_suite(written(tmp_path, text))
    assert message in str(caught.value)


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_suite(written(tmp_path, HEAD + OFFICE.replace("xs", "xxs") + RULES + 'rules = ["lifo"]\n'))
    assert len(caught.value.faults) == 2


def test_a_suite_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read: No such file"):
        read_suite(tmp_path / "none.toml")


def test_a_suite_may_have_simulations_alone_and_none_twice(tmp_path: Path) -> None:
    suite = read_suite(written(tmp_path, HEAD + SIMULATED + SIMULATED + "seed = [1, 2]\n"))
    assert (suite.instances, suite.runs) == ((), ())
    assert [run.seed for run in suite.simulated()] == [1, 2]


def test_faults_of_all_blocks_are_said_at_once(tmp_path: Path) -> None:
    """One of a type, one of a range in another block, one of another kind of run."""
    wrong = SIMULATED + 'days = "many"\n' + SIMULATED + "caseworkers = 2000\nabsence = 2\n"
    with pytest.raises(InputError) as caught:
        read_suite(written(tmp_path, HEAD + OFFICE + RULES + 'rules = ["lifo"]\n' + wrong))
    path = tmp_path / "suite.toml"
    assert [str(fault).split(": ")[1:3] for fault in caught.value.faults] == [
        ['runs.0.dispatch.rules.0 = "lifo"', caught.value.faults[0].message],
        ['simulations.0.days.0 = "many"', caught.value.faults[1].message.partition(": ")[0]],
        ["simulations.1", "absence 2.0"],
    ]
    assert caught.value.faults[2].message.startswith("absence 2.0: must lie in 0 … 0.9; caseworkers 2000: must lie in")
    assert all(fault.where == str(path) for fault in caught.value.faults)
