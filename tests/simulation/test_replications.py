import pytest

from optimizer.simulation.policies import Choices
from optimizer.simulation.replications import Plan, Results, replicate
from optimizer.simulation.setting import Setting
from tests.simulation.worlds import stub_planner

TINY = Setting(size="xs", days=5, warm_up=2)


def test_every_policy_meets_the_same_paths_and_the_seed_repeats_them():
    choices = Choices(planner=stub_planner, plan_days=4)
    first = replicate(TINY, ["edf", "client-based"], Plan(most=2), choices)
    assert first.replications == 2
    assert first.runs == replicate(TINY, ["edf", "client-based"], Plan(most=2), choices).runs
    assert first.runs["edf"][0] != first.runs["edf"][1]
    assert len(first.backlogs("edf")) == TINY.total_days


def test_a_policy_does_not_differ_from_itself():
    results = replicate(TINY, ["edf"], Plan(most=2))
    found = results.difference("edf", "on_time_share")
    assert (found.mean, found.half_width, found.excludes_zero) == (0, 0, False)


def test_enough_is_when_the_policies_differ():
    plan = Plan(least=2, most=6, until_separated="named_share")
    assert replicate(TINY, ["edf", "dedicated"], plan).replications < 6
    assert replicate(TINY, ["edf", "edf"], plan).replications == 6


def test_an_end_from_outside_leaves_complete_replications():
    results = Results(("edf", "fifo"))

    def watch(number, policy, day):
        if (number, policy, day) == (1, "fifo", 3):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replicate(TINY, results.policies, Plan(most=3), watch=watch, results=results)
    assert results.replications == 1
    assert len(results.runs["edf"]) == 1
