"""Beam: a plan from nothing, closing one caseworker after the other in many plans side by side.

For offices in which a plan is no more than who has whom, with losses as in `reshuffle.py`. At first everybody is
open, and every client is with whom it likes best, whatever that does to minutes. Then the caseworkers are closed
(`closing.py`), each in several ways in each plan, and of all these plans the most promising go on to the next. The last
few caseworkers are divided as a whole; the last dozen are closed again and again, in other orders.

A plan promises the more, the less its closed caseworkers lose and its open clients (these softly), and the fewer
minutes are too many or left over with those still open, each alone and all together.

Where `reserve.py` improves a plan, this makes one anew; either finds what the other does not.
"""

import math
from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints
from optimizer.solvers.closing import Desk, Office, Terms, close, desk, soft
from optimizer.solvers.divide import divide, memory

#: Caseworkers divided as a whole at the end, sets in each half, and of how many plans.
_LAST, _SETS, _DIVIDED = 4, 2_000, 50
#: So many caseworkers at the end are closed in several orders: most is lost there, and it takes little time.
_END, _ENDS = 12, 8
#: Ways of closing a caseworker in each plan.
WAYS = 4
#: Moves of which a closing makes its choice, beyond four times the clients of a caseworker; at most.
_MOVES, _MOST_MOVES = 64, 512
#: In prices of a minute: the most that a move may lose, what chance changes it by, how softly open clients lose.
_SURPLUS, _NOISE, SOFTNESS = 4.0, 0.15, 0.15
#: A minute too many or left over with one of many open caseworkers matters less: the power of how many they are. How
#: differently the ways price it (deviation of the logarithm).
_POWER, _VARY = 1.5, 0.5
#: A minute too many or left over with all that are open together; how much ways differ in loading these.
_TOGETHER, _LOAD = 0.03, 0.006
#: Minutes too many with all open caseworkers together at which they are unloaded as much as is usual.
_FAR = 100.0


class _Plans(NamedTuple):
    """Plans side by side, those of this turn and of the next: (2, N, …) with clients C or caseworkers W."""

    holder: Ints
    room: Ints
    is_open: Bools
    choices: Floats
    closed: Floats


@compiled
def _plans(size: int, n_clients: int, n_workers: int) -> _Plans:
    return _Plans(
        np.empty((2, size, n_clients), np.int64),
        np.empty((2, size, n_workers), np.int64),
        np.empty((2, size, n_workers), np.bool_),
        np.empty((2, size, n_clients)),
        np.zeros((2, size)),
    )


@compiled
def _copy(plans: _Plans, half: int, at: int, others: _Plans, other_half: int, other: int) -> None:
    """Put one plan in the place of another."""
    others.holder[other_half, other] = plans.holder[half, at]
    others.room[other_half, other] = plans.room[half, at]
    others.is_open[other_half, other] = plans.is_open[half, at]
    others.choices[other_half, other] = plans.choices[half, at]
    others.closed[other_half, other] = plans.closed[half, at]


