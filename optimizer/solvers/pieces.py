"""Improving a client-based plan piece by piece: the exact model on a few caseworkers at a time.

First every caseworker's days are packed for an assignment that the window relaxation suggests; then pairs of
caseworkers exchange clients. A piece is accepted only if the objective at hand improves and no earlier one suffers.
(Large neighbourhood search; the split of assignment and days is that of Heching, Hooker and Kimura, A logic-based
Benders approach to home healthcare delivery, Transportation Science 53, 2019.)
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.bounds import relax
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.build import ExactModel, build_model
from optimizer.model.decisions import Decisions, decisions_of_values, values_of_decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request, Route
from optimizer.solvers.piece import Piece, cut_piece
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import late_weights

#: Seconds of CP-SAT for one piece.
_PACK_SECONDS = 6.0
_PAIR_SECONDS = 8.0


@dataclass
class PieceSearch:
    """Improves decisions on one instance under client-based."""

    indexed: IndexedInstance
    settings: SolveSettings
    clock: Clock

    def pack(
        self,
        decisions: Decisions,
        names: Sequence[ObjectiveName],
        seconds: float,
        report: Callable[[Decisions], object],
    ) -> Decisions:
        """Re-place the days of every caseworker who has late or undone tasks, clients staying where they are.

        `names` are the objectives, most important first; `report` is called after each caseworker.
        """
        stay = np.zeros(self.indexed.n_clients, dtype=np.bool_)
        end = self.clock.left - seconds
        needy = [team for team in _teams(self.indexed, decisions.caseworker) if self._needs(decisions, team)]
        for position, team in enumerate(needy):
            share = min(_PACK_SECONDS * len(team), (self.clock.left - max(0.0, end)) / (len(needy) - position))
            if share <= 0:
                break
            piece = cut_piece(self.indexed, decisions, team, stay)
            decisions = piece.put_back(decisions, self._solve_in_order(piece, piece.cut(decisions), names, share))
            report(decisions)
        return decisions

    def _needs(self, decisions: Decisions, team: Ints) -> bool:
        """Whether some task of the team is late without need, or not done."""
        mine = np.isin(decisions.caseworker[self.indexed.client_of], team)
        late = (late_weights(self.indexed, decisions) > 0) & ~self.indexed.overdue
        undone = (decisions.performer < 0) & (self.indexed.release < self.indexed.n_days)
        return bool(np.any(mine & (late | undone)))

    def exchange(
        self, decisions: Decisions, names: Sequence[ObjectiveName], workers: Ints, free: Bools
    ) -> Decisions | None:
        """Re-solve some caseworkers for the last of `names`, the others kept; None where that brings nothing."""
        orphans = np.flatnonzero((decisions.caseworker < 0) & free)
        piece = cut_piece(self.indexed, decisions, workers, free, orphans)
        part = self._improve(piece, piece.cut(decisions), names, min(_PAIR_SECONDS, self.clock.left))
        return None if part is None else piece.put_back(decisions, part)

    def _solve_in_order(
        self, piece: Piece, start: Decisions, names: Sequence[ObjectiveName], seconds: float
    ) -> Decisions:
        """One objective after another; each ends at once where the piece's own relaxation says that it is best."""
        model = model_of_piece(piece, names)
        solver, values = CpSatModel(model.linear), values_of_decisions(model, start)
        relaxation = relax(piece.indexed)
        reached: dict[ObjectiveName, int] = {}
        end = self.clock.left - seconds
        for position, name in enumerate(names):
            objective = model.objectives[name]
            share = (self.clock.left - end) / (len(names) - position)
            bound = relaxation.bound(name, reached, share / 2)
            if objective.value(values) != bound and share > 0:
                answer = solver.solve(objective, values, self._request(share, bound))
                values = values if answer.values is None else answer.values
            reached[name] = objective.value(values)
            _keep(model, solver, name, values)
        return decisions_of_values(model, values)

    def _improve(
        self, piece: Piece, start: Decisions, names: Sequence[ObjectiveName], seconds: float
    ) -> Decisions | None:
        model = model_of_piece(piece, names)
        values = values_of_decisions(model, start)
        solver = CpSatModel(model.linear)
        for name in names[:-1]:
            _keep(model, solver, name, values)
        objective = model.objectives[names[-1]]
        answer = solver.solve(objective, values, self._request(seconds, None))
        if answer.values is None or objective.sign * (objective.value(answer.values) - objective.value(values)) >= 0:
            return None
        return decisions_of_values(model, answer.values)

    def _request(self, seconds: float, good_enough: int | None) -> Request:
        route: Route = "second" if self.settings.cautious else "main"
        return Request(
            seconds,
            self.settings.threads,
            self.settings.seed,
            route=route,
            good_enough=good_enough,
            on_solver=self.clock.watch,
        )


def model_of_piece(piece: Piece, names: Sequence[ObjectiveName]) -> ExactModel:
    """The exact model of a piece; what tasks outside wait for stays done."""
    model = build_model(piece.indexed, "client-based", names)
    if len(piece.needed):
        model.linear.row(model.variables.unscheduled[piece.needed], 1, high=0)
    return model


def _keep(model: ExactModel, solver: CpSatModel, name: ObjectiveName, values: Ints) -> None:
    objective = model.objectives[name]
    limit = objective.sign * (objective.value(values) - objective.constant)
    solver.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)


def _teams(indexed: IndexedInstance, caseworker: Ints) -> Iterator[Ints]:
    """Caseworkers, those together whose clients' tasks wait for each other."""
    leader = list(range(indexed.n_caseworkers))

    def find(worker: int) -> int:
        while leader[worker] != worker:
            worker = leader[worker]
        return worker

    for task, predecessors in enumerate(indexed.after):
        for predecessor, _ in predecessors:
            one, other = (int(caseworker[indexed.client_of[t]]) for t in (task, predecessor))
            if one >= 0 and other >= 0:
                leader[find(one)] = find(other)
    leaders = np.array([find(worker) for worker in range(indexed.n_caseworkers)])
    for team in np.unique(leaders).tolist():
        yield np.flatnonzero(leaders == team)
