"""Days anew for one caseworker whose clients stay: simulated annealing in which a day may overflow, at a price.

Whole tasks in days are bins to be packed. Where a day must never overflow, nearly every change is blocked; where each
minute too many costs something, tasks move and swap freely, and what remains overfull at the end is taken out.
After Kirkpatrick, Gelatt and Vecchi (Science 220, 1983).
"""

import math

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Ints

#: Costs from here on mean that a task cannot be done on a day.
NEVER = 1e17
#: After this share of the moves overflow costs more and more.
_FIRM_FROM = 0.7
_FIRMEST = 100.0


@compiled
def put(room: Ints, day: int, minutes: int, price: float, spare: Ints, spare_price: float) -> float:
    """Take minutes from a day; returns what it adds to overflow and overtime, priced. The last day is no day."""
    if day == len(room) - 1:
        return 0.0
    before = room[day]
    after = before - minutes
    room[day] = after
    added = price * (max(0, -after) - max(0, -before))
    return float(added + spare_price * (max(0, spare[day] - after) - max(0, spare[day] - before)))


@compiled
def shift(
    task: int,
    to: int,
    minutes: Ints,
    mates_from: Ints,
    mates: Ints,
    reading: Ints,
    room: Ints,
    spare: Ints,
    day: Ints,
    price: float,
    spare_price: float,
) -> float:
    """Move a task; reading-in stays on the first day on which anything is done for the client."""
    at, added = day[task], 0.0
    if reading[task] > 0:
        first = len(room) - 1
        for row in range(mates_from[task], mates_from[task + 1]):
            first = min(first, day[mates[row]])
        was, now = min(first, at), min(first, to)
        if was != now:
            added += put(room, was, -reading[task], price, spare, spare_price)
            added += put(room, now, reading[task], price, spare, spare_price)
    day[task] = to
    added += put(room, at, -minutes[task], price, spare, spare_price)
    return added + put(room, to, minutes[task], price, spare, spare_price)


@compiled
def reachable(
    task: int, to: int, other: int, day: Ints, none: int, before_from: Ints, before: Ints, lag: Ints, after_from: Ints,
    after: Ints, after_lag: Ints,
) -> bool:  # fmt: skip
    """Whether predecessors and successors allow the day; `other` must not be one of them."""
    for row in range(before_from[task], before_from[task + 1]):
        if before[row] == other or min(none, day[before[row]] + lag[row]) > to:
            return False
        if day[before[row]] == none and to < none:
            return False
    for row in range(after_from[task], after_from[task + 1]):
        if after[row] == other:
            return False
        waits = day[after[row]]
        if waits < none and (to == none or to + after_lag[row] > waits):
            return False
    return True


@compiled
def repack(
    cost: Floats,
    minutes: Ints,
    reading: Ints,
    mates_from: Ints,
    mates: Ints,
    before_from: Ints,
    before: Ints,
    lag: Ints,
    after_from: Ints,
    after: Ints,
    after_lag: Ints,
    room: Ints,
    spare: Ints,
    day: Ints,
    price: float,
    spare_price: float,
    moves: int,
    hot: float,
    cold: float,
    seed: int,
) -> None:
    """Change `day` (n,) so that cost falls, in `moves` attempts.

    `cost` (n, H + 1) of each task on each day, the last one for undone; `room` (H + 1,) minutes left on each day,
    of which `spare` (H + 1,) are overtime.
    """
    np.random.seed(seed)
    count, none = len(minutes), len(room) - 1
    first, final = np.zeros(count, np.int64), np.full(count, -1, np.int64)
    for task in range(count):
        for d in range(none):
            if cost[task, d] < NEVER:
                if final[task] < 0:
                    first[task] = d
                final[task] = d
    firm = price
    for move in range(moves):
        past = move / moves
        heat = hot * (cold / hot) ** past
        if past > _FIRM_FROM and move % 1000 == 0:
            firm = price * _FIRMEST ** ((past - _FIRM_FROM) / (1 - _FIRM_FROM))
        task = np.random.randint(count)
        at, other, to = day[task], -1, -1
        if np.random.random() < 0.6:
            other = np.random.randint(count)
            to = day[other]
        elif np.random.random() < 0.1:
            to = none
        elif final[task] >= 0:
            to = first[task] + np.random.randint(final[task] - first[task] + 1)
        if to < 0 or to == at or cost[task, to] >= NEVER:
            continue
        if not reachable(task, to, other, day, none, before_from, before, lag, after_from, after, after_lag):
            continue
        added = cost[task, to] - cost[task, at]
        if other >= 0:
            if cost[other, at] >= NEVER or not reachable(
                other, at, task, day, none, before_from, before, lag, after_from, after, after_lag
            ):
                continue
            added += cost[other, at] - cost[other, to]
        added += shift(task, to, minutes, mates_from, mates, reading, room, spare, day, firm, spare_price)
        if other >= 0:
            added += shift(other, at, minutes, mates_from, mates, reading, room, spare, day, firm, spare_price)
        if added > -heat * math.log(max(1e-12, np.random.random())):
            if other >= 0:
                shift(other, to, minutes, mates_from, mates, reading, room, spare, day, firm, spare_price)
            shift(task, at, minutes, mates_from, mates, reading, room, spare, day, firm, spare_price)
    # What is still overfull is taken out, where that costs least for each minute too many.
    for d in range(none):
        while room[d] < 0:
            chosen, chosen_to, least = -1, -1, 1e300
            for task in range(count):
                if day[task] != d:
                    continue
                for to in range(none + 1):
                    if to == d or cost[task, to] >= NEVER or (to < none and room[to] < minutes[task] + reading[task]):
                        continue
                    if reachable(task, to, -1, day, none, before_from, before, lag, after_from, after, after_lag):
                        rate = (cost[task, to] - cost[task, d]) / min(minutes[task], -room[d])
                        if rate < least:
                            chosen, chosen_to, least = task, to, rate
            if chosen < 0:  # what waits for a task of the day has to go first
                for task in range(count):
                    if day[task] == d:
                        chosen, chosen_to = task, none
                searching = True
                while searching:
                    searching = False
                    for row in range(after_from[chosen], after_from[chosen + 1]):
                        if day[after[row]] < none:
                            chosen, searching = after[row], True
            shift(chosen, chosen_to, minutes, mates_from, mates, reading, room, spare, day, firm, spare_price)
