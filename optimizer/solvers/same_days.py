"""Tasks keep the day that an older plan gave them, as far as what matters more allows; who has whom is settled.

Each caseworker's days are a problem of their own then. Where the old days fit as they are nothing is left to find;
elsewhere the exact model says how few tasks must change, and puts what it may choose after that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.build import ExactModel
from optimizer.model.decisions import Decisions, decisions_of_values, values_of_decisions
from optimizer.model.linear import Objective
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request, Route
from optimizer.solvers.earlier import Earlier
from optimizer.solvers.piece import Piece, cut_piece
from optimizer.solvers.pieces import keep_value, model_of_piece
from optimizer.solvers.pool_piece import cut_pool_piece
from optimizer.solvers.restored import with_old_days
from optimizer.solvers.settings import SolveSettings

#: Most seconds for one caseworker.
_MOST_SECONDS = 5.0


@dataclass
class SameDays:
    """`accept` is handed decisions, and says whether they are better."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    earlier: Earlier
    accept: Callable[[Decisions], bool]

    def run(self, best: Decisions) -> int | None:
        """Caseworker by caseworker; how many tasks must change their day, given who has whom.

        None where time ran out before that was proven.
        """
        back = with_old_days(self.indexed, self.policy, best, self.earlier.plan.day, self.settings)
        if self.accept(back):
            best = back
        fewest, proven = 0, True
        workers = self._touched(best)
        for at, worker in enumerate(workers):
            if self.clock.left <= 0:
                return None
            seconds = min(_MOST_SECONDS, self.clock.left / (len(workers) - at))
            piece = self._piece(best, worker)
            part, least = self._solve(piece, best, seconds)
            whole = piece.put_back(best, part)
            if self.accept(whole):
                best = whole
            fewest, proven = fewest + (least or 0), proven and least is not None
        return fewest + self._undone_by_nobody(best) if proven else None

    def _touched(self, best: Decisions) -> list[int]:
        """Whose days are not all as they were, the most changed first."""
        changed = (self.earlier.plan.day >= 0) & (best.day != self.earlier.plan.day)
        owner = self._owner(best)[changed]
        counts = np.bincount(owner[owner >= 0], minlength=self.indexed.n_caseworkers)
        return [worker for worker in np.argsort(-counts, kind="stable").tolist() if counts[worker]]

    def _owner(self, best: Decisions) -> Ints:
        """(T,) in whose piece a task is."""
        held = best.caseworker[self.indexed.client_of]
        return held if self.policy == "client-based" else best.performer

    def _undone_by_nobody(self, best: Decisions) -> int:
        """Tasks that had a day and are in nobody's piece: whoever they need is missing."""
        return int(((self.earlier.plan.day >= 0) & (best.day < 0) & (self._owner(best) < 0)).sum())

    def _piece(self, best: Decisions, worker: int) -> Piece:
        workers = np.array([worker])
        if self.policy == "client-based":
            return cut_piece(self.indexed, best, workers, np.zeros(self.indexed.n_clients, dtype=np.bool_))
        return cut_pool_piece(self.indexed, best, workers, best.performer == worker)

    def _solve(self, piece: Piece, best: Decisions, seconds: float) -> tuple[Decisions, int | None]:
        """The piece's decisions, and a bound on the tasks of it that must change their day."""
        kept: list[ObjectiveName] = [*self.earlier.before_moved, *self.earlier.after_moved]
        kept += [name for name in ("unassigned", "late", "continuity") if name not in kept]
        later = [name for name in self.earlier.of_days if name != "peak"]  # nothing is left out, so that it is settled
        part = piece.cut(best)
        model = model_of_piece(piece, [*kept, *later])
        values, solver = values_of_decisions(model, part), CpSatModel(model.linear)
        for name in kept:
            keep_value(model, solver, name, values, 0)
        least = None
        for objective in self._objectives(model, piece, later):
            answer = solver.solve(objective, values, self._request(seconds / (1 + len(later))))
            least = answer.bound if least is None else least
            if answer.values is None:
                break
            values = answer.values if _better(objective, answer.values, values) else values
            limit = objective.sign * (objective.value(values) - objective.constant)
            solver.add_row(objective.columns, objective.sign * objective.coefficients, None, limit)
        return decisions_of_values(model, values), least

    def _objectives(self, model: ExactModel, piece: Piece, later: Sequence[ObjectiveName]) -> Iterator[Objective]:
        old, x = self.earlier.plan.day[piece.tasks], model.variables
        same = x.x[x.x_day == old[x.x_task]]
        yield Objective(same, -np.ones_like(same), int((old >= 0).sum()))
        yield from (model.objectives[name] for name in later)

    def _request(self, seconds: float) -> Request:
        route: Route = "second" if self.settings.cautious else "main"
        return Request(self.clock, seconds, self.settings.threads, self.settings.seed, route=route)


def _better(objective: Objective, one: Ints, other: Ints) -> bool:
    return objective.sign * (objective.value(one) - objective.value(other)) < 0
