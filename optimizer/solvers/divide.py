"""Dividing clients among a few caseworkers: sets of moves in two halves, met in the middle.

A set of moves changes the minutes of every caseworker and loses so much; of each half all sets that lose little are
listed, and of two sets, one from each half, those are sought that together fill the first caseworker. A thousand sets
in each half stand for a million divisions. (The idea is that of E. Horowitz and S. Sahni, Journal of the ACM 21,
1974, 277-292, doi 10.1145/321812.321823, for knapsacks.)
"""

from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints

#: Moves of which a division makes its choice, the cheapest.
MOVES = 400
#: How fast the most that a set may lose shrinks while there are too many sets, and grows again from call to call.
_SHRINK, _GROW = 0.8, 1.1


class Memory(NamedTuple):
    """Room to work in: moves (2, MOVES, …) and sets of them (2, N, …) of each half, the second half's sets sorted."""

    lost: Floats
    row: Ints
    side: Ints
    need: Ints
    key: Floats
    spots: Ints
    total: Floats
    parent: Ints
    last: Ints
    use: Ints
    sorted_total: Floats
    sorted_use: Ints
    sorted_set: Ints
    first: Ints
    half: Ints


@compiled
def memory(clients: int, sides: int, sets: int, minutes: int) -> Memory:
    """For so many clients and caseworkers at a time, sets in each half, and minutes that a half may change."""
    return Memory(
        np.empty((2, MOVES)),
        np.empty((2, MOVES), np.int64),
        np.empty((2, MOVES), np.int64),
        np.empty((2, MOVES, sides), np.int64),
        np.empty(clients * sides),
        np.empty(clients * sides, np.int64),
        np.empty((2, sets)),
        np.empty((2, sets), np.int64),
        np.empty((2, sets), np.int64),
        np.empty((2, sets, sides), np.int64),
        np.empty(sets),
        np.empty((sets, sides), np.int64),
        np.empty(sets, np.int64),
        np.empty(minutes + 2, np.int64),
        np.empty(clients, np.int64),
    )


@compiled
def _sets(
    moves: int, lost: Floats, row: Ints, need: Ints, sides: int, most: float, limit: int,
    total: Floats, parent: Ints, last: Ints, use: Ints,
) -> int:  # fmt: skip
    """List the sets of moves, cheapest moves first, at most one a client, that lose at most `most`; -1: too many."""
    total[0], parent[0], last[0] = 0.0, -1, -1
    use[0] = 0
    count, at = 1, 0
    while at < count:
        for move in range(last[at] + 1, moves):
            loss = total[at] + lost[move]
            if loss > most:
                break
            up = at
            while up > 0 and row[last[up]] != row[move]:
                up = parent[up]
            if up > 0:
                continue
            if count == limit:
                return -1
            total[count], parent[count], last[count] = loss, at, move
            for side in range(sides):
                use[count, side] = use[at, side] + need[move, side]
            count += 1
        at += 1
    return count


