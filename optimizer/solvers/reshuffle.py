"""Reshuffle: a few caseworkers, up to twenty of their clients, every way of dividing these that could pay off.

For offices in which a plan is no more than who has whom. The prices of minutes that the dual found make all plans
comparable: a client's *loss* with a caseworker is how much less it brings there, minutes paid, than with its best; a
minute left over loses its price. Losses and left-over minutes of a plan sum to its distance from the bound, so that a
depth-first search that adds them up is cut off early. Minutes too many are allowed at a higher price on the way.
Accepting is by simulated annealing. (The neighbourhood takes the place of ejection chains: M. Yagiura, T. Ibaraki and
F. Glover, INFORMS Journal on Computing 16, 2004, doi 10.1287/ijoc.1030.0036.)
"""

import math

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Ints

#: Most caseworkers, clients and steps of one try.
_SIDES, _BRANCHES, _STEPS = 4, 20, 4_000
_LEAST_BRANCHES = 8


@compiled
def reshuffle(
    loss: Floats,
    minutes: Ints,
    likes: Ints,
    capacity: Ints,
    idle: Floats,
    over: Floats,
    holder: Ints,
    best: Ints,
    tries: int,
    heat: float,
    focus: float,
    seed: int,
) -> float:
    """Change `holder` (C,) in place by so many tries; `best` is the best without minutes too many, its loss returned.

    `loss`, `minutes` (C, W); `likes` (C, K) caseworkers of least loss; `idle`, `over` (W,) the price of a minute left
    over and of one too many. Returns infinity where every plan met had minutes too many.
    """
    np.random.seed(seed)
    n_clients, n_workers = loss.shape
    room = capacity.copy()
    mine, count = np.empty((n_workers, n_clients), np.int32), np.zeros(n_workers, np.int64)
    place = np.zeros(n_clients, np.int64)
    total = 0.0
    for client in range(n_clients):
        worker = holder[client]
        room[worker] -= minutes[client, worker]
        mine[worker, count[worker]], place[client] = client, count[worker]
        count[worker] += 1
        total += loss[client, worker]
    excess = 0
    for worker in range(n_workers):
        excess += max(0, -room[worker])
        total += room[worker] * idle[worker] if room[worker] >= 0 else -room[worker] * over[worker]
    top = np.inf
    if excess == 0:
        top = total
        best[:] = holder
    chosen, left = np.empty(_SIDES, np.int64), np.empty(_SIDES, np.int64)
    pool, key = np.empty(n_clients, np.int64), np.empty(n_clients)
    option, cost = np.empty((_BRANCHES, _SIDES), np.int64), np.empty((_BRANCHES, _SIDES))
    rest, sofar = np.empty(_BRANCHES + 1), np.empty(_BRANCHES + 1)
    tail = np.zeros((_BRANCHES + 1, _SIDES), np.int64)
    at, found = np.empty(_BRANCHES, np.int64), np.empty(_BRANCHES, np.int64)
    for _ in range(tries):
        # A client that is not at its best, its caseworker, and others reached through what clients like.
        client = np.random.randint(n_clients)
        for _ in range(12):
            if loss[client, holder[client]] > 1e-9:
                break
            client = np.random.randint(n_clients)
        chosen[0], sides = holder[client], 1
        wish = 2 + np.random.randint(_SIDES - 1)
        for step in range(20):
            if sides == wish:
                break
            worker = likes[client, int(likes.shape[1] * np.random.random() ** 2)]
            known = False
            for side in range(sides):
                known = known or chosen[side] == worker
            if not known:
                chosen[sides] = worker
                sides += 1
            if count[worker] > 0 and (not known or step % 3 == 0):
                client = mine[worker, np.random.randint(count[worker])]
        if sides < 2:
            continue
        # What these caseworkers lose now, and so what could be gained at most.
        now = budget = 0.0
        n_pool = 0
        for side in range(sides):
            worker = chosen[side]
            left[side] = room[worker]
            now += room[worker] * idle[worker] if room[worker] >= 0 else -room[worker] * over[worker]
            for row in range(count[worker]):
                client = mine[worker, row]
                least = np.inf
                for other in range(sides):
                    least = min(least, loss[client, chosen[other]])
                budget += loss[client, worker] - least
                pool[n_pool] = client
                n_pool += 1
        bonus = -heat * math.log(max(1e-300, np.random.random()))
        budget += now + bonus
        # Clients with an alternative within that budget, cheap alternatives first, but not always the same.
        n_open = 0
        for row in range(n_pool):
            client = pool[row]
            stay, leave = loss[client, holder[client]], np.inf
            for side in range(sides):
                if chosen[side] != holder[client]:
                    leave = min(leave, loss[client, chosen[side]])
            if abs(leave - stay) < budget:
                pool[n_open], key[n_open] = client, max(0.0, leave - stay + focus) * np.random.random()
                n_open += 1
        branches = min(n_open, _LEAST_BRANCHES + np.random.randint(_BRANCHES - _LEAST_BRANCHES + 1))
        if branches < 2:
            continue
        for row in range(branches if branches < n_open else 0):
            least_row = row
            for other in range(row + 1, n_open):
                if key[other] < key[least_row]:
                    least_row = other
            pool[row], pool[least_row] = pool[least_row], pool[row]
            key[least_row] = key[row]
        # Out of the plan with them; long ones are decided first, short ones fill what is left.
        for row in range(branches):
            client = pool[row]
            now += loss[client, holder[client]]
            long = 0.0
            for side in range(sides):
                long += minutes[client, chosen[side]]
                if chosen[side] == holder[client]:
                    left[side] += minutes[client, holder[client]]
            spot = row
            while spot > 0 and key[spot - 1] < long:
                pool[spot], key[spot] = pool[spot - 1], key[spot - 1]
                spot -= 1
            pool[spot], key[spot] = client, long
        # `rest`: what the others lose at least; `tail`: minutes that they could still bring to each side.
        rest[branches], tail[branches] = 0.0, 0
        for row in range(branches - 1, -1, -1):
            for side in range(sides):
                lost, spot = loss[pool[row], chosen[side]], side
                while spot > 0 and cost[row, spot - 1] > lost:
                    cost[row, spot], option[row, spot] = cost[row, spot - 1], option[row, spot - 1]
                    spot -= 1
                cost[row, spot], option[row, spot] = lost, side
                if lost < now + bonus:
                    tail[row, side] = tail[row + 1, side] + minutes[pool[row], chosen[side]]
                else:
                    tail[row, side] = tail[row + 1, side]
            rest[row] = rest[row + 1] + cost[row, 0]
        # Depth first, the least loss first; `limit` is what a division has to stay below.
        limit, better, depth = now + bonus - 1e-9, False, 0
        at[0], sofar[0] = -1, 0.0
        steps = 0
        while depth >= 0:
            client = pool[depth]
            if at[depth] >= 0:
                side = option[depth, at[depth]]
                left[side] += minutes[client, chosen[side]]
            at[depth] += 1
            steps += 1
            if at[depth] == sides or steps > _STEPS:
                depth -= 1
                continue
            lost = sofar[depth] + cost[depth, at[depth]]
            side = option[depth, at[depth]]
            left[side] -= minutes[client, chosen[side]]
            if lost + rest[depth + 1] >= limit:
                left[side] += minutes[client, chosen[side]]
                depth -= 1  # what comes after loses more
                continue
            last = depth == branches - 1
            beyond = 0.0
            for side in range(sides):
                if left[side] < 0:
                    beyond -= left[side] * over[chosen[side]]
                elif left[side] > tail[depth + 1, side]:
                    beyond += (left[side] - tail[depth + 1, side]) * idle[chosen[side]]
            if lost + rest[depth + 1] + beyond >= limit:
                continue
            if not last:
                depth += 1
                at[depth], sofar[depth] = -1, lost
                continue
            same = True
            for row in range(branches):
                same = same and chosen[option[row, at[row]]] == holder[pool[row]]
            if not same:
                limit, better = lost + beyond - 1e-9, True
                for row in range(branches):
                    found[row] = chosen[option[row, at[row]]]
        if not better:
            continue
        total += limit + 1e-9 - now
        for row in range(branches):
            client, was, new = pool[row], holder[pool[row]], found[row]
            if was == new:
                continue
            excess -= max(0, -room[was]) + max(0, -room[new])
            room[was] += minutes[client, was]
            room[new] -= minutes[client, new]
            excess += max(0, -room[was]) + max(0, -room[new])
            count[was] -= 1
            moved = mine[was, count[was]]
            mine[was, place[client]], place[moved] = moved, place[client]
            mine[new, count[new]], place[client] = client, count[new]
            count[new] += 1
            holder[client] = new
        if excess == 0 and total < top - 1e-7:
            top = total
            best[:] = holder
    return top
