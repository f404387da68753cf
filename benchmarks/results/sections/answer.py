"""The answer first: what costs what, who wins where, and which policy an office should try."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from benchmarks.results.costs import break_evens, of_continuity, of_the_pool, ranges, score
from benchmarks.results.decision import MARGINS, Choice, choice
from benchmarks.results.lines import Lines
from benchmarks.results.section import Section
from benchmarks.results.sections.same_knowledge import verdicts
from benchmarks.results.tally import USUAL_MINUTES, tally
from benchmarks.results.templates import fill
from benchmarks.results.wording import listed, missing, span
from optimizer.bench.break_even.measures import NAMED, ON_TIME, TIMELINESS, WAIT, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.simulated import Simulation
from optimizer.bench.break_even.surface import Sweep, by_team
from optimizer.bench.markdown import table
from optimizer.metrics.wording import counted

_DETAILS: Final = (
    "office", "utilisation", "try", "better pool", "held against it", "named %: pool", "named %: other",
    *(f"{measure.heading}, difference" for measure in TIMELINESS), "sure",
)  # fmt: skip


def section(lines: Lines) -> Section:
    known = " ".join(verdicts(lines.offices)) or missing("plans that know everything in advance")
    swept = [sweep for sweep in lines.sweeps if any(map(choice, sweep.simulations))]
    if not swept:
        return Section(f"{known}\n\n{missing('simulations from which a policy could be chosen')}")
    usual = [sweep.nearest(USUAL_MINUTES) for sweep in swept]
    return Section(
        fill(
            "answer",
            known=known,
            offices=counted(len(swept), "offices"),
            minutes=f"{USUAL_MINUTES:g}",
            pool=POOLS[0],
            cost_of_pool=of_the_pool(usual),
            cost_of_continuity=of_continuity(usual),
            ranges=ranges(usual),
            wins="\n".join(_wins(swept, policy) for policy in KEEPING),
            break_evens=break_evens(swept),
            decisions=by_team(swept, list(map(decision, swept))),
            on_time_margin=_margin(ON_TIME),
            wait_margin=_margin(WAIT),
            details=table(_DETAILS, map(_detail, usual)),
            replications=_replications(swept),
            pools=listed([f"`{pool}`" for pool in POOLS]),
            days=span({sweep.simulations[0].setting.days for sweep in swept}, 0),
        )
    )


def _wins(swept: Sequence[Sweep], policy: str) -> str:
    return score(policy, {measure: tally(swept, policy, measure, USUAL_MINUTES) for measure in TIMELINESS})


def decision(sweep: Sweep) -> str:
    """The policy to try, by minutes of reading in where that makes a difference, and where chance could change it."""
    chosen = [(one.minutes, found) for one in sweep.simulations if (found := choice(one)) is not None]
    groups = [(policy, list(group)) for policy, group in groupby(chosen, key=lambda pair: pair[1].policy)]
    return "; ".join(_told(policy, group, is_alone=len(groups) == 1) for policy, group in groups)


def _told(policy: str, group: Sequence[tuple[int, Choice]], *, is_alone: bool) -> str:
    unsure = [minutes for minutes, found in group if not found.is_sure]
    doubt = "" if not unsure else " ?" if len(unsure) == len(group) else f" (? at {_numbers(unsure)} min)"
    where = "" if is_alone else f"{_numbers([minutes for minutes, _ in group])} min: "
    return f"{where}`{policy}`{doubt}"


def _numbers(minutes: Sequence[int]) -> str:
    return listed([str(one) for one in minutes])


def _detail(one: Simulation) -> list[str]:
    """What the choice rests on; where it is the pool itself, the most punctual of the others is held against it."""
    found = choice(one)
    if found is None:
        return [str(one.team), f"{one.utilisation:.2f}", *["–"] * (len(_DETAILS) - 2)]
    other = found.policy if found.policy != found.pool else _most_punctual(one)
    return [
        str(one.team),
        f"{one.utilisation:.2f}",
        f"`{found.policy}`",
        f"`{found.pool}`",
        f"`{other}`",
        *(NAMED.shown(one.mean(policy, NAMED.name)) for policy in (found.pool, other)),
        *(measure.shown_difference(one.difference(other, found.pool, measure.name)) for measure in TIMELINESS),
        "yes" if found.is_sure else "no",
    ]


def _most_punctual(one: Simulation) -> str:
    return max((name for name in KEEPING if name in one.values), key=lambda name: one.mean(name, ON_TIME.name) or 0.0)


def _margin(measure: Measure) -> str:
    return f"{measure.factor * MARGINS[measure]:g}"


def _replications(swept: Sequence[Sweep]) -> str:
    simulations = [one for sweep in swept for one in sweep.simulations if POOLS[0] in one.values]
    return span([one.replications(POOLS[0]) for one in simulations], 0)
