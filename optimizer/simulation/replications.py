"""Many runs: every policy on the same paths, until there are enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from optimizer.simulation.engine import simulate
from optimizer.simulation.measures import Measures, measures_of
from optimizer.simulation.paired import Interval, are_separated, interval_of, paired_difference
from optimizer.simulation.policies import Choices, make_policy
from optimizer.simulation.setting import Setting

#: Replication, policy and day that begins; may raise to end everything.
Watch = Callable[[int, str, int], None]
#: Offices of different seeds share no draw; so many replications do not run into the next seed.
_SEEDS_APART = 10_000


@dataclass(frozen=True)
class Run:
    measures: Measures
    #: Open tasks on each evening, warm-up included.
    backlogs: tuple[int, ...]


@dataclass
class Results:
    """Complete replications only; the first policy is what the others are held against."""

    policies: tuple[str, ...]
    runs: dict[str, list[Run]] = field(default_factory=dict)

    @property
    def replications(self) -> int:
        return len(self.runs.get(self.policies[-1], ()))

    def values(self, policy: str, measure: str) -> list[float | None]:
        return [getattr(run.measures, measure) for run in self.runs.get(policy, ())]

    def interval(self, policy: str, measure: str) -> Interval | None:
        defined = [value for value in self.values(policy, measure) if value is not None]
        return interval_of(defined) if defined else None

    def difference(self, policy: str, measure: str) -> Interval | None:
        """From the first policy, paired."""
        return paired_difference(self.values(policy, measure), self.values(self.policies[0], measure))

    def backlogs(self, policy: str) -> list[float]:
        """Open tasks on each evening, mean of all replications."""
        series = [run.backlogs for run in self.runs.get(policy, ())]
        return [sum(evening) / len(series) for evening in zip(*series, strict=True)]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many replications, and what may end them early."""

    seed: int = 1
    least: int = 3
    most: int = 5
    #: A measure: enough as soon as every policy differs from the first in it.
    until_separated: str | None = None


def replicate(
    setting: Setting,
    policies: Sequence[str],
    plan: Plan,
    choices: Choices | None = None,
    watch: Watch | None = None,
    results: Results | None = None,
) -> Results:
    """Run all policies on one path after another; `results`, if given, is filled as replications are complete."""
    results = results or Results(tuple(policies))
    chosen = choices or Choices(plan_days=setting.plan_days)
    for number in range(plan.most):
        seed = plan.seed * _SEEDS_APART + number
        world = setting.world(seed)
        runs = {}
        for name in policies:
            log = simulate(world, make_policy(name, chosen, seed), _watching(watch, number, name))
            measures = measures_of(log, world.facts, setting.warm_up, setting.total_days)
            runs[name] = Run(measures, tuple(evening.tasks for evening in log.evenings))
        for name, run in runs.items():
            results.runs.setdefault(name, []).append(run)
        if _enough(results, plan):
            break
    return results


def _watching(watch: Watch | None, number: int, policy: str) -> Callable[[int], None] | None:
    return None if watch is None else lambda day: watch(number, policy, day)


def _enough(results: Results, plan: Plan) -> bool:
    look = results.replications - plan.least + 1
    if plan.until_separated is None or look < 1:
        return False
    return are_separated([results.values(name, plan.until_separated) for name in results.policies], look)
