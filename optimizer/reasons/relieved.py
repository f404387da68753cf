"""Suggestions solved anew, beside the office as it is solved with the same settings."""

from dataclasses import dataclass, replace

from optimizer.instance.schema import Instance
from optimizer.plan.schema import ObjectiveValue
from optimizer.reasons.ask import Asker
from optimizer.reasons.present import Present
from optimizer.reasons.relief import Suggestion, suggestions
from optimizer.scenario import apply
from optimizer.solvers import SolveSettings


@dataclass(frozen=True)
class Relieved:
    """A suggestion with the objectives of the plan found with it."""

    suggestion: Suggestion
    objectives: tuple[ObjectiveValue, ...]


@dataclass(frozen=True)
class Relief:
    """`as_is`: objectives of the office unchanged; all were solved within `time_limit` seconds or `work` each."""

    as_is: tuple[ObjectiveValue, ...]
    options: tuple[Relieved, ...]
    time_limit: float
    work: float | None


def relieve(present: Present, most: int, asker: Asker) -> Relief:
    """Solve the office as it is and with each of `most` suggestions; the plan lends policy and priority.

    A stop ends the solve that runs; suggestions that were not solved to the end of their time are left out.
    """
    settings = replace(asker.settings, policy=present.checked.plan.policy, priority=present.priority)
    as_is = _solved(present, present.instance, "the office as it is", settings, asker)
    options = []
    for one in suggestions(present, most, asker):
        if asker.stop.is_set():
            break
        objectives = _solved(
            present, apply(present.instance, [one.edit]), f"the office with {one.edit}", settings, asker
        )
        if not asker.stop.is_set():
            options.append(Relieved(one, objectives))
    return Relief(as_is, tuple(options), settings.time_limit, settings.work)


def _solved(
    present: Present, instance: Instance, name: str, settings: SolveSettings, asker: Asker
) -> tuple[ObjectiveValue, ...]:
    """The plan at hand, mended where the edit asks for it, is where every search begins."""
    asker.on_solve(name)
    outcome = asker.solver(instance, settings, stop=asker.stop, start=present.checked.plan)
    asker.deaths += outcome.deaths
    return outcome.plan.objectives
