"""The Lagrangian dual of the window relaxation, smoothed so that a quasi-Newton method can minimise it.

With a price for each window of each caseworker, each caseload cap and each objective already reached, clients decide
alone: each takes the caseworker whose points, less the price of the minutes, are most. Any prices that are not
negative prove a bound (Geoffrion, Mathematical Programming Study 2, 1974). The maximum over choices is replaced by
`softness · log Σ exp(value / softness)` (Nesterov, Mathematical Programming 103, 2005,
doi 10.1007/s10107-004-0552-5), which has a gradient; its weights are shares of clients, nearly whole at low softness.
"""

import math

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.compiled import compiled

#: Choices this many softnesses below the best weigh nothing.
_NEGLIGIBLE = 25.0


@compiled
def softest(on: float, late: float, undone: float, softness: float) -> tuple[float, float, float]:
    """Smoothed worth of a task, and the weights of doing it on time and late."""
    most = max(on, late, undone)
    e_on, e_late = math.exp((on - most) / softness), math.exp((late - most) / softness)
    total = e_on + e_late + math.exp((undone - most) / softness)
    return most + softness * math.log(total), e_on / total, e_late / total


@compiled
def dual(
    choices: Choices,
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
    """Sum over some clients of their best worth; fills `used` (W, H, H) minutes by window, `load` (W,).

    Of `share` (P,) the part of these clients' pairs is filled.

    `price` (W, H, H) is that of a minute which must lie in a window, `rates` those of a late unit, a continuity point
    and an unassigned client. Returns the smoothed sum, the exact one, and the expected late weight, continuity and
    unassigned clients.
    """
    # Arrays as locals: taking them out of the tuple again and again costs more than the arithmetic.
    pair_from, worker_of, kept, contact = choices.pair_from, choices.worker, choices.kept, choices.contact
    reading, task_from, task_at = choices.reading, choices.task_from, choices.task
    on_first, on_last, late_first, late_last = choices.on_first, choices.on_last, choices.late_first, choices.late_last
    head, late_weight, minutes_of, able = choices.head, choices.late_weight, choices.minutes, choices.able
    caseload = choices.points
    used[:], load[:], share[pair_from[first_client] : pair_from[after_last]] = 0.0, 0.0, 0.0
    smoothed = exact = late_sum = points = unassigned = 0.0
    most_pairs = most_tasks = 1
    for client in range(len(caseload)):
        most_tasks = max(most_tasks, task_from[client + 1] - task_from[client])
        most_pairs = max(most_pairs, pair_from[client + 1] - pair_from[client])
    value, ways = np.empty(most_pairs), np.empty((most_pairs, most_tasks, 2))
    carriers = np.empty(most_pairs, dtype=np.int64)  # the task that each pair's reading-in goes with
    for client in range(first_client, after_last):
        begin, end = task_from[client], task_from[client + 1]
        low, high = pair_from[client], pair_from[client + 1]
        missed = 0.0
        for position in range(begin, end):
            missed += late_weight[task_at[position]]
        nobody = -rates[2] - rates[0] * missed
        best = nobody
        for step in range(2):  # first the exact worth of all pairs, then the smoothed of those that matter
            soft = step == 1
            if soft and softness <= 0.0:
                break
            margin = softness * (_NEGLIGIBLE + 1.1 * (end - begin))  # smoothing lifts a task by log 3 at most
            for pair in range(low, high):
                if soft and value[pair - low] < best - margin:
                    value[pair - low] = -1e30
                    continue
                worker = worker_of[pair]
                worth = rates[1] * kept[pair] - cap_price[worker] * caseload[client]
                gain = rates[1] * contact[pair]
                carrier, earliest = -1, 1 << 30
                if reading[pair] > 0:
                    for position in range(begin, end):
                        task = task_at[position]
                        if able[task, worker] and head[task] < earliest:
                            if on_first[task] <= on_last[task] or late_first[task] <= late_last[task]:
                                carrier, earliest = position, head[task]
                carriers[pair - low] = carrier
                for position in range(begin, end):
                    task = task_at[position]
                    undone = -rates[0] * late_weight[task]
                    on = late = -1e30
                    if able[task, worker]:
                        minutes = minutes_of[task, worker]
                        first, last = on_first[task], on_last[task]
                        if first <= last:
                            on = gain - minutes * price[worker, first, last]
                            if position == carrier:
                                on -= reading[pair] * price[worker, head[task], last]
                        first, last = late_first[task], late_last[task]
                        if first <= last:
                            late = gain + undone - minutes * price[worker, first, last]
                            if position == carrier:
                                late -= reading[pair] * price[worker, head[task], last]
                    if soft:
                        part, p_on, p_late = softest(on, late, undone, softness)
                        worth += part
                        ways[pair - low, position - begin, 0] = p_on
                        ways[pair - low, position - begin, 1] = p_late
                    else:
                        worth += max(on, late, undone)
                value[pair - low] = worth
                if not soft:
                    best = max(best, worth)
        exact += best
        if softness <= 0.0:
            continue
        total = math.exp((nobody - best) / softness)
        unassigned_part = total
        for pair in range(low, high):
            share[pair] = math.exp((value[pair - low] - best) / softness)
            total += share[pair]
        smoothed += best + softness * math.log(total)
        unassigned += unassigned_part / total
        late_sum += missed * unassigned_part / total
        for pair in range(low, high):
            if share[pair] <= 0.0:
                continue
            share[pair] /= total
            part, worker = share[pair], worker_of[pair]
            load[worker] += part * caseload[client]
            points += part * kept[pair]
            carrier = carriers[pair - low]
            for position in range(begin, end):
                task = task_at[position]
                read = reading[pair] if position == carrier else 0
                on = part * ways[pair - low, position - begin, 0]
                late = part * ways[pair - low, position - begin, 1]
                late_sum += late_weight[task] * (part - on)
                points += contact[pair] * (on + late)
                if on > 0.0:
                    used[worker, on_first[task], on_last[task]] += on * minutes_of[task, worker]
                    if read > 0:
                        used[worker, head[task], on_last[task]] += on * read
                if late > 0.0:
                    used[worker, late_first[task], late_last[task]] += late * minutes_of[task, worker]
                    if read > 0:
                        used[worker, head[task], late_last[task]] += late * read
    return smoothed, exact, late_sum, points, unassigned
