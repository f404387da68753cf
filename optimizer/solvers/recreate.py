"""Ruin and recreate: take a few clients out of the plan, put each back where it pays most, keep what is no worse.

After Schrimpf et al. (Journal of Computational Physics 159, 2000, doi 10.1006/jcph.1999.6413) and Christiaens and
Vanden Berghe (Transportation Science 54, 2020, doi 10.1287/trsc.2019.0914). Putting back looks at every eligible
caseworker and every day, and weighs points against the prices of minutes that the dual found; accepting looks at the
plan itself, with simulated annealing.
"""

import math

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints

#: Most clients taken out at a time.
_MOST = 9
_FAR = 1 << 30


@compiled
def insert(
    client: int,
    choices: Choices,
    before: Ints,
    lag: Ints,
    before_from: Ints,
    price: Floats,
    cap_price: Floats,
    rates: Floats,
    jitter: float,
    room: Ints,
    cap_left: Ints,
    holder: Ints,
    day: Ints,
    booked: Ints,
    trial: Ints,
    best_trial: Ints,
) -> float:
    """Put a client where points less late weight less prices are most; returns its worth without prices.

    `rates`: of a late unit, a continuity point, an unassigned client, a unit of delay.
    """
    begin, end = choices.task_from[client], choices.task_from[client + 1]
    pair_from, worker_of, task_at = choices.pair_from, choices.worker, choices.task
    on_first, on_last, late_first, late_last = choices.on_first, choices.on_last, choices.late_first, choices.late_last
    late_weight, delay_weight, due = choices.late_weight, choices.delay_weight, choices.due
    days, need = room.shape[1], choices.points[client]
    missed = 0.0
    for position in range(begin, end):
        task = task_at[position]
        missed += rates[0] * late_weight[task] + rates[3] * delay_weight[task] * (days - due[task])
    best_score, best_pair, best_worth = -1e30, -1, -rates[2] - missed
    for pair in range(pair_from[client], pair_from[client + 1]):
        worker = worker_of[pair]
        if cap_left[worker] < need:
            continue
        worth = rates[1] * choices.kept[pair]
        cost = cap_price[worker] * need
        met, reading = -1, choices.reading[pair]
        for position in range(begin, end):
            task = task_at[position]
            at = position - begin
            trial[at, 0], trial[at, 1] = -1, 0
            earliest = met if reading > 0 and met >= 0 else 0
            for row in range(before_from[task], before_from[task + 1]):
                waited = -1
                for other in range(begin, position):
                    if task_at[other] == before[row]:
                        waited = trial[other - begin, 0]
                earliest = max(earliest, waited + lag[row]) if waited >= 0 else _FAR
            undone = -rates[0] * late_weight[task] - rates[3] * delay_weight[task] * (days - due[task])
            if earliest >= days or not choices.able[task, worker]:
                worth += undone
                continue
            minutes = choices.minutes[task, worker] + (reading if met < 0 else 0)
            top, top_day, top_worth = undone, -1, undone
            for late in range(2):
                first = max(earliest, late_first[task] if late else on_first[task])
                last = late_last[task] if late else on_last[task]
                for d in range(first, last + 1):
                    left = room[worker, d] - minutes
                    if left >= 0:
                        gain = rates[1] * choices.contact[pair]
                        if late:
                            gain -= rates[0] * late_weight[task] + rates[3] * delay_weight[task] * (d - due[task])
                        score = gain - minutes * price[worker, d] - 0.02 * left
                        if score > top or top_day < 0:
                            top, top_day, top_worth = score, d, gain
                if top_day >= 0:
                    break
            worth += top_worth
            if top_day >= 0:
                cost += minutes * price[worker, top_day]
                trial[at, 0], trial[at, 1] = top_day, minutes
                room[worker, top_day] -= minutes
                if met < 0:
                    met = top_day
        for at in range(end - begin):
            if trial[at, 0] >= 0:
                room[worker, trial[at, 0]] += trial[at, 1]
        score = worth - cost
        if jitter > 0.0:
            score += jitter * (np.random.random() - 0.5)
        if score > best_score:
            best_score, best_pair, best_worth = score, pair, worth
            best_trial[: end - begin] = trial[: end - begin]
    if best_pair < 0:
        return float(best_worth)
    worker = worker_of[best_pair]
    holder[client] = worker
    cap_left[worker] -= need
    for position in range(begin, end):
        task, at = task_at[position], position - begin
        day[task], booked[task] = best_trial[at, 0], best_trial[at, 1]
        if day[task] >= 0:
            room[worker, day[task]] -= booked[task]
    return float(best_worth)


@compiled
def take(client: int, choices: Choices, room: Ints, cap_left: Ints, holder: Ints, day: Ints, booked: Ints) -> None:
    """Take a client out of the plan."""
    worker = holder[client]
    if worker >= 0:
        cap_left[worker] += choices.points[client]
        for position in range(choices.task_from[client], choices.task_from[client + 1]):
            task = choices.task[position]
            if day[task] >= 0:
                room[worker, day[task]] += booked[task]
                day[task], booked[task] = -1, 0
        holder[client] = -1


