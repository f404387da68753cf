"""The smoothed dual where a client's tasks may be done by others than its caseworker: cover and task-based.

Given the prices, a client still decides alone: whom it names, and for each task the best of its ways. A way by p(c)
earns what a task by p(c) is worth, a way by anybody able r(c, w) alone. As p(c) adds to a way and never takes from
it, "anybody" may include p(c) without its extra: the best of both is the same. So the best of the ways by anybody is
found once per client, and each possible p(c) is compared with that. See `smooth.py` for prices and smoothing.
"""

import math
from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, IndexedInstance, Ints

#: Ways this many softnesses below the best weigh nothing.
_NEGLIGIBLE = 25.0
_NEVER = -1e30


class Others(NamedTuple):
    """What a task is worth with somebody who is not p(c): (C, W) weight · r(c, w), and who would have to read in."""

    value: Ints
    strangers: Bools
    reading: int


def others_of(indexed: IndexedInstance) -> Others:
    """Worth of a task with each caseworker who is not p(c)."""
    value = indexed.weight[:, None] * indexed.relationship.astype(np.int64)
    return Others(value, indexed.strangers, indexed.familiarisation)


@compiled
def carriers(client: int, choices: Choices, others: Others, carrier: Ints) -> None:
    """Fill (W,) with the position of the task that carries each pair's reading-in: one with the least head, or -1."""
    carrier[:] = -1
    if others.reading <= 0:
        return
    begin, end = choices.task_from[client], choices.task_from[client + 1]
    for position in range(begin, end):
        task = choices.task[position]
        if choices.on_first[task] > choices.on_last[task] and choices.late_first[task] > choices.late_last[task]:
            continue
        for worker in range(len(carrier)):
            if choices.able[task, worker] and others.strangers[client, worker]:
                known = carrier[worker]
                if known < 0 or choices.head[task] < choices.head[choices.task[known]]:
                    carrier[worker] = position


