"""`replan`: from what is left and the plan until now to a checked plan that changes little, and what is proven."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.errors import Fault, InputError
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.plan.schema import ObjectiveValue, Plan, Provenance
from optimizer.rules import OBJECTIVES, ObjectiveName
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.child import Office, Order
from optimizer.solvers.earlier import WISHES, Earlier, Wish
from optimizer.solvers.progress import Event, Improved, Report
from optimizer.solvers.repaired import remembered, repaired
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.solve import no_worse, software
from optimizer.solvers.supervise import Supervised, supervise
from optimizer.solvers.valuation import Valuation

#: Least seconds between two plans handed to `on_plan`.
_BETWEEN_PLANS = 5.0


#: ended: the search came to its end; time-limit; work: the budget is used up; stopped: by the caller; died: twice.
Ending = Literal["ended", "time-limit", "work", "stopped", "died"]


@dataclass(frozen=True)
class Reached:
    """One objective: its value and a proven bound, given the values of those before it; `proof` in words."""

    name: Wish
    value: int
    bound: int | None
    proof: str


@dataclass(frozen=True)
class Replanned:
    """The checked plan of what is left, and what was reached in the order of the priority."""

    checked: CheckedPlan
    reached: tuple[Reached, ...]
    stopped: Ending
    notes: tuple[str, ...]
    deaths: int
    seconds: float


def replan(
    instance: Instance,
    plan: Plan,
    settings: SolveSettings | None = None,
    priority: Sequence[Wish] = WISHES,
    *,
    on_progress: Report = lambda _: None,
    on_plan: Callable[[CheckedPlan], object] | None = None,
    stop: threading.Event | None = None,
) -> Replanned:
    """Plan an instance so that little of an older plan changes; `rest_of` makes the instance of what is left.

    `settings` as for `solve`, but for `priority` and `targets`, which are not looked at. `priority` names *moved*
    (clients with another caseworker than in the plan) and may name *rescheduled* (tasks on another day); see `Earlier`.

    Raises
    ------
    InputError
        The plan is task-based: there nobody has a caseworker to stay with.
    ValueError
        For an order of objectives that a replan can't follow.
    """
    return _Replan(instance, plan, settings or SolveSettings(), tuple(priority), on_plan).run(
        on_progress, stop or threading.Event()
    )


class _Replan:
    def __init__(
        self,
        instance: Instance,
        plan: Plan,
        settings: SolveSettings,
        priority: tuple[Wish, ...],
        on_plan: Callable[[CheckedPlan], object] | None,
    ) -> None:
        self._began, self._clock = time.time(), time.monotonic()
        self._instance, self._policy, self._on_plan = instance, settings.policy or plan.policy, on_plan
        if self._policy == "task-based":
            fault = Fault("plan", "", "policy", '"task-based"', "nobody has a caseworker to stay with: dispatch anew")
            raise InputError([fault])
        self._indexed = index_instance(instance)
        self._earlier = Earlier(remembered(self._indexed, plan), priority)
        names = tuple(name for wish in priority for name in OBJECTIVES if name == wish)
        self._settings = replace(settings, policy=self._policy, priority=names, targets={})
        self._last_plan = float("-inf")

    def run(self, on_progress: Report, stop: threading.Event) -> Replanned:
        """The older plan, mended, is the first; the solver process goes on from it."""
        start = repaired(self._indexed, self._policy, self._earlier.plan)
        began = time.monotonic()
        first = self._checked(start, {}, ())
        if self._on_plan:
            self._on_plan(first)
            self._last_plan = time.monotonic()
        reserve = min(2 * (time.monotonic() - began), self._settings.time_limit / 4)
        limit = float("inf") if self._settings.work is not None else self._settings.time_limit - reserve

        def watch(event: Event) -> None:
            on_progress(event)
            if isinstance(event, Improved):
                self._hand_over(event.decisions)

        office = Office(self._instance, self._policy, self._settings)
        order = Order(start, self._began + limit, warm=True, earlier=self._earlier)
        state = supervise(office, order, watch, stop.is_set)
        return self._replanned(state, "stopped" if stop.is_set() else self._why(state))

    def _why(self, state: Supervised) -> Ending:
        if state.deaths > 1:
            return "died"
        if state.ended_by_itself:
            return "ended"
        return "time-limit" if self._settings.work is None else "work"

    def _hand_over(self, decisions: Decisions) -> None:
        if self._on_plan and time.monotonic() - self._last_plan >= _BETWEEN_PLANS:
            self._on_plan(self._checked(decisions, {}, ()))
            self._last_plan = time.monotonic()

    def _replanned(self, state: Supervised, stopped: Ending) -> Replanned:
        checked = self._checked(state.best, state.bounds, tuple(state.notes))
        reached = tuple(self._reached(name, checked, state) for name in self._earlier.priority)
        seconds = time.monotonic() - self._clock
        return Replanned(checked, reached, stopped, tuple(state.notes), state.deaths, seconds)

    def _reached(self, name: Wish, checked: CheckedPlan, state: Supervised) -> Reached:
        match name:
            case "moved" | "rescheduled":
                changed = state.changes.get(name)
                value = (self._earlier.moved if name == "moved" else self._earlier.rescheduled)(state.best)
                bound = None if changed is None or changed.bound is None or changed.bound > value else changed.bound
                return Reached(name, value, bound, "" if changed is None else changed.proof)
            case _:
                stage = next((stage for stage in state.stages if stage.name == name), None)
                value = checked.score.objectives[name]
                bound = no_worse(name, state.bounds.get(name), value)
                return Reached(name, value, bound, "" if stage is None else stage.proof)

    def _checked(
        self, decisions: Decisions, bounds: Mapping[ObjectiveName, int | None], notes: tuple[str, ...]
    ) -> CheckedPlan:
        """Only what comes before *moved* has a bound in the file, which knows nothing of an older plan."""
        bare = assemble_plan(self._indexed, self._policy, decisions)
        values = Valuation(self._indexed, self._settings.priority, {})
        rows = tuple(
            ObjectiveValue(
                name=name,
                value=value,
                bound=no_worse(name, bounds.get(name), value) if name in self._earlier.before_moved else None,
            )
            for name in self._settings.priority
            for value in (values.value(decisions, name),)
        )
        settings = asdict(self._settings) | {"priority": list(self._earlier.priority)}
        settings.pop("work" if self._settings.work is None else "time_limit")
        provenance = Provenance(
            solver="caseload replan",
            versions=software(),
            seed=self._settings.seed,
            settings=settings,
            seconds=None if self._settings.work else round(time.monotonic() - self._clock, 3),
            notes=notes,
        )
        return require_checked(self._instance, bare.model_copy(update={"objectives": rows, "provenance": provenance}))
