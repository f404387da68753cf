"""Who does what next: every policy by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from optimizer.rules import ObjectiveName
from optimizer.simulation.naming import NamingByWork
from optimizer.simulation.policies.client_based import ClientBasedPolicy
from optimizer.simulation.policies.cover import CoverPolicy
from optimizer.simulation.policies.own import (
    OwnPolicy,
    StickyPolicy,
    backlog_of,
    due_by_today,
    never,
    what_is_left_today,
)
from optimizer.simulation.policies.planning import Planner, Planning, solved
from optimizer.simulation.policies.pool import PoolPolicy, SkillPolicy, random_order
from optimizer.simulation.policy import Policy
from optimizer.simulation.queues import due_first, oldest_first
from optimizer.solvers import SolveSettings

MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fifo": "pool, oldest first",
        "edf": "pool, earliest due first",
        "skill": "pool, due today first, scarce skills spared",
        "random": "pool, in a seeded order",
        "sticky": "own clients' tasks as far as they fit today, the rest to anybody",
        "dedicated": "own clients' tasks alone, no optimiser",
        "overflow": "dedicated, but what goes beyond some days of work is anybody's",
        "helping": "dedicated, but what is due today and does not fit is anybody's",
        "client-based": "own clients' tasks alone; a plan every morning moves clients of the overloaded",
        "cover": "helping, and a plan every morning says who helps whom",
    }
)

#: Without overtime, of which generated offices have none.
PRIORITY: Final[tuple[ObjectiveName, ...]] = ("unassigned", "late", "continuity", "delay", "peak")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the policies leave open."""

    #: Usual days of own work beyond which `overflow` shares.
    overflow_days: float = 2.0
    plan_days: int = 3
    #: Each morning's; a budget of work, so that a run can be repeated to the minute.
    settings: SolveSettings = field(default_factory=lambda: SolveSettings(priority=PRIORITY, work=3.0, threads=1))
    planner: Planner = solved


def make_policy(name: str, choices: Choices, seed: int) -> Policy:
    """A policy, new for one run; the seed is that of the order of `random`.

    Raises
    ------
    ValueError
        For an unknown name.
    """
    planning = Planning(days=choices.plan_days, settings=choices.settings, planner=choices.planner)
    made: dict[str, Callable[[], Policy]] = {
        "fifo": lambda: PoolPolicy(oldest_first),
        "edf": lambda: PoolPolicy(due_first),
        "skill": lambda: SkillPolicy(due_first),
        "random": lambda: PoolPolicy(random_order(seed)),
        "sticky": StickyPolicy,
        "dedicated": lambda: OwnPolicy(never),
        "overflow": lambda: OwnPolicy(backlog_of(choices.overflow_days)),
        "helping": lambda: OwnPolicy(what_is_left_today, due_by_today, NamingByWork),
        "client-based": lambda: ClientBasedPolicy(planning),
        "cover": lambda: CoverPolicy(planning),
    }
    if name not in made:
        raise ValueError(f"policy {name!r}: must be one of {', '.join(MEANINGS)}")
    return made[name]()
