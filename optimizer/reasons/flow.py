"""Which work is more than those who can do it have room for, whoever does what: a maximum flow, and its smallest cut.

Work comes in lots: so many minutes, to be done by any of some caseworkers on any day of a window. Minutes flow from
lots to the days of caseworkers. If not all of them fit, a smallest cut names lots that need more than all the days
together on which anybody could do them (Hall's condition; Ford and Fulkerson, Canadian Journal of Mathematics 8, 1956).
The flow lets every lot be split, so that what it can't place no plan can. Whole numbers throughout.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

from optimizer.errors import ModelTooLarge
from optimizer.instance.indexed import Bools, Ints

#: scipy's maximum flow counts in 32 bits.
_MOST = 2**31 - 1


@dataclass(frozen=True)
class Lots:
    """L lots: `minutes` (L,), at least 0; `able` (L, W) who can do them; `first`, `last` (L,) day of the window."""

    minutes: Ints
    able: Bools
    first: Ints
    last: Ints


@dataclass(frozen=True)
class OverFull:
    """Lots that need `need` minutes, of which those who can do them have `room`; `days` (W, H) marks which days."""

    lots: Ints
    days: Bools
    need: int
    room: int

    @property
    def excess(self) -> int:
        return self.need - self.room


def least_left_out(amounts: Ints, excess: int) -> int:
    """How many of these, the largest first, it takes to be rid of an excess that is no more than all of them."""
    return int(np.searchsorted(np.cumsum(np.sort(amounts)[::-1]), excess)) + 1


def over_full(lots: Lots, room: Ints) -> list[OverFull]:
    """Separate over-full places, the largest excess first; `room` (W, H) minutes. Empty if everything fits.

    No more than their excesses together stays undone if work may be split, and no less in any case. Each place is
    the smallest with its excess.

    Raises
    ------
    ModelTooLarge
        If there are 2**31 minutes of work or more.
    """
    if int(lots.minutes.sum()) > _MOST:
        raise ModelTooLarge(f"{int(lots.minutes.sum()):,} minutes of work: bottlenecks are sought below 2**31")
    network = _Network(lots, np.minimum(room, int(lots.minutes.sum())))
    inside = network.beyond_the_flow()
    return sorted(network.places(inside), key=lambda place: -place.excess)


class _Network:
    """Nodes: the source, lots, days of sets of caseworkers who can do the same, days of caseworkers, the sink.

    Caseworkers who can do the same of everything are one, with their room together.
    """

    def __init__(self, lots: Lots, room: Ints) -> None:
        self._lots, self._room = lots, room
        sets, self._set_of = np.unique(lots.able, axis=0, return_inverse=True)
        teams, self._team_of = np.unique(sets, axis=1, return_inverse=True)
        self._set_of, self._team_of = self._set_of.ravel(), self._team_of.ravel()
        self._able = teams  # (sets, teams)
        self._n_days = room.shape[1]
        self._first_set = 1 + len(lots.minutes)
        self._first_team = self._first_set + len(sets) * self._n_days
        self._sink = self._first_team + teams.shape[1] * self._n_days
        self._graph = self._build()

    def _build(self) -> csr_array:
        lots, days = self._lots, self._n_days
        lot = np.arange(len(lots.minutes))
        a, d = np.nonzero((lots.first[:, None] <= np.arange(days)) & (np.arange(days) <= lots.last[:, None]))
        group, team = np.nonzero(self._able)
        every = np.arange(days)
        by_team = np.zeros((self._able.shape[1], days), dtype=np.int64)
        np.add.at(by_team, self._team_of, self._room)
        team_day = self._first_team + np.arange(by_team.size)
        parts = (
            (np.zeros_like(lot), 1 + lot, lots.minutes),
            (1 + a, self._first_set + self._set_of[a] * days + d, lots.minutes[a]),
            (
                (self._first_set + group[:, None] * days + every).ravel(),
                (self._first_team + team[:, None] * days + every).ravel(),
                np.full(len(group) * days, _MOST),
            ),
            (team_day, np.full_like(team_day, self._sink), np.minimum(by_team.ravel(), _MOST)),
        )
        start, end, most = (np.concatenate([part[i] for part in parts]) for i in range(3))
        size = self._sink + 1
        return csr_array(coo_array((most.astype(np.int32), (start, end)), shape=(size, size)))

    def beyond_the_flow(self) -> Bools:
        """Nodes that more could still reach: the source side of the smallest cut."""
        flow = maximum_flow(self._graph, 0, self._sink).flow
        left = csr_array(self._graph.astype(np.int64) - flow.astype(np.int64))
        left.data = np.maximum(left.data, 0)
        left.eliminate_zeros()
        inside = np.zeros(self._sink + 1, dtype=np.bool_)
        inside[breadth_first_order(left, 0, return_predecessors=False)] = True
        return inside

    def places(self, inside: Bools) -> list[OverFull]:
        """The cut, taken apart where no lot of the one could use a day of the other."""
        lots, days = self._lots, self._n_days
        cut = 1 + np.flatnonzero(inside[1 : self._first_set] & (lots.minutes > 0))
        keep = inside.copy()
        keep[[0, self._sink]] = False
        nodes = np.flatnonzero(keep)
        _, label = connected_components(self._graph[nodes][:, nodes], directed=False)
        place_of = np.full(self._sink + 1, -1)
        place_of[nodes] = label
        of_team = place_of[self._first_team : self._sink].reshape(-1, days)[self._team_of]
        found = []
        for place in np.unique(place_of[cut]).tolist():
            mine = np.flatnonzero(place_of[1 : self._first_set] == place)
            used = of_team == place
            found.append(OverFull(mine, used, int(lots.minutes[mine].sum()), int(self._room[used].sum())))
        return found
