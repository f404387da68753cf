"""Improving a client-based plan piece by piece: the exact model on a few caseworkers at a time.

First every caseworker's days are packed for an assignment that the window relaxation suggests; then pairs of
caseworkers exchange clients. A piece is accepted only if the objective at hand improves and no earlier one suffers.
(Large neighbourhood search; the split of assignment and days is that of Heching, Hooker and Kimura, A logic-based
Benders approach to home healthcare delivery, Transportation Science 53, 2019.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.build import ExactModel, build_model
from optimizer.model.decisions import Decisions, decisions_of_values, values_of_decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request
from optimizer.solvers.piece import Piece, cut_piece
from optimizer.solvers.settings import SolveSettings

#: Seconds of CP-SAT for one piece.
_PACK_SECONDS = 6.0
_PAIR_SECONDS = 8.0
#: A pair of caseworkers with more (task, caseworker, day) choices than this frees fewer clients.
_PIECE_DECISIONS = 12_000


@dataclass
class PieceSearch:
    """Improves decisions on one instance under client-based."""

    indexed: IndexedInstance
    settings: SolveSettings
    clock: Clock

    def pack(self, caseworker: Ints, names: Sequence[ObjectiveName], seconds: float) -> Decisions:
        """Place the tasks of every caseworker's clients on days, caseworker by caseworker.

        `names` are the objectives, most important first.
        """
        nothing = np.full(self.indexed.n_tasks, -1)
        decisions = Decisions(caseworker, nothing, nothing)
        stay = np.zeros(self.indexed.n_clients, dtype=np.bool_)
        teams = list(_teams(self.indexed, caseworker))
        for position, team in enumerate(teams):
            piece = cut_piece(self.indexed, decisions, team, stay)
            share = min(_PACK_SECONDS * len(team), seconds / len(teams))
            part = self._solve_in_order(piece, piece.cut(decisions), names, share)
            decisions = piece.put_back(decisions, part)
            if self.clock.left <= 0 and position < len(teams) - 1:
                break
        return decisions

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
        model = build_model(piece.indexed, "client-based", names)
        solver, values = CpSatModel(model.linear), values_of_decisions(model, start)
        end = self.clock.left - seconds
        for position, name in enumerate(names):
            objective = model.objectives[name]
            share = (self.clock.left - end) / (len(names) - position)
            answer = solver.solve(objective, values, self._request(share))
            values = values if answer.values is None else answer.values
            limit = objective.sign * (objective.value(values) - objective.constant)
            solver.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)
        return decisions_of_values(model, values)

    def _improve(
        self, piece: Piece, start: Decisions, names: Sequence[ObjectiveName], seconds: float
    ) -> Decisions | None:
        model = build_model(piece.indexed, "client-based", names)
        values = values_of_decisions(model, start)
        solver = CpSatModel(model.linear)
        for name in names[:-1]:
            _keep(model, solver, name, values)
        objective = model.objectives[names[-1]]
        answer = solver.solve(objective, values, self._request(seconds))
        if answer.values is None or objective.sign * (objective.value(answer.values) - objective.value(values)) >= 0:
            return None
        return decisions_of_values(model, answer.values)

    def _request(self, seconds: float) -> Request:
        route = "second" if self.settings.cautious else "main"
        return Request(seconds, self.settings.threads, self.settings.seed, route=route, on_solver=self.clock.watch)


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
