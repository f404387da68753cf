"""Lateness of clients whom only few caseworkers can serve: more of it is unavoidable than counting sees.

All clients with the same few eligible caseworkers are an office of their own, in which these have nothing else to do;
what the window relaxation in whole numbers proves late there is late in every client-based plan. Groups share no
client, so that their bounds add up. They rest on HiGHS.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from optimizer.bounds import Scarce, WindowRelaxation, arithmetic_bound, relaxation_size
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.solvers.clock import Clock
from optimizer.solvers.piece import slice_of
from optimizer.solvers.valuation import late_weights

#: Larger groups take HiGHS too long.
_MOST_COLUMNS = 30_000
BY_HIGHS = "counting and HiGHS"
#: Most seconds for one group.
_MOST_SECONDS = 3.0


@dataclass
class ScarceGroups:
    """Groups of one office under client-based; each is looked at once."""

    indexed: IndexedInstance
    _known: dict[int, Scarce] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ties between clients are left out: every plan keeps to what remains."""
        client = self.indexed.client_of
        after = tuple(
            tuple(row for row in rows if client[row[0]] == client[task]) for task, rows in enumerate(self.indexed.after)
        )
        self._untied = replace(self.indexed, after=after)
        _, self._group = np.unique(np.packbits(self.indexed.eligible, axis=1), axis=0, return_inverse=True)

    def unavoidable(self, decisions: Decisions, clock: Clock) -> list[Scarce]:
        """Of the groups in which these decisions are later than counting proves, those where more is proven."""
        for number in self._late(decisions):
            if number not in self._known and clock.left > 0:
                self._known[number] = self._look_at(self._group == number, clock)
        return [group for group in self._known.values() if group.late > 0]

    def _late(self, decisions: Decisions) -> Iterator[int]:
        late = np.where(self.indexed.overdue, 0, late_weights(self.indexed, decisions))
        yield from np.unique(self._group[self.indexed.client_of[late > 0]]).tolist()

    def _look_at(self, clients: Bools, clock: Clock) -> Scarce:
        part = self._office(clients)
        holders = possible_holders(part, "client-based")
        doers = possible_doers(part, "client-based", holders)
        if relaxation_size(holders, doers) > _MOST_COLUMNS or not part.n_caseworkers:
            return Scarce(clients, 0)
        relaxation = WindowRelaxation(part, "client-based", holders, doers)
        bound = relaxation.whole("late", {}, clock.seconds(min(_MOST_SECONDS, clock.left))).bound
        clock.spend(relaxation.work_whole)
        return Scarce(clients, max(0, (bound or 0) - arithmetic_bound(part, holders, doers, "late")))

    def _office(self, clients: Bools) -> IndexedInstance:
        mine: Ints = np.flatnonzero(clients)
        workers = np.flatnonzero(self.indexed.eligible[mine[0]])
        tasks = np.flatnonzero(clients[self.indexed.client_of])
        nothing = np.full(self.indexed.n_tasks, -1)
        undecided = Decisions(np.full(self.indexed.n_clients, -1), nothing, nothing)
        return slice_of(self._untied, undecided, mine, workers, tasks, self.indexed.eligible[np.ix_(mine, workers)])
