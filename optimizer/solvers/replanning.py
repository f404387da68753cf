"""Replanning in a solver process: as few changes of an older plan as what matters more allows.

Four turns. First the part that is disturbed, as an office of its own (`disturbed`). Then the whole: what stands before
*moved*, and *moved* itself, counted as continuity (`staying`); after that what stands after it, continuity among the
plans that move fewest. Last each caseworker's days by the exact model (`same_days`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from optimizer.bounds import Scarce, arithmetic_bound, fewest_moves
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.disturbed import around, disturbed_clients
from optimizer.solvers.earlier import Earlier
from optimizer.solvers.exact import ExactSolve
from optimizer.solvers.method import choose_method
from optimizer.solvers.piece import Piece
from optimizer.solvers.progress import Bounded, Changed, Event, Finished, Improved, Note, Report, Stage
from optimizer.solvers.same_days import SameDays
from optimizer.solvers.scarce import BY_HIGHS, ScarceGroups
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.staying import counting_stays, stays_first
from optimizer.solvers.valuation import Valuation

#: Shares of the time left for the disturbed part, for who moves, and then for what comes before the days.
_NEAR_SHARE, _MOVED_SHARE, _AFTER_SHARE = 0.3, 0.5, 0.6


@dataclass
class Replanning:
    """One replan in this process; events tell what it finds."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    report: Report
    earlier: Earlier

    def run(self, start: Decisions) -> None:
        """Every turn begins with the best plan of the one before."""
        self._best, self._key = start, self.earlier.key(self.indexed, start)
        self._least, self._proof, self._least_late = 0, "counting", 0
        self._scarce = ScarceGroups(self.indexed)
        with self.clock.within(self.clock.left * _NEAR_SHARE):
            self._search_nearby()
        with self.clock.within(self.clock.left * _MOVED_SHARE):
            self._move_fewest()
        if self.earlier.after_moved:
            share = _AFTER_SHARE if self.earlier.keeps_days else 1.0
            with self.clock.within(self.clock.left * share):
                self._improve_the_rest()
        if self.earlier.keeps_days:
            self._keep_days()

    def _search_nearby(self) -> None:
        """As the two turns that follow, in the disturbed part alone; it proves nothing about the whole."""
        old, before, after = self.earlier.plan, self.earlier.before_moved, self.earlier.after_moved
        clients = disturbed_clients(self.indexed, old, self._best)
        if not clients.any() or clients.all():
            return
        piece = around(self.indexed, self.policy, self._best, clients)
        had = old.caseworker[piece.clients]
        with self.clock.within(self.clock.left / 2):
            self._solve(counting_stays(piece.indexed, had), (*before, "continuity"), _ignore, piece)
        if after[:1] == ("continuity",):
            self._solve(stays_first(piece.indexed, had)[0], (*before, *after), _ignore, piece)

    def _move_fewest(self) -> None:
        """Stages before *moved* are as in any solve; its own is told in clients who move."""
        before, old, held = self.earlier.before_moved, self.earlier.plan.caseworker, self.earlier.held

        def tell(event: Event) -> None:
            match event:
                case Bounded("continuity", bound):
                    self._tell_moved(held - bound, "relaxation")
                case Finished(Stage(name="continuity", bound=int(bound), proof=proof)):
                    self._tell_moved(held - bound, proof)
                case _:
                    self._pass_on(event, before)
            if isinstance(event, Finished):
                self._count_moves()

        self._count_moves()
        self._solve(counting_stays(self.indexed, old), (*before, "continuity"), tell)

    def _count_moves(self) -> None:
        """What counting proves for the lateness reached; under cover somebody else may do what is urgent."""
        holders = possible_holders(self.indexed, self.policy)
        doers = possible_doers(self.indexed, self.policy, holders)
        old, late, scarce = self.earlier.plan.caseworker, None, list[Scarce]()
        if "late" in self.earlier.before_moved and self.policy == "client-based":
            late, scarce = self._value("late"), self._scarce.unavoidable(self._best, self.clock)
            counted = arithmetic_bound(self.indexed, holders, doers, "late")
            self._least_late = max(self._least_late, counted + sum(group.late for group in scarce))
            self.report(Bounded("late", self._least_late))
        self._tell_moved(
            fewest_moves(self.indexed, holders, doers, old, late, scarce), BY_HIGHS if scarce else "counting"
        )

    def _tell_moved(self, least: int, proof: str) -> None:
        """The tightest bound so far; what is proven for some value of an earlier objective holds for better ones."""
        if least > self._least:
            self._least, self._proof = least, proof
        self.report(Changed("moved", self.earlier.moved(self._best), self._least, self._proof))

    def _improve_the_rest(self) -> None:
        """Where continuity is next it has a bound: that of points and stays together, less the points of the stays."""
        before, after = self.earlier.before_moved, self.earlier.after_moved
        names = (*before, *after)
        if after[0] != "continuity":
            self._solve(self._with_stayers_fixed(), names, lambda event: self._pass_on(event, ()))
            return
        indexed, points = stays_first(self.indexed, self.earlier.plan.caseworker)

        def tell(event: Event) -> None:
            stays = self.earlier.held - self.earlier.moved(self._best)
            match event:
                case Bounded("continuity", bound):
                    self.report(Bounded("continuity", bound - points * stays))
                case Finished(Stage(name="continuity") as stage):
                    value, total = self._value("continuity"), stage.bound
                    most = None if total is None else total - points * stays
                    self.report(Finished(replace(stage, value=value, bound=most, confirmed=False)))
                case _:
                    self._pass_on(event, after)

        self._solve(indexed, names, tell)

    def _keep_days(self) -> None:
        days = SameDays(self.indexed, self.policy, self.settings, self.clock, self.earlier, self._accept)
        least = days.run(self._best)
        value = self.earlier.rescheduled(self._best)
        self.report(Changed("rescheduled", value, least, "CP-SAT, given who has whom" if least is not None else ""))

    def _with_stayers_fixed(self) -> IndexedInstance:
        """Who stays stays: what comes after *moved* is improved among the others, without a bound."""
        stay = (self._best.caseworker == self.earlier.plan.caseworker) & (self._best.caseworker >= 0)
        only = self._best.caseworker[:, None] == np.arange(self.indexed.n_caseworkers)
        return replace(self.indexed, eligible=self.indexed.eligible & (only | ~stay[:, None]))

    def _solve(
        self,
        indexed: IndexedInstance,
        names: Sequence[ObjectiveName],
        tell: Callable[[Event], object],
        piece: Piece | None = None,
    ) -> None:
        """Plans are judged here, whatever they are worth inside; of the other events `tell` makes what it wants.

        `indexed` is the whole, or the piece, with other points.
        """
        start = self._best if piece is None else piece.cut(self._best)
        settings = replace(self.settings, priority=tuple(names), targets={})

        def watch(event: Event) -> None:
            if isinstance(event, Improved):
                self._accept(event.decisions if piece is None else piece.put_back(self._best, event.decisions))
            else:
                tell(event)

        if choose_method(indexed, self.policy, settings).method == "exact":
            ExactSolve(indexed, self.policy, settings, self.clock, watch).run(start)
        else:
            DecomposedSolve(indexed, self.policy, settings, self.clock, watch, warm=True).run(start)

    def _accept(self, decisions: Decisions) -> bool:
        """Take what is better in the order of the replan's own priority."""
        key = self.earlier.key(self.indexed, decisions)
        if key >= self._key:
            return False
        self._best, self._key = decisions, key
        self.report(Improved("unassigned", self._value("unassigned"), decisions))
        return True

    def _pass_on(self, event: Event, names: Sequence[ObjectiveName]) -> None:
        """Events of some objectives, and notes."""
        match event:
            case Note():
                self.report(event)
            case Bounded(name) if name in names:
                self.report(event)
            case Finished(Stage(name="late") as stage) if "late" in names and (stage.bound or 0) < self._least_late:
                self.report(Finished(Stage("late", self._value("late"), self._least_late, proof=BY_HIGHS)))
            case Finished(stage) if stage.name in names:
                self.report(Finished(replace(stage, value=self._value(stage.name))))

    def _value(self, name: ObjectiveName) -> int:
        return Valuation(self.indexed, (name,), {}).value(self._best, name)


def _ignore(_: Event) -> None:
    return None