@compiled
def divide(
    chosen: Ints, tight: int, left: Ints, pool: Ints, may: Bools, loss: Floats, minutes: Ints, idle: Floats,
    charge: float, limit: float, most: Floats, sets: int, found: Ints, room: Memory,
) -> float:  # fmt: skip
    """Fill `found` (P,) with the sides of the clients in `pool` that lose least; the loss, infinity if none is better.

    `chosen` (S,) caseworkers, the first `tight` of which must not have minutes too many and pay `idle` (W,) for those
    left over; the others pay `charge` for every minute too many or left over. `left` (S,) minutes without the pool;
    `may` (P, S) sides of each client; `loss`, `minutes` (C, W). `most` (1,) is kept from call to call: what a set may
    lose, so that there are not more than `sets`. Better: below `limit`. `room` is changed, `left` too.
    """
    sides, clients = len(chosen), len(pool)
    base = 0.0
    for at in range(clients):
        client, least, cheapest = pool[at], np.inf, -1
        for side in range(sides):
            if may[at, side] and loss[client, chosen[side]] < least:
                least, cheapest = loss[client, chosen[side]], side
        base += least
        found[at] = cheapest
        left[cheapest] -= minutes[client, chosen[cheapest]]
    budget = limit - base
    if budget <= 0:
        return np.inf
    # Moves away from the cheapest side, cheapest first; clients go to the halves by turns.
    key, spots, first, half, count = room.key, room.spots, room.first, room.half, 0
    for at in range(clients):
        client, half[at] = pool[at], -1
        for side in range(sides):
            extra = loss[client, chosen[side]] - loss[client, chosen[found[at]]]
            if may[at, side] and side != found[at] and extra < budget:
                key[count], spots[count] = extra, at * sides + side
                count += 1
    moves, turn = np.zeros(2, np.int64), 0
    for spot in np.argsort(key[:count], kind="mergesort")[:MOVES]:
        at, side = spots[spot] // sides, spots[spot] % sides
        if half[at] < 0:
            half[at], turn = turn, 1 - turn
        one, move = half[at], moves[half[at]]
        room.lost[one, move], room.row[one, move], room.side[one, move] = key[spot], at, side
        room.need[one, move, :sides] = 0
        room.need[one, move, side] = minutes[pool[at], chosen[side]]
        room.need[one, move, found[at]] = -minutes[pool[at], chosen[found[at]]]
        moves[one] += 1
    # All sets of each half that lose little, little enough that they are not too many.
    threshold, n_one, n_two = min(budget, most[0]), -1, -1
    while n_two < 0:
        n_one = _sets(
            moves[0], room.lost[0], room.row[0], room.need[0], sides, threshold, sets,
            room.total[0], room.parent[0], room.last[0], room.use[0],
        )  # fmt: skip
        if n_one >= 0:
            n_two = _sets(
                moves[1], room.lost[1], room.row[1], room.need[1], sides, threshold, sets,
                room.total[1], room.parent[1], room.last[1], room.use[1],
            )  # fmt: skip
        if n_two < 0:
            most[0] = threshold = threshold * _SHRINK
            if threshold < 1e-9:
                return np.inf
    most[0] *= _GROW
    # The second half by the minutes of the first side.
    total, use = room.total, room.use
    sorted_total, sorted_use, sorted_set = room.sorted_total, room.sorted_use, room.sorted_set
    low = high = 0
    for at in range(n_two):
        low, high = min(low, use[1, at, 0]), max(high, use[1, at, 0])
    span = high - low + 1
    if span + 1 > len(first):
        return np.inf
    first[: span + 1] = 0
    for at in range(n_two):
        first[use[1, at, 0] - low + 1] += 1
    for value in range(span):
        first[value + 1] += first[value]
    for at in range(n_two):
        value = use[1, at, 0] - low
        spot = first[value]
        first[value] += 1
        sorted_total[spot], sorted_set[spot] = total[1, at], at
        sorted_use[spot, :sides] = use[1, at, :sides]
    for value in range(span, 0, -1):
        first[value] = first[value - 1]
    first[0] = 0
    # Two sets that fill the first side, or leave over what is paid for.
    best, set_one, set_two = budget - 1e-9, -1, -1
    for at in range(n_one):
        if total[0, at] >= best:
            continue
        full = left[0] - use[0, at, 0] - low
        for value in range(min(full, span - 1), -1, -1):
            start = total[0, at] + (full - value) * idle[chosen[0]]
            if start >= best:
                break
            for spot in range(first[value], first[value + 1]):
                cost = start + sorted_total[spot]
                for side in range(1, sides):
                    if cost >= best:
                        break
                    rest = left[side] - use[0, at, side] - sorted_use[spot, side]
                    if side >= tight:
                        cost += charge * abs(rest)
                    elif rest >= 0:
                        cost += rest * idle[chosen[side]]
                    else:
                        cost = np.inf
                if cost < best:
                    best, set_one, set_two = cost, at, sorted_set[spot]
    if set_one < 0:
        return np.inf
    for one in range(2):
        at = set_one if one == 0 else set_two
        while at > 0:
            found[room.row[one, room.last[one, at]]] = room.side[one, room.last[one, at]]
            at = room.parent[one, at]
    return base + best
