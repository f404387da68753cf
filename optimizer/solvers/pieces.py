"""Improving a plan piece by piece: the exact model on a few caseworkers at a time.

A piece is accepted only if the objective at hand improves and no earlier one suffers. (Large neighbourhood search; the
split of assignment and days is that of Heching, Hooker and Kimura, A logic-based Benders approach to home healthcare
delivery, Transportation Science 53, 2019.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.build import ExactModel, build_model
from optimizer.model.decisions import Decisions, decisions_of_values, values_of_decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request, Route
from optimizer.solvers.piece import Piece, cut_piece
from optimizer.solvers.pool_piece import cut_pool_piece
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import Valuation

#: Seconds of CP-SAT for one piece.
_PAIR_SECONDS = 8.0
#: What building the model takes for each column, about in seconds.
_COLUMN_WORK = 1e-5


@dataclass
class PieceSearch:
    """Improves decisions on one instance."""

    indexed: IndexedInstance
    settings: SolveSettings
    clock: Clock

    def exchange(
        self, decisions: Decisions, names: Sequence[ObjectiveName], workers: Ints, free: Bools
    ) -> Decisions | None:
        """Re-solve some caseworkers for the last of `names`, the others kept; None where that brings nothing."""
        orphans = np.flatnonzero((decisions.caseworker < 0) & free)
        return self._try(cut_piece(self.indexed, decisions, workers, free, orphans), decisions, names)

    def exchange_tasks(
        self, decisions: Decisions, names: Sequence[ObjectiveName], workers: Ints, free: Bools
    ) -> Decisions | None:
        """The same under cover and task-based: clients stay in name, `free` (T,) tasks move."""
        return self._try(cut_pool_piece(self.indexed, decisions, workers, free), decisions, names)

    def _try(self, piece: Piece, decisions: Decisions, names: Sequence[ObjectiveName]) -> Decisions | None:
        start, spare = piece.cut(decisions), {name: self._spare(decisions, name) for name in names[:-1]}
        part = self._improve(piece, start, names, spare, min(_PAIR_SECONDS, self.clock.left))
        return None if part is None else piece.put_back(decisions, part)

    def _spare(self, decisions: Decisions, name: ObjectiveName) -> int:
        """By how much the whole is better than its target; a peak does not add up over pieces."""
        if name not in self.settings.targets or name == "peak":
            return 0
        value = Valuation(self.indexed, self.settings.priority, {}).value(decisions, name)
        return abs(self.settings.counted(name, value) - value)

    def _improve(
        self,
        piece: Piece,
        start: Decisions,
        names: Sequence[ObjectiveName],
        spare: Mapping[ObjectiveName, int],
        seconds: float,
    ) -> Decisions | None:
        model = model_of_piece(piece, names)
        values = values_of_decisions(model, start)
        self.clock.spend(_COLUMN_WORK * len(values))
        solver = CpSatModel(model.linear)
        for name in names[:-1]:
            keep_value(model, solver, name, values, spare[name])
        objective = model.objectives[names[-1]]
        answer = solver.solve(objective, values, self._request(seconds, None))
        if answer.values is None or objective.sign * (objective.value(answer.values) - objective.value(values)) >= 0:
            return None
        return decisions_of_values(model, answer.values)

    def _request(self, seconds: float, good_enough: int | None) -> Request:
        route: Route = "second" if self.settings.cautious else "main"
        return Request(
            self.clock, seconds, self.settings.threads, self.settings.seed, route=route, good_enough=good_enough
        )


def model_of_piece(piece: Piece, names: Sequence[ObjectiveName]) -> ExactModel:
    """The exact model of a piece; what tasks outside wait for stays done."""
    model = build_model(piece.indexed, piece.policy, names)
    if len(piece.needed):
        model.linear.row(model.variables.unscheduled[piece.needed], 1, high=0)
    return model


def keep_value(model: ExactModel, solver: CpSatModel, name: ObjectiveName, values: Ints, spare: int) -> None:
    """An objective gets worse by no more than what is to spare."""
    objective = model.objectives[name]
    limit = objective.sign * (objective.value(values) - objective.constant) + spare
    solver.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)
