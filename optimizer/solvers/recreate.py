"""Ruin and recreate: take a few clients out of the plan, put each back where it pays most, keep what is no worse.

After Schrimpf et al. (Journal of Computational Physics 159, 2000, doi 10.1006/jcph.1999.6413) and Christiaens and
Vanden Berghe (Transportation Science 54, 2020, doi 10.1287/trsc.2019.0914). Putting back looks at every eligible
caseworker and every day, and weighs points against the prices of minutes that the dual found; accepting looks at the
plan itself, with simulated annealing.
"""

import math
from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints

#: Most clients taken out at a time.
_MOST = 9
_FAR = 1 << 30
#: A client stays without a caseworker where the price of its points is so many times what that costs; prices tell
#: about by how much, and where they tell of a tie whoever fits is taken.
TOO_DEAR = 1.1


class Guide(NamedTuple):
    """What one search never changes.

    `price` (W, H) of a minute, `cap_price` (W,) of a caseload point; `rates` of a late unit, a continuity point, an
    unassigned client, a unit of delay; `ideal` (C,) the most that a client alone could bring;
    `before_from` (T + 1,), `before` and `lag`: each task's predecessors.
    """

    price: Floats
    cap_price: Floats
    rates: Floats
    ideal: Floats
    before_from: Ints
    before: Ints
    lag: Ints


class State(NamedTuple):
    """A plan in arrays that change in place.

    `room` (W, H) minutes and `cap_left` (W,) caseload points left; `holder` (C,) p(c) or -1; `day` (T,) or -1, and
    `booked` (T,) minutes; `worth` (C,) what each client brings.
    """

    room: Ints
    cap_left: Ints
    holder: Ints
    day: Ints
    booked: Ints
    worth: Floats


@compiled
def insert(
    client: int,
    choices: Choices,
    guide: Guide,
    state: State,
    part_of: Ints,
    part: int,
    jitter: float,
    trial: Ints,
    best_trial: Ints,
) -> float:
    """Put a client where points less late weight less prices are most; returns its worth without prices.

    Only caseworkers of the part (`part_of` (W,)) are looked at; `trial` and `best_trial` (n, 2) are scratch.
    """
    price, cap_price, rates = guide.price, guide.cap_price, guide.rates
    before_from, before, lag = guide.before_from, guide.before, guide.lag
    room, cap_left, holder, day, booked = state.room, state.cap_left, state.holder, state.day, state.booked
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
        if cap_left[worker] < need or part_of[worker] != part:
            continue
        worth = rates[1] * choices.kept[pair]
        cost = cap_price[worker] * need
        if cost > TOO_DEAR * rates[2] + worth:
            continue  # its caseload points are worth more to others than a caseworker is to it
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
            for at in range(end - begin):
                best_trial[at, 0], best_trial[at, 1] = trial[at, 0], trial[at, 1]
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
def take(client: int, choices: Choices, state: State) -> None:
    """Take a client out of the plan."""
    room, cap_left, holder, day, booked = state.room, state.cap_left, state.holder, state.day, state.booked
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
    guide: Guide,
    state: State,
    part_of: Ints,
    inside: Bools,
    part: int,
    attempts: int,
    heat: float,
    seed: int,
) -> int:
    """So many attempts at one temperature among the caseworkers of one part; returns how many brought something.

    Only clients `inside` (C,) move, which belong to no other part; so parts touch different rows of the state, and
    several can be searched at the same time.
    """
    np.random.seed(seed)
    room, cap_left, holder, day, booked = state.room, state.cap_left, state.holder, state.day, state.booked
    worth, ideal = state.worth, guide.ideal
    n_clients, n_workers = len(holder), room.shape[0]
    longest = 1
    for client in range(n_clients):
        longest = max(longest, choices.task_from[client + 1] - choices.task_from[client])
    trial, best_trial = np.zeros((longest, 2), np.int64), np.zeros((longest, 2), np.int64)
    old_day, old_booked = np.zeros(_MOST * longest, np.int64), np.zeros(_MOST * longest, np.int64)
    out, old_holder, old_worth = np.empty(_MOST, np.int64), np.empty(_MOST, np.int64), np.empty(_MOST)
    # Clients by caseworker, as lists that change in place.
    mine, count = np.empty((n_workers, n_clients), np.int32), np.zeros(n_workers, np.int64)
    place = np.zeros(n_clients, np.int64)
    for client in range(n_clients):
        worker = holder[client]
        if worker >= 0 and inside[client]:
            mine[worker, count[worker]], place[client] = client, count[worker]
            count[worker] += 1
    wanting, n_wanting, better = np.empty(n_clients, np.int64), 0, 0
    # Two light clients may stand in for a heavy one: whoever has nobody is tried together with others like that.
    nobodys, n_nobodys = np.empty(n_clients, np.int32), 0
    for attempt in range(attempts):
        if attempt % 2000 == 0:
            n_wanting = n_nobodys = 0
            for client in range(n_clients):
                if inside[client] and holder[client] < 0:
                    nobodys[n_nobodys] = client
                    n_nobodys += 1
                if inside[client] and worth[client] < ideal[client] - 1e-9:
                    wanting[n_wanting] = client
                    n_wanting += 1
            if n_wanting == 0:
                break
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
            if liking > most and choices.worker[pair] != holder[first] and part_of[choices.worker[pair]] == part:
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
            theirs, n_theirs = (nobodys, n_nobodys) if worker < 0 else (mine[worker], count[worker])
            if n_theirs == 0 or (side == 0 and worker < 0):
                continue
            wanted = max(1, int(0.7 * wish)) if side == 0 else int(0.3 * wish)
            for _ in range(12 * wanted):
                if wanted == 0 or n_out == _MOST:
                    break
                other = theirs[np.random.randint(n_theirs)]
                if holder[other] != worker:
                    continue
                fits = begin == end and cap_left[worker] < choices.points[first]
                for position in range(choices.task_from[other], choices.task_from[other + 1]):
                    fits = fits or early <= day[choices.task[position]] <= final
                if not fits and worker >= 0 and cap_left[worker] >= choices.points[first]:
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
            take(client, choices, state)
        order = np.random.permutation(n_out) if np.random.random() < 0.6 else np.arange(n_out)
        jitter = 0.8 * heat * np.random.random() if np.random.random() < 0.5 else 0.0
        total_new = 0.0
        for row in order:
            client = out[row]
            worth[client] = insert(client, choices, guide, state, part_of, part, jitter, trial, best_trial)
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
            take(out[row], choices, state)
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
