"""Which policy an office should try first, by the same rule everywhere, and whether chance could change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from optimizer.bench.break_even.measures import NAMED, ON_TIME, WAIT, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.simulated import Simulation

#: So much less timely still counts as as timely: a point of tasks on time, half a working day from known to done.
MARGINS: Final[dict[Measure, float]] = {ON_TIME: 0.01, WAIT: 0.5}


class Answer(Enum):
    """Of the question whether a difference is inside of its margin; open where its interval holds both."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True)
class Choice:
    """The policy to try; the pool is the more punctual one."""

    policy: str
    pool: str
    #: Whether every interval that it rests on lies on one side of its margin.
    is_sure: bool


def choice(simulation: Simulation) -> Choice | None:
    """Of the policies that are as timely as the pool the one with most work done by the named caseworker.

    Where none is, the pool itself. None without a pool, or without anything to hold against it.
    """
    pools = [name for name in POOLS if name in simulation.values]
    keeping = [name for name in KEEPING if name in simulation.values]
    if not pools or not keeping:
        return None
    pool = max(pools, key=lambda name: simulation.mean(name, ON_TIME.name) or 0.0)
    most_named = sorted(keeping, key=lambda name: -(simulation.mean(name, NAMED.name) or 0.0))
    return _first_timely(simulation, most_named, pool)


def _first_timely(simulation: Simulation, candidates: Sequence[str], pool: str) -> Choice:
    """A policy that is passed over has to be out of the margin for sure, the one that is taken inside of it."""
    is_sure = True
    for policy in candidates:
        answers = [_as_good(simulation, policy, pool, measure) for measure in MARGINS]
        if all(by_mean for by_mean, _ in answers):
            return Choice(policy, pool, is_sure and all(surely is Answer.YES for _, surely in answers))
        is_sure = is_sure and any(surely is Answer.NO for _, surely in answers)
    return Choice(pool, pool, is_sure)


def _as_good(simulation: Simulation, policy: str, pool: str, measure: Measure) -> tuple[bool, Answer]:
    """Whether a policy is inside of the margin by the mean, and by the 95 % interval."""
    found = simulation.difference(policy, pool, measure.name)
    if found is None:
        return False, Answer.OPEN
    above = measure.better * found.mean + MARGINS[measure]
    if abs(above) < found.half_width:
        return above >= 0, Answer.OPEN
    return above >= 0, Answer.YES if above >= 0 else Answer.NO
