"""`solve`: from an instance to a checked plan with what is proven about it."""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.plan.schema import ObjectiveValue, Plan, Provenance
from optimizer.rules import MAXIMISED, ObjectiveName
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.child import Office, Order
from optimizer.solvers.method import choose_method
from optimizer.solvers.outcome import Outcome, Stopped
from optimizer.solvers.progress import Event, Improved, Report
from optimizer.solvers.repaired import remembered, repaired
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import first_plan
from optimizer.solvers.supervise import Supervised, getting_ready, supervise

#: Least seconds between two plans handed to `on_plan`.
_BETWEEN_PLANS = 2.0

OnPlan = Callable[[CheckedPlan], None]
Bounds = Mapping[ObjectiveName, int | None]


def solve(
    instance: Instance,
    settings: SolveSettings | None = None,
    *,
    on_progress: Report | None = None,
    on_plan: OnPlan | None = None,
    stop: threading.Event | None = None,
    start: Plan | None = None,
) -> Outcome:
    """Plan an instance within a time limit.

    `on_progress` is called with every event of `optimizer.solvers.progress`, from the calling thread; `on_plan` with
    checked plans as they get better, at most every few seconds, so that the best can be kept on disk. Set `stop`, from
    any thread or signal handler, to end the solve and get the best plan so far. `start` is a plan of this office, or of
    an earlier version of its instance: what no longer fits is dropped, and the search goes on around what is left.

    Raises
    ------
    ModelTooLarge
        If the weights are so large that the solver would not be exact.
    """
    return _Solve(
        instance, settings or SolveSettings(), on_progress or _ignore, on_plan, stop or threading.Event()
    ).run(start)


class _Solve:
    def __init__(
        self, instance: Instance, settings: SolveSettings, report: Report, on_plan: OnPlan | None, stop: threading.Event
    ) -> None:
        self._began, self._clock = time.time(), time.monotonic()
        self._settings, self._report, self._on_plan, self._stop = settings, report, on_plan, stop
        self._instance, self._policy = instance, settings.policy or instance.rules.policy
        self._last_plan = float("-inf")

    def run(self, given: Plan | None) -> Outcome:
        self._indexed = index_instance(self._instance)
        self._chosen = choose_method(self._indexed, self._policy, self._settings)
        office = Office(self._instance, self._policy, self._settings)
        with getting_ready(office) as process:
            began = time.monotonic()
            start = self._first(given)
            self._hand_over(start)
        # Making the last plan and checking it takes about as long as it did for the first.
        tried = 1 if self._policy == "client-based" else 3  # rules for the first plan, each made and checked
        reserve = min((time.monotonic() - began) / tried, self._settings.time_limit / 4)
        limit = self._settings.time_limit - reserve if self._settings.work is None else math.inf
        deadline = self._began + limit
        order = Order(start, deadline, warm=given is not None)
        return self._outcome(supervise(office, order, self._watch, self._stop.is_set, process))

    def _first(self, given: Plan | None) -> Decisions:
        """From the plan given, else the best that a simple rule makes."""
        if given is not None:
            return repaired(self._indexed, self._policy, remembered(self._indexed, given))
        first = first_plan(self._instance, self._policy, self._settings.priority)
        return decisions_of_plan(self._indexed, first.plan)

    def _watch(self, event: Event) -> None:
        self._report(event)
        if isinstance(event, Improved):
            self._hand_over(event.decisions)

    def _hand_over(self, decisions: Decisions) -> None:
        if self._on_plan and time.monotonic() - self._last_plan >= _BETWEEN_PLANS:
            self._on_plan(self._checked(decisions, {}, ()))
            self._last_plan = time.monotonic()

    def _outcome(self, state: Supervised) -> Outcome:
        stages = {stage.name: stage for stage in state.stages}
        confirmed = all(name in stages and stages[name].confirmed for name in self._settings.priority)
        checked = self._checked(state.best, state.bounds, tuple(state.notes), confirmed=confirmed)
        stopped = self._why(state, proven=checked.plan.status == "optimal")
        seconds = time.monotonic() - self._clock
        return Outcome(checked, checked.plan, self._chosen, stopped, tuple(state.notes), state.deaths, seconds)

    def _why(self, state: Supervised, *, proven: bool) -> Stopped:
        if proven:
            return "proven"
        if self._stop.is_set():
            return "stopped"
        if state.deaths > 1:
            return "died"
        gaps = [stage.gap for stage in state.stages if not self._settings.on_target(stage.name, stage.value)]
        complete = len(state.stages) == len(self._settings.priority)
        if complete and all(gap is not None and gap <= self._settings.gap for gap in gaps):
            if len(gaps) < len(state.stages):
                return "targets"
            return "gap" if any(gaps) else "unconfirmed"
        return "time-limit" if self._settings.work is None else "work"

    def _checked(
        self, decisions: Decisions, bounds: Bounds, notes: tuple[str, ...], *, confirmed: bool = False
    ) -> CheckedPlan:
        """Optimal where all bounds are confirmed and met; what has a target may end worse than it was in its turn."""
        bare = assemble_plan(self._indexed, self._policy, decisions)
        values = require_checked(self._instance, bare).score.objectives
        objectives = _objectives(self._settings.priority, values, bounds)
        optimal = confirmed and all(row.value == row.bound for row in objectives)
        plan = bare.model_copy(
            update={
                "status": "optimal" if optimal else "feasible",
                "objectives": objectives,
                "provenance": self._provenance(notes),
            }
        )
        return require_checked(self._instance, plan)

    def _provenance(self, notes: tuple[str, ...]) -> Provenance:
        settings = asdict(self._settings) | {"policy": self._policy, "priority": list(self._settings.priority)}
        settings.pop("work" if self._settings.work is None else "time_limit")
        return Provenance(
            solver=f"caseload {self._chosen.method}",
            versions=software(),
            seed=self._settings.seed,
            settings=settings,
            seconds=None if self._settings.work else round(time.monotonic() - self._clock, 3),
            notes=notes,
        )


def software() -> dict[str, str]:
    """Versions of what makes a plan."""
    return {name: version(name) for name in ("caseload-optimizer", "ortools", "scipy", "numpy")}


def _objectives(
    priority: Sequence[ObjectiveName], values: dict[ObjectiveName, int], bounds: Bounds
) -> tuple[ObjectiveValue, ...]:
    """Values as the checker recomputes them, each with the bound proven in its stage.

    A bound proven for the values that a stage had reached stays valid where a later plan does better in an earlier
    objective: fewer plans qualify then.
    """
    return tuple(
        ObjectiveValue(name=name, value=values[name], bound=no_worse(name, bounds.get(name), values[name]))
        for name in priority
    )


def no_worse(name: ObjectiveName, bound: int | None, value: int) -> int | None:
    """A bound that the value beats is no bound."""
    if bound is None:
        return None
    return bound if (bound >= value if name in MAXIMISED else bound <= value) else None


def _ignore(_: Event) -> None:
    return None
