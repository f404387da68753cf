"""Closing a caseworker: the clients exchanged with those still open are chosen all at once.

A client of the caseworker may leave, one of an open caseworker may come; each such move loses so much and changes the
caseworker's minutes by so much. The moves that together lose least and leave no minutes too many are found exactly,
minute by minute (the knapsack recursion of R. Bellman, Dynamic Programming, 1957).

What a client loses who stays with the open caseworkers is not known yet. It is taken to be the *soft* least of what it
would lose with each of them: less than the least, the more of them are nearly as good. So those who fit few others are
taken first.
"""

import math
from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints

#: The least share of a caseworker that counts; below, differences are noise.
_NOTHING = 1e-30


class Office(NamedTuple):
    """What does not change: clients C, caseworkers W, losses in points.

    `loss`, `minutes` (C, W); `idle` (W,), the price of a minute left over; `near` (W, C) clients, the least loss first;
    `shares` (W, C), e^(-loss / softness).
    """

    loss: Floats
    minutes: Ints
    idle: Floats
    near: Ints
    shares: Floats
    softness: float


class Terms(NamedTuple):
    """Of one closing, in points.

    `misfit` is the price of a minute too many or left over with an open caseworker, `load` that of a minute which
    clients take there; `surplus` the most that a move may lose, `noise` the most that chance changes it by.
    """

    misfit: float
    load: float
    surplus: float
    noise: float


class Desk(NamedTuple):
    """Room to work in: moves M; what so many minutes R cost at least with the first moves (M + 1, R)."""

    cost: Floats
    need: Ints
    client: Ints
    side: Ints
    made: Bools
    least: Floats


@compiled
def desk(moves: int, reach: int) -> Desk:
    """For so many moves, own clients' first, then the cheapest; minutes may change by about `reach`, either way."""
    return Desk(
        np.empty(moves),
        np.empty(moves, np.int64),
        np.empty(moves, np.int64),
        np.empty(moves, np.int64),
        np.empty(moves, np.bool_),
        np.empty((moves + 1, 2 * reach + 1), np.float32),  # twice as fast
    )


@compiled
def cheapest(moves: int, left: int, idle: float, desk: Desk) -> float:
    """Mark in `desk.made` the moves whose `need` sums to at most `left` and that cost least; what they cost.

    Infinity if there are none. Costs are not negative. Every minute less than `left` costs `idle`.
    """
    span = desk.least.shape[1]
    zero = max(0, min(span - 1, (span - left) // 2))
    desk.least[0] = np.inf
    desk.least[0, zero] = 0.0
    for move in range(moves):
        need, cost = desk.need[move], np.float32(desk.cost[move])
        old, new = desk.least[move], desk.least[move + 1]
        start, end = max(0, need), min(span, span + need)
        new[:start], new[end:] = old[:start], old[end:]
        if start < end:
            without, before, goal = old[start:end], old[start - need : end - need], new[start:end]
            for at in range(end - start):
                with_it = before[at] + cost
                goal[at] = with_it if with_it < without[at] else without[at]
    best, spot, last = np.inf, -1, desk.least[moves]
    for at in range(min(left + zero, span - 1), -1, -1):
        paid = (left + zero - at) * idle
        if paid >= best:
            break
        if last[at] + paid < best:
            best, spot = last[at] + paid, at
    if spot < 0:
        return np.inf
    for move in range(moves - 1, -1, -1):
        desk.made[move] = desk.least[move + 1, spot] < desk.least[move, spot]
        if desk.made[move]:
            spot -= desk.need[move]
    return best


@compiled
def _misfit(room: int, minutes: int) -> int:
    """How many minutes too many or left over come to a caseworker with a client of so many minutes."""
    return abs(room - minutes) - abs(room)


@compiled
def soft(choices: float, softness: float) -> float:
    """What a client is thought to lose whose open caseworkers' shares sum to `choices`."""
    return -softness * math.log(max(choices, _NOTHING))


@compiled
def close(
    worker: int, holder: Ints, room: Ints, is_open: Bools, choices: Floats, office: Office, terms: Terms, desk: Desk
) -> float:
    """Close an open caseworker; what it loses with the clients that it has then, infinity if they do not fit.

    Changes `holder` (C,), `room` (W,) minutes left, `is_open` (W,) and `choices` (C,), sums of open ones' shares.
    """
    loss, minutes = office.loss, office.minutes
    n_clients, n_workers = loss.shape
    is_open[worker] = False
    gone = office.shares[worker]
    for client in range(n_clients):
        choices[client] -= gone[client]
    moves, left = 0, room[worker]
    for spot in range(2 * n_clients):
        own = spot < n_clients
        client = spot if own else office.near[worker, spot - n_clients]
        here, side = loss[client, worker], holder[client]
        if moves == len(desk.cost) or (not own and here > terms.surplus):
            break
        if own != (side == worker) or (not own and not is_open[side]):
            continue
        if own:
            least = np.inf
            for other in range(n_workers):
                if is_open[other]:
                    there = loss[client, other] + terms.load * minutes[client, other]
                    there += terms.misfit * _misfit(room[other], minutes[client, other])
                    if there < least:
                        least, side = there, other
            misfit = _misfit(room[side], minutes[client, side])
        else:
            misfit = -_misfit(room[side], -minutes[client, side])
        stays_open = soft(choices[client], office.softness) + terms.misfit * misfit
        stays_open += terms.load * minutes[client, side]
        # How much better it is with the caseworker; the move is away from where it is better.
        extra = stays_open - here + terms.noise * (2 * np.random.random() - 1)
        if (own and extra > terms.surplus) or (not own and extra < -terms.surplus):
            continue
        desk.cost[moves], desk.client[moves], desk.side[moves] = abs(extra), client, side
        desk.need[moves] = -minutes[client, worker] if extra > 0 else minutes[client, worker]
        if own and extra <= 0:
            left += minutes[client, worker]
        elif not own and extra > 0:
            left -= minutes[client, worker]
        moves += 1
    if cheapest(moves, left, office.idle[worker], desk) < np.inf:
        for move in range(moves):
            client, side = desk.client[move], desk.side[move]
            stays = (desk.need[move] < 0) != desk.made[move]
            if stays and holder[client] != worker:
                holder[client] = worker
                room[side] += minutes[client, side]
                room[worker] -= minutes[client, worker]
            elif not stays and holder[client] == worker:
                holder[client] = side
                room[side] -= minutes[client, side]
                room[worker] += minutes[client, worker]
    if room[worker] < 0:
        return np.inf
    lost = float(room[worker] * office.idle[worker])
    for client in range(n_clients):
        if holder[client] == worker:
            lost += loss[client, worker]
    return lost
