"""Beam: a plan from nothing, closing one caseworker after the other in many plans side by side.

For offices in which a plan is no more than who has whom, with losses as in `reshuffle.py`. At first everybody is
open, and every client is with whom it likes best, whatever that does to minutes. Then the caseworkers are closed in
random order (`closing.py`), each in several ways in each plan, and of all these plans the most promising go on to the
next. The last few caseworkers are divided as a whole. A plan promises the more, the less its closed caseworkers lose
and its open clients (these softly), and the fewer minutes are too many or left over with those still open, each alone
and all together.

Where `reserve.py` improves a plan, this makes one anew; either finds what the other does not.
"""

import math

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints
from optimizer.solvers.closing import Office, Terms, close, desk, soft
from optimizer.solvers.divide import divide, memory

#: Caseworkers divided as a whole at the end, sets in each half, and of how many plans.
_LAST, _SETS, _DIVIDED = 4, 2_000, 50
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

    `capacity` (W,); `unit` is the price of a minute, `charge` that of one too many or left over with the last ones.
    """
    np.random.seed(seed)
    n_clients, n_workers = office.loss.shape
    size = width * WAYS
    # Plans of this turn and of the next.
    holder, room = np.empty((2, size, n_clients), np.int64), np.empty((2, size, n_workers), np.int64)
    is_open, choices = np.empty((2, size, n_workers), np.bool_), np.empty((2, size, n_clients))
    closed, worth = np.zeros((2, size)), np.empty(size)
    room[0, 0], is_open[0, 0], choices[0, 0] = capacity, True, 0.0
    for client in range(n_clients):
        best = office.loss[client].argmin()
        holder[0, 0, client] = best
        room[0, 0, best] -= office.minutes[client, best]
        for worker in range(n_workers):
            choices[0, 0, client] += office.shares[worker, client]
    table = desk(min(_MOST_MOVES, _MOVES + 4 * n_clients // n_workers), capacity.max())
    plans = 1
    for turn in range(n_workers - 1, _LAST - 1, -1):
        worker, misfit, made = order[turn], charge * (_LAST / turn) ** _POWER, 0
        for plan in range(plans):
            for way in range(size // plans):
                holder[1, made], room[1, made] = holder[0, plan], room[0, plan]
                is_open[1, made], choices[1, made] = is_open[0, plan], choices[0, plan]
                left = _left(room[1, made], is_open[1, made]) - room[1, made, worker]
                load, factor = min(1.0, max(-1.0, -left / _FAR)), 1.0
                if way > 0:
                    load, factor = load + np.random.normal(), math.exp(_VARY * np.random.normal())
                terms = Terms(misfit * factor, _LOAD * unit * load, _SURPLUS * unit, _NOISE * unit * min(way, 1))
                lost = closed[0, plan] + close(
                    worker, holder[1, made], room[1, made], is_open[1, made], choices[1, made], office, terms, table
                )  # fmt: skip
                if lost < most:
                    rest = _rest(holder[1, made], room[1, made], is_open[1, made], choices[1, made], office, misfit)
                    together = abs(_left(room[1, made], is_open[1, made]))
                    closed[1, made], worth[made] = lost, lost + rest + _TOGETHER * unit * together
                    made += 1
        plans, before = 0, np.inf
        for plan in np.argsort(worth[:made], kind="mergesort"):
            # Two that are worth the same are the same, very likely.
            if plans < width and abs(worth[plan] - before) > 1e-9:
                before = worth[plan]
                holder[0, plans], room[0, plans] = holder[1, plan], room[1, plan]
                is_open[0, plans], choices[0, plans] = is_open[1, plan], choices[1, plan]
                closed[0, plans] = closed[1, plan]
                plans += 1
        if plans == 0:
            return np.inf
    plans = min(plans, _DIVIDED)
    return _divided(holder[0, :plans], room[0, :plans], closed[0, :plans], order[:_LAST], office, capacity, most, found)


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
    holder: Ints, room: Ints, closed: Floats, last: Ints, office: Office, capacity: Ints, most: float, found: Ints
) -> float:
    """Divide the last caseworkers of each plan; the best plan into `found`; its loss."""
    n_clients, least = len(found), most
    work = memory(n_clients, _LAST, _SETS, 4 * capacity.max())
    may, spread = np.ones((n_clients, _LAST), np.bool_), np.full(1, 1e15)
    pool, sides = np.empty(n_clients, np.int64), np.empty(n_clients, np.int64)
    for plan in range(len(closed)):
        left, n_pool = room[plan][last], 0
        for side in range(_LAST):
            for client in range(n_clients):
                if holder[plan, client] == last[side]:
                    pool[n_pool] = client
                    left[side] += office.minutes[client, last[side]]
                    n_pool += 1
        lost = closed[plan] + divide(
            last, _LAST, left, pool[:n_pool], may[:n_pool], office.loss, office.minutes, office.idle, 0.0,
            least - closed[plan], spread, _SETS, sides[:n_pool], work,
        )  # fmt: skip
        if lost < least:
            least = lost
            found[:] = holder[plan]
            for row in range(n_pool):
                found[pool[row]] = last[sides[row]]
    return least if least < most else np.inf
