"""Small worlds for tests of the simulation."""

from functools import lru_cache

from optimizer.dispatch import dispatch
from optimizer.simulation.chances import Chances
from optimizer.simulation.from_instance import world_of
from optimizer.simulation.policies import Choices, make_policy
from optimizer.simulation.setting import Setting
from tests.builders import horizon, instance

SMALL = Setting(size="xs", days=12, warm_up=3, familiarisation_minutes=3)

#: Nothing is left to chance: real minutes are the planned ones, nobody is absent, nothing returns.
CERTAIN = Chances(spread=0, absence=0, returns=0)


@lru_cache(maxsize=8)
def small_world(seed=1):
    return SMALL.world(seed)


def small_office(days=5, chances=CERTAIN, seed=1, ahead=5, **fields):
    """A world of `days` days from a hand-made instance, and leave known `ahead` days beyond."""
    return world_of(instance(horizon=horizon(days + ahead), **fields), chances, seed, days)


def stub_planner(given, _settings):
    """A plan that keeps every rule, at once and without an optimiser."""
    return dispatch(given, "dedicated")


def policy(name, planner=stub_planner):
    return make_policy(name, Choices(planner=planner), seed=3)