@compiled
def pooled_dual(
    choices: Choices,
    others: Others,
    price: Floats,
    cap_price: Floats,
    rates: Floats,
    softness: float,
    used: Floats,
    load: Floats,
    share: Floats,
    first_client: int,
    after_last: int,
) -> tuple[float, float, float, float, float]:
    """As `smooth.dual`, with `choices` of whom a client may name and, in `able`, of who may do a task at all."""
    pair_from, worker_of, kept, contact = choices.pair_from, choices.worker, choices.kept, choices.contact
    task_from, task_at, late_weight = choices.task_from, choices.task, choices.late_weight
    on_first, on_last, late_first, late_last = choices.on_first, choices.on_last, choices.late_first, choices.late_last
    head, minutes_of, able, caseload = choices.head, choices.minutes, choices.able, choices.points
    known, reading = others.value, others.reading
    used[:], load[:], share[pair_from[first_client] : pair_from[after_last]] = 0.0, 0.0, 0.0
    smoothed = exact = late_sum = points = unassigned = 0.0
    most_pairs = most_tasks = 1
    for client in range(len(caseload)):
        most_tasks = max(most_tasks, task_from[client + 1] - task_from[client])
        most_pairs = max(most_pairs, pair_from[client + 1] - pair_from[client])
    n_workers = price.shape[0]
    # By task and caseworker the worth of each way without being p(c); by task the best of them, smoothed and mass.
    on, late = np.empty((most_tasks, n_workers)), np.empty((most_tasks, n_workers))
    best_way, soft_way, mass = np.empty(most_tasks), np.empty(most_tasks), np.empty(most_tasks)
    value, ways = np.empty(most_pairs), np.empty((most_pairs, most_tasks, 3))
    carrier = np.full(n_workers, -1, dtype=np.int64)
    for client in range(first_client, after_last):
        begin, end = task_from[client], task_from[client + 1]
        low, high = pair_from[client], pair_from[client + 1]
        if reading > 0:
            carriers(client, choices, others, carrier)
        nobody = -rates[2]
        for position in range(begin, end):
            task, at = task_at[position], position - begin
            undone = -rates[0] * late_weight[task]
            top = undone
            for worker in range(n_workers):
                if not able[task, worker]:
                    continue
                gain, minutes = rates[1] * known[client, worker], minutes_of[task, worker]
                on[at, worker] = late[at, worker] = _NEVER
                first, last = on_first[task], on_last[task]
                if first <= last:
                    on[at, worker] = gain - minutes * price[worker, first, last]
                    if position == carrier[worker]:
                        on[at, worker] -= reading * price[worker, head[task], last]
                first, last = late_first[task], late_last[task]
                if first <= last:
                    late[at, worker] = gain + undone - minutes * price[worker, first, last]
                    if position == carrier[worker]:
                        late[at, worker] -= reading * price[worker, head[task], last]
                top = max(top, on[at, worker], late[at, worker])
            best_way[at] = top
            nobody += top
        best = nobody
        for pair in range(low, high):
            worker = worker_of[pair]
            worth = rates[1] * kept[pair] - cap_price[worker] * caseload[client]
            lift = rates[1] * (contact[pair] - known[client, worker])
            for position in range(begin, end):
                at = position - begin
                if able[task_at[position], worker]:
                    worth += max(best_way[at], on[at, worker] + lift, late[at, worker] + lift)
                else:
                    worth += best_way[at]
            value[pair - low] = worth
            best = max(best, worth)
        exact += best
        if softness <= 0.0:
            continue
        # The same, smoothed; whom to name only among those that matter.
        margin = softness * (_NEGLIGIBLE + (end - begin) * math.log(2 * n_workers + 3))
        nobody = -rates[2]
        for position in range(begin, end):
            task, at = task_at[position], position - begin
            total = math.exp((-rates[0] * late_weight[task] - best_way[at]) / softness)
            for worker in range(n_workers):
                if able[task, worker]:
                    for worth in (on[at, worker], late[at, worker]):
                        if worth > best_way[at] - softness * _NEGLIGIBLE:
                            total += math.exp((worth - best_way[at]) / softness)
            soft_way[at] = best_way[at] + softness * math.log(total)
            nobody += soft_way[at]
        top = nobody
        for pair in range(low, high):
            if value[pair - low] < best - margin:
                value[pair - low] = _NEVER
                continue
            worker = worker_of[pair]
            worth = rates[1] * kept[pair] - cap_price[worker] * caseload[client]
            lift = rates[1] * (contact[pair] - known[client, worker])
            for position in range(begin, end):
                at = position - begin
                own_on = own_late = _NEVER
                if able[task_at[position], worker]:
                    own_on, own_late = on[at, worker] + lift, late[at, worker] + lift
                most = max(soft_way[at], own_on, own_late)
                rest = math.exp((soft_way[at] - most) / softness)
                e_on, e_late = math.exp((own_on - most) / softness), math.exp((own_late - most) / softness)
                total = rest + e_on + e_late
                worth += most + softness * math.log(total)
                ways[pair - low, at, 0] = e_on / total
                ways[pair - low, at, 1] = e_late / total
                ways[pair - low, at, 2] = rest / total
            value[pair - low] = worth
            top = max(top, worth)
        nobody = math.exp((nobody - top) / softness)
        total = nobody
        for pair in range(low, high):
            share[pair] = math.exp((value[pair - low] - top) / softness)
            total += share[pair]
        smoothed += top + softness * math.log(total)
        unassigned += nobody / total
        for at in range(end - begin):
            mass[at] = nobody / total
        for pair in range(low, high):
            if share[pair] <= 0.0:
                continue
            share[pair] /= total
            part, worker = share[pair], worker_of[pair]
            load[worker] += part * caseload[client]
            points += part * kept[pair]
            for position in range(begin, end):
                task, at = task_at[position], position - begin
                own_on, own_late = part * ways[pair - low, at, 0], part * ways[pair - low, at, 1]
                mass[at] += part * ways[pair - low, at, 2]
                points += contact[pair] * (own_on + own_late)
                late_sum += late_weight[task] * own_late
                if own_on > 0.0:
                    used[worker, on_first[task], on_last[task]] += own_on * minutes_of[task, worker]
                    if position == carrier[worker]:
                        used[worker, head[task], on_last[task]] += own_on * reading
                if own_late > 0.0:
                    used[worker, late_first[task], late_last[task]] += own_late * minutes_of[task, worker]
                    if position == carrier[worker]:
                        used[worker, head[task], late_last[task]] += own_late * reading
        for position in range(begin, end):
            task, at = task_at[position], position - begin
            late_sum += late_weight[task] * mass[at]
            for worker in range(n_workers):
                if not able[task, worker]:
                    continue
                if on[at, worker] > best_way[at] - softness * _NEGLIGIBLE:
                    part = mass[at] * math.exp((on[at, worker] - soft_way[at]) / softness)
                    late_sum -= late_weight[task] * part
                    points += known[client, worker] * part
                    used[worker, on_first[task], on_last[task]] += part * minutes_of[task, worker]
                    if position == carrier[worker]:
                        used[worker, head[task], on_last[task]] += part * reading
                if late[at, worker] > best_way[at] - softness * _NEGLIGIBLE:
                    part = mass[at] * math.exp((late[at, worker] - soft_way[at]) / softness)
                    points += known[client, worker] * part
                    used[worker, late_first[task], late_last[task]] += part * minutes_of[task, worker]
                    if position == carrier[worker]:
                        used[worker, head[task], late_last[task]] += part * reading
    return smoothed, exact, late_sum, points, unassigned
