"""The exact method: one objective after another on the exact model, each kept while the next is improved.

Bounds come from two routes that share no code: the window relaxation (its LP bound recomputed in whole numbers) and
CP-SAT. `optimal` needs both to agree, or a second CP-SAT configuration that proves that nothing better exists.
"""

from dataclasses import dataclass, field

from optimizer.bounds import WindowRelaxation, arithmetic_bound
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.build import build_model
from optimizer.model.decisions import Decisions, decisions_of_values, values_of_decisions
from optimizer.model.linear import Objective
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, Policy, tighter
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import Answer, CpSatModel, Request
from optimizer.solvers.progress import Bounded, Finished, Improved, Note, Report, Stage, Started
from optimizer.solvers.settings import SolveSettings

#: The window relaxation gets this share of a stage's time, CP-SAT the rest.
_RELAXATION_SHARE = 0.4


@dataclass
class ExactSolve:
    """One run of the exact method in this process; events tell what it finds."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    report: Report
    _values: Ints | None = None
    _reached: dict[ObjectiveName, int] = field(default_factory=dict)

    def run(self, start: Decisions | None) -> list[Stage]:
        """Solve every stage; with `start` as first plan where the model accepts it."""
        self._model = build_model(self.indexed, self.policy, self.settings.priority)
        self._holders = possible_holders(self.indexed, self.policy)
        self._doers = possible_doers(self.indexed, self.policy, self._holders)
        self._relaxation = WindowRelaxation(self.indexed, self.policy, self._holders, self._doers)
        self._cpsat = CpSatModel(self._model.linear)
        if start is not None:
            values = values_of_decisions(self._model, start)
            if self._model.linear.accepts(values):
                self._values = values
            else:
                self.report(Note("the first plan does not fit the exact model and was not used as its start"))
        stages: list[Stage] = []
        for position, name in enumerate(self.settings.priority):
            stage = self._solve_stage(name, list(self.settings.priority[position:]))
            if stage is None:
                break
            stages.append(stage)
            self.report(Finished(stage))
            self._keep(self._model.objectives[name], stage)
        return stages

    def _solve_stage(self, name: ObjectiveName, stages_left: list[str]) -> Stage | None:
        seconds = self.clock.share(stages_left)
        self.report(Started(name, seconds))
        objective = self._model.objectives[name]
        relaxed = self._relaxed_bound(name, seconds)
        stage = self._stage(name, objective, relaxed, "window relaxation")
        if stage and (stage.value == relaxed or self.clock.left <= 0 or self._near(stage)):
            return stage
        answer = self._improve(name, objective, relaxed, self.clock.share(stages_left))
        bound = tighter(name, relaxed, answer.bound)
        proof = "window relaxation" if bound == relaxed else "CP-SAT"
        stage = self._stage(name, objective, bound, proof)
        if stage is None or stage.value != bound or stage.value == relaxed:
            return stage
        return self._confirm(stage, objective, relaxed, self.clock.share(stages_left))

    def _stage(self, name: ObjectiveName, objective: Objective, bound: int | None, proof: str) -> Stage | None:
        """Where the stage stands; a bound that our own plan beats is wrong, so it is dropped and said."""
        if self._values is None:
            return None
        value = objective.value(self._values)
        if bound is not None and objective.sign * (value - bound) < 0:
            self.report(Note(f"a bound of {bound} on {name} was dropped: the plan has {value}"))
            bound = None
        confirmed = value == bound and proof == "window relaxation"
        return Stage(name, value, bound, confirmed, proof if bound is not None else "")

    def _relaxed_bound(self, name: ObjectiveName, seconds: float) -> int:
        """The tighter of what counting and what the window relaxation prove."""
        best = arithmetic_bound(self.indexed, self._holders, self._doers, name)
        if self.clock.left > 0:
            limit = self.clock.seconds(seconds * _RELAXATION_SHARE)
            relaxed = self._relaxation.bound(name, self._reached, limit)
            self.clock.spend(self._relaxation.work)
            best = tighter(name, best, relaxed)
        self.report(Bounded(name, best))
        return best

    def _whole_bound(self, name: ObjectiveName, seconds: float) -> int | None:
        self.clock.spend(self._relaxation.work_whole)
        return self._relaxation.whole(name, self._reached, self.clock.seconds(seconds)).bound

    def _near(self, stage: Stage) -> bool:
        """Whether the stage has reached its target, or is within the gap that was asked for."""
        if self.settings.on_target(stage.name, stage.value):
            return True
        return stage.gap is not None and stage.gap <= self.settings.gap

    def _improve(self, name: ObjectiveName, objective: Objective, relaxed: int, seconds: float) -> Answer:
        def better(values: Ints) -> None:
            self._values = values
            decisions = decisions_of_values(self._model, values)
            self.report(Improved(name, objective.value(values), decisions))

        def bounded(bound: int) -> None:
            self.report(Bounded(name, tighter(name, relaxed, bound)))

        request = Request(
            self.clock,
            seconds,
            self.settings.threads,
            self.settings.seed,
            self.settings.gap,
            route="second" if self.settings.cautious else "main",
            on_values=better,
            on_bound=bounded,
            good_enough=self.settings.counted(name, relaxed),
        )
        before = self._values
        answer = self._cpsat.solve(objective, before, request)
        if answer.ending == "infeasible":
            if before is not None:
                self.report(Note(f"CP-SAT called {name} infeasible although a plan is known; its claim was dropped"))
            return Answer("unknown", None, None)
        if answer.values is not None and self._is_better(objective, answer.values):
            better(answer.values)
        return answer

    def _is_better(self, objective: Objective, values: Ints) -> bool:
        if self._values is None:
            return True
        return objective.sign * (objective.value(values) - objective.value(self._values)) < 0

    def _confirm(self, stage: Stage, objective: Objective, relaxed: int, seconds: float) -> Stage:
        """Seek a second proof of what CP-SAT called optimal: from HiGHS, else from another configuration of CP-SAT.

        HiGHS works on the window relaxation in whole numbers; CP-SAT, on a fresh copy of the exact model, is asked
        for anything better.
        """
        if self._whole_bound(stage.name, seconds / 2) == stage.value:
            return Stage(stage.name, stage.value, stage.bound, confirmed=True, proof="CP-SAT and HiGHS")
        second = CpSatModel(self._model.linear)
        limit = objective.sign * (stage.value - objective.constant) - 1
        second.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)
        request = Request(self.clock, seconds / 2, self.settings.threads, self.settings.seed, route="second")
        answer = second.solve(objective, None, request)  # with the objective, nothing better is ruled out sooner
        if answer.ending == "infeasible":
            return Stage(stage.name, stage.value, stage.bound, confirmed=True, proof="CP-SAT, two routes")
        if answer.values is None:
            return Stage(stage.name, stage.value, stage.bound, confirmed=False, proof="CP-SAT, one route")
        self._values = answer.values
        self.report(Note(f"CP-SAT proved {stage.value} best for {stage.name}, wrongly: a better plan was found"))
        self.report(
            Improved(stage.name, objective.value(answer.values), decisions_of_values(self._model, answer.values))
        )
        return Stage(stage.name, objective.value(answer.values), relaxed, proof="window relaxation")

    def _keep(self, objective: Objective, stage: Stage) -> None:
        """What was reached, as far as it counts, is kept by every later stage."""
        self._reached[stage.name] = self.settings.counted(stage.name, stage.value)
        limit = objective.sign * (self._reached[stage.name] - objective.constant)
        coefficients = objective.sign * objective.coefficients
        self._model.linear.row(objective.columns, coefficients, high=limit)
        self._cpsat.add_row(objective.columns, coefficients, None, limit)