@compiled
def beam(
    office: Office,
    capacity: Ints,
    unit: float,
    order: Ints,
    width: int,
    charge: float,
    most: float,
    seed: int,
    found: Ints,
) -> float:
    """Make a plan by `width` plans side by side, into `found` (C,); its loss, infinity if none loses less than `most`.

    `capacity` (W,); `unit` is the price of a minute, `charge` that of one too many or left over with the last ones;
    `order` (W,) of the caseworkers, the last to be closed first.
    """
    np.random.seed(seed)
    n_clients, n_workers = office.loss.shape
    plans, ends = _plans(width * WAYS, n_clients, n_workers), _plans(width * WAYS, n_clients, n_workers)
    plans.room[0, 0], plans.is_open[0, 0], plans.choices[0, 0] = capacity, True, 0.0
    for client in range(n_clients):
        best = office.loss[client].argmin()
        plans.holder[0, 0, client] = best
        plans.room[0, 0, best] -= office.minutes[client, best]
        for worker in range(n_workers):
            plans.choices[0, 0, client] += office.shares[worker, client]
    table = desk(min(_MOST_MOVES, _MOVES + 4 * n_clients // n_workers), capacity.max())
    n_end = min(_END, n_workers)
    n_plans = _closed(plans, 1, order[n_end:], n_end, width, office, unit, charge, most, table)
    least, end = most, order[:n_end].copy()
    for _ in range(_ENDS if n_plans > 0 else 0):
        for plan in range(n_plans):
            _copy(plans, 0, plan, ends, 0, plan)
        np.random.shuffle(end)
        n_ends = _closed(ends, n_plans, end[_LAST:], _LAST, width, office, unit, charge, least, table)
        least = min(least, _divided(ends, min(n_ends, _DIVIDED), end[:_LAST], office, capacity, least, found))
    return least if least < most else np.inf


@compiled
def _closed(
    plans: _Plans, n_plans: int, order: Ints, n_left: int, width: int,
    office: Office, unit: float, charge: float, most: float, table: Desk,
) -> int:  # fmt: skip
    """Close the caseworkers in `order`, the last one first, `n_left` besides remain open; how many plans are left."""
    size, worth = width * WAYS, np.empty(width * WAYS)
    for turn in range(len(order) - 1, -1, -1):
        worker, misfit, made = order[turn], charge * (_LAST / (n_left + turn)) ** _POWER, 0
        for plan in range(n_plans):
            for way in range(size // n_plans):
                _copy(plans, 0, plan, plans, 1, made)
                holder, room = plans.holder[1, made], plans.room[1, made]
                is_open, choices = plans.is_open[1, made], plans.choices[1, made]
                left = _left(room, is_open) - room[worker]
                load, factor = min(1.0, max(-1.0, -left / _FAR)), 1.0
                if way > 0:
                    load, factor = load + np.random.normal(), math.exp(_VARY * np.random.normal())
                terms = Terms(misfit * factor, _LOAD * unit * load, _SURPLUS * unit, _NOISE * unit * min(way, 1))
                lost = plans.closed[0, plan] + close(worker, holder, room, is_open, choices, office, terms, table)
                if lost < most:
                    together = _TOGETHER * unit * abs(_left(room, is_open))
                    plans.closed[1, made] = lost
                    worth[made] = lost + _rest(holder, room, is_open, choices, office, misfit) + together
                    made += 1
        n_plans, before = 0, np.inf
        for plan in np.argsort(worth[:made], kind="mergesort"):
            # Two that are worth the same are the same, very likely.
            if n_plans < width and abs(worth[plan] - before) > 1e-9:
                before = worth[plan]
                _copy(plans, 1, plan, plans, 0, n_plans)
                n_plans += 1
        if n_plans == 0:
            return 0
    return n_plans


def turns(n_workers: int) -> int:
    """How many times caseworkers are closed in every plan."""
    n_end = min(_END, n_workers)
    return n_workers - n_end + _ENDS * (n_end - _LAST)


@compiled
def _left(room: Ints, is_open: Bools) -> int:
    """Minutes left with all open caseworkers together."""
    left = 0
    for worker in range(len(room)):
        if is_open[worker]:
            left += room[worker]
    return left


@compiled
def _rest(holder: Ints, room: Ints, is_open: Bools, choices: Floats, office: Office, misfit: float) -> float:
    """What the clients are thought to lose who are open, and what minutes too many or left over cost there."""
    rest = 0.0
    for client in range(len(holder)):
        if is_open[holder[client]]:
            rest += soft(choices[client], office.softness)
    for worker in range(len(room)):
        if is_open[worker]:
            rest += misfit * abs(room[worker])
    return rest


@compiled
def _divided(
    plans: _Plans, n_plans: int, last: Ints, office: Office, capacity: Ints, most: float, found: Ints
) -> float:
    """Divide the last caseworkers of each plan; what loses least, if less than `most`, into `found`; its loss."""
    n_clients, least = len(found), most
    work = memory(n_clients, _LAST, _SETS, 4 * capacity.max())
    may, spread = np.ones((n_clients, _LAST), np.bool_), np.full(1, 1e15)
    pool, sides = np.empty(n_clients, np.int64), np.empty(n_clients, np.int64)
    for plan in range(n_plans):
        holder, closed = plans.holder[0, plan], plans.closed[0, plan]
        left, n_pool = plans.room[0, plan][last], 0
        for side in range(_LAST):
            for client in range(n_clients):
                if holder[client] == last[side]:
                    pool[n_pool] = client
                    left[side] += office.minutes[client, last[side]]
                    n_pool += 1
        lost = closed + divide(
            last, _LAST, left, pool[:n_pool], may[:n_pool], office.loss, office.minutes, office.idle, 0.0,
            least - closed, spread, _SETS, sides[:n_pool], work,
        )  # fmt: skip
        if lost < least:
            least = lost
            found[:] = holder
            for row in range(n_pool):
                found[pool[row]] = last[sides[row]]
    return least
