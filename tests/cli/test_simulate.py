import json
import os
import signal

import pytest
from click.testing import CliRunner

from optimizer.cli import simulate
from optimizer.cli.simulate import command
from optimizer.simulation.policies import MEANINGS

TINY = ["--size", "xs", "--days", "5", "--warm-up", "2", "--plan-days", "3"]


def run(*options):
    return CliRunner().invoke(command, [*TINY, *options])


def test_the_table_has_a_row_a_policy_and_paired_differences():
    result = run("--replications", "2", "--policies", "edf,sticky,dedicated")
    assert result.exit_code == 0
    assert "Size xs, 5 working days after 2 of warm-up, 2 replications" in result.output
    assert result.output.count("sticky") == 2
    assert "Difference from edf" in result.output
    assert max(map(len, result.output.splitlines())) <= 100
    assert "…" not in result.output


def test_one_replication_has_no_intervals():
    result = run("--replications", "1")
    assert "1 replication;" in result.output
    assert "Difference" not in result.output


def test_json_holds_every_measure_of_every_replication():
    made = json.loads(run("--replications", "2", "--policies", "fifo,edf", "--json").stdout)
    assert [row["name"] for row in made["policies"]] == ["fifo", "edf"]
    assert len(made["policies"][1]["by_replication"]) == 2
    assert made["policies"][1]["difference_from_first"]["on_time_share"]["replications"] == 2
    assert len(made["policies"][0]["open_tasks_each_evening"]) == 7
    single = json.loads(run("--replications", "1", "--policies", "fifo", "--json").stdout)
    assert single["policies"][0]["measures"]["coc"]["half_width_95"] is None


def test_caseload_itself_plans_every_morning():
    result = run("--replications", "1", "--policies", "client-based", "--days", "1", "--warm-up", "0", "--work", "0.3")
    assert result.exit_code == 0
    assert "client-based" in result.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--policies", "lifo"], "give all, or any of fifo,edf"),
        (["--absence", "2"], "absence 2.0: must lie in 0 … 0.9"),
        (["--days", "0"], "must be at least 1"),
        (["--caseworkers", "0"], "caseworkers 0: must lie in 1 to 1000"),
        (["--until-separated", "nothing"], "is not one of"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(options, message):
    result = run(*options)
    assert result.exit_code == 2
    assert message in result.output


def test_all_names_every_policy():
    assert simulate.parse_policies(None, None, "all") == tuple(MEANINGS)


def test_an_interrupted_run_shows_what_is_complete(monkeypatch):
    def interrupted(setting, policies, plan, choices, watch, results):
        watch(0, "edf", 0)
        os.kill(os.getpid(), signal.SIGINT)
        watch(0, "edf", 1)

    monkeypatch.setattr(simulate, "replicate", interrupted)
    result = run()
    assert result.exit_code == 130
    assert "before a replication was complete" in result.output
    assert json.loads(run("--json").stdout)["interrupted"] is True