@compiled
def recreate(
    choices: Choices,
    before: Ints,
    lag: Ints,
    before_from: Ints,
    price: Floats,
    cap_price: Floats,
    rates: Floats,
    ideal: Floats,
    movable: Bools,
    room: Ints,
    cap_left: Ints,
    holder: Ints,
    day: Ints,
    booked: Ints,
    worth: Floats,
    trial: Ints,
    best_trial: Ints,
    old_day: Ints,
    old_booked: Ints,
    rounds: int,
    hot: float,
    cold: float,
    seed: int,
) -> int:
    """`rounds` attempts, the temperature falling from `hot` to `cold`; returns how many brought something."""
    np.random.seed(seed)
    n_clients, n_workers = len(holder), room.shape[0]
    out, old_holder, old_worth = np.empty(_MOST, np.int64), np.empty(_MOST, np.int64), np.empty(_MOST)
    # Clients by caseworker, as lists that change in place.
    mine, count = np.empty((n_workers, n_clients), np.int32), np.zeros(n_workers, np.int64)
    place = np.zeros(n_clients, np.int64)
    for client in range(n_clients):
        if holder[client] >= 0 and movable[client]:
            worker = holder[client]
            mine[worker, count[worker]], place[client] = client, count[worker]
            count[worker] += 1
    wanting, n_wanting, better = np.empty(n_clients, np.int64), 0, 0
    for attempt in range(rounds):
        if attempt % 2000 == 0:
            n_wanting = 0
            for client in range(n_clients):
                if movable[client] and worth[client] < ideal[client] - 1e-9:
                    wanting[n_wanting] = client
                    n_wanting += 1
            if n_wanting == 0:
                break
        heat = hot * (cold / hot) ** (attempt / rounds)
        first = wanting[np.random.randint(n_wanting)]
        low, high = choices.pair_from[first], choices.pair_from[first + 1]
        if high == low:
            continue
        # The caseworker whom the client would like: the best of a few drawn at random.
        target, most = -1, -1e30
        for _ in range(1 + np.random.randint(4)):
            pair = low + np.random.randint(high - low)
            liking = (
                choices.kept[pair] + (choices.task_from[first + 1] - choices.task_from[first]) * choices.contact[pair]
            )
            if liking > most and choices.worker[pair] != holder[first]:
                target, most = choices.worker[pair], liking
        out[0], n_out = first, 1
        begin, end = choices.task_from[first], choices.task_from[first + 1]
        early, final = 0, room.shape[1] - 1
        if end > begin:
            task = choices.task[begin + np.random.randint(end - begin)]
            early = min(choices.on_first[task], choices.late_first[task])
            final = (
                choices.on_last[task] if choices.on_first[task] <= choices.on_last[task] else choices.late_last[task]
            )
        wish = 1 + np.random.randint(_MOST - 1)
        for side in range(2):
            worker = target if side == 0 else holder[first]
            if worker < 0 or count[worker] == 0:
                continue
            wanted = max(1, int(0.7 * wish)) if side == 0 else int(0.3 * wish)
            for _ in range(12 * wanted):
                if wanted == 0 or n_out == _MOST:
                    break
                other = mine[worker, np.random.randint(count[worker])]
                fits = begin == end and cap_left[worker] < choices.points[first]
                for position in range(choices.task_from[other], choices.task_from[other + 1]):
                    fits = fits or early <= day[choices.task[position]] <= final
                if not fits and cap_left[worker] >= choices.points[first]:
                    continue
                known = False
                for row in range(n_out):
                    known = known or out[row] == other
                if not known:
                    out[n_out] = other
                    n_out += 1
                    wanted -= 1
        kept, total_old = 0, 0.0
        for row in range(n_out):
            client = out[row]
            old_holder[row], old_worth[row] = holder[client], worth[client]
            total_old += worth[client]
            for position in range(choices.task_from[client], choices.task_from[client + 1]):
                old_day[kept], old_booked[kept] = day[choices.task[position]], booked[choices.task[position]]
                kept += 1
            take(client, choices, room, cap_left, holder, day, booked)
        order = np.random.permutation(n_out) if np.random.random() < 0.6 else np.arange(n_out)
        jitter = 0.8 * hot * np.random.random() if np.random.random() < 0.5 else 0.0
        total_new = 0.0
        for row in order:
            client = out[row]
            worth[client] = insert(
                client,
                choices,
                before,
                lag,
                before_from,
                price,
                cap_price,
                rates,
                jitter,
                room,
                cap_left,
                holder,
                day,
                booked,
                trial,
                best_trial,
            )
            total_new += worth[client]
        if total_new >= total_old + heat * math.log(max(1e-12, np.random.random())):
            if total_new > total_old + 1e-9:
                better += 1
            for row in range(n_out):
                client, was, now = out[row], old_holder[row], holder[out[row]]
                if was == now:
                    continue
                if was >= 0:
                    count[was] -= 1
                    moved = mine[was, count[was]]
                    mine[was, place[client]], place[moved] = moved, place[client]
                if now >= 0:
                    mine[now, count[now]], place[client] = client, count[now]
                    count[now] += 1
            continue
        for row in range(n_out):
            take(out[row], choices, room, cap_left, holder, day, booked)
        kept = 0
        for row in range(n_out):
            client, worker = out[row], old_holder[row]
            worth[client] = old_worth[row]
            if worker >= 0:
                holder[client] = worker
                cap_left[worker] -= choices.points[client]
            for position in range(choices.task_from[client], choices.task_from[client + 1]):
                task = choices.task[position]
                day[task], booked[task] = old_day[kept], old_booked[kept]
                kept += 1
                if worker >= 0 and day[task] >= 0:
                    room[worker, day[task]] -= booked[task]
    return better
