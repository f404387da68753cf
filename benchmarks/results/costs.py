"""What each way of working costs over all offices, as sentences."""

from collections.abc import Sequence
from typing import Final

from benchmarks.results.tally import Tally
from benchmarks.results.wording import signed_span, span
from optimizer.bench.break_even.measures import NAMED, ON_TIME, READING_IN, TIMELINESS, WAIT, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.simulated import Simulation
from optimizer.bench.break_even.surface import Sweep
from optimizer.bench.markdown import table
from optimizer.metrics.wording import counted

_UNITS: Final = {ON_TIME: "Tasks on time, percentage points", WAIT: "Wait, working days"}
_RANGES: Final = (NAMED, ON_TIME, WAIT, READING_IN)


def of_the_pool(simulations: Sequence[Simulation]) -> str:
    """In continuity and in minutes."""
    named = [f"`{policy}` {means(simulations, policy, NAMED)} %" for policy in (POOLS[0], *KEEPING)]
    return (
        f"Tasks done by the named caseworker: {', '.join(named)}. Under `{POOLS[0]}` strangers' reading in takes"
        f" {means(simulations, POOLS[0], READING_IN)} % of all minutes worked."
    )


def of_continuity(simulations: Sequence[Simulation]) -> str:
    """In punctuality."""
    told = []
    for measure, unit in _UNITS.items():
        by_policy = [f"`{policy}` {_differences(simulations, policy, measure)}" for policy in KEEPING]
        told.append(f"{unit}: {', '.join(by_policy)}.")
    return f"Differences from `{POOLS[0]}`, from the least to the greatest of an office. {' '.join(told)}"


def ranges(simulations: Sequence[Simulation]) -> str:
    """The least and the greatest mean, a row a policy."""
    rows = [
        [f"`{policy}`", *(means(simulations, policy, measure) for measure in _RANGES)]
        for policy in (*POOLS, *KEEPING)
        if any(policy in one.values for one in simulations)
    ]
    return table(("policy", *(measure.heading for measure in _RANGES)), rows)


def means(simulations: Sequence[Simulation], policy: str, measure: Measure) -> str:
    found = [one.mean(policy, measure.name) for one in simulations if policy in one.values]
    known = [measure.factor * value for value in found if value is not None]
    return span(known, measure.decimals) if known else "–"


def _differences(simulations: Sequence[Simulation], policy: str, measure: Measure) -> str:
    both = [one for one in simulations if {policy, POOLS[0]} <= one.values.keys()]
    gaps = [gap for one in both if (gap := one.difference(policy, POOLS[0], measure.name)) is not None]
    return signed_span([measure.factor * gap.mean for gap in gaps], measure.decimals) if gaps else "–"


def score(policy: str, by_measure: dict[Measure, Tally]) -> str:
    """Both sides of one policy against the pool, as an item of a list."""
    told = [
        f"by {measure.plain} the pool is ahead in {one.pool_ahead}{_at(one.ahead_at)}"
        f" and behind in {one.pool_behind}{_at(one.behind_at)}"
        for measure, one in by_measure.items()
    ]
    offices = counted(by_measure[ON_TIME].offices, "offices")
    return f"- against `{policy}`, of {offices}: {'; '.join(told)}"


def _at(utilisations: frozenset[float]) -> str:
    """Between which utilisations, nothing where there is none."""
    return f" ({span(utilisations, 2)})" if utilisations else ""


def break_evens(swept: Sequence[Sweep]) -> str:
    """In how many offices reading in makes up for what the pool is ahead, by the best estimate."""
    most = max(sweep.minutes[-1] for sweep in swept)
    told = []
    for measure in TIMELINESS:
        by_policy = [f"`{policy}` in {_reached(swept, policy, measure)}" for policy in KEEPING]
        told.append(f"by {measure.plain} {', '.join(by_policy)}")
    return (
        f"With at most {most:g} minutes of reading in, work with the own caseworker is as timely as `{POOLS[0]}` or"
        f" more, by the best estimate, {'; '.join(told)}."
    )


def _reached(swept: Sequence[Sweep], policy: str, measure: Measure) -> str:
    found = [one for sweep in swept if (one := sweep.break_even(policy, POOLS[0], measure)) is not None]
    at_once = sum(one.estimate == one.least for one in found)
    reached = sum(one.estimate is not None for one in found)
    return f"{reached} of {counted(len(found), 'offices')}" + (f" ({at_once} without any)" if at_once else "")
