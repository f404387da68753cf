"""Putting one client into a plan where others than p(c) may do its tasks; see `recreate.py` for the idea."""

from typing import NamedTuple

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints
from optimizer.solvers.recreate import TOO_DEAR

#: So many caseworkers are tried as p(c), the most promising first.
_NAMED = 3
_FAR = 1 << 30
_NEVER = -1e30


class PoolGuide(NamedTuple):
    """What one search never changes.

    `price` (W, H) of a minute on a day and `minute` (W, H, H) of one in a window; `cap_price` (W,) of a caseload
    point; `rates` of a late unit, a continuity point, an unassigned client, a unit of delay; `known` (C, W) worth of a
    task by somebody who is not p(c); `strangers` (C, W) and minutes of `reading` in; `ideal` (C,) the most that a
    client alone could bring; `before_from` (T + 1,), `before` and `lag`: each task's predecessors.
    """

    price: Floats
    minute: Floats
    cap_price: Floats
    rates: Floats
    known: Ints
    strangers: Bools
    reading: int
    ideal: Floats
    before_from: Ints
    before: Ints
    lag: Ints


class PoolState(NamedTuple):
    """A plan in arrays that change in place.

    `room` (W, H) minutes and `cap_left` (W,) caseload points left; `holder` (C,) p(c) or -1; `performer` and `day`
    (T,) or -1, and `booked` (T,) minutes; `worth` (C,) what each client brings.
    """

    room: Ints
    cap_left: Ints
    holder: Ints
    performer: Ints
    day: Ints
    booked: Ints
    worth: Floats


@compiled
def ideals(choices: Choices, known: Ints) -> Floats:
    """(C,) the most that each client alone could bring."""
    ideal = np.zeros(len(choices.points))
    for client in range(len(ideal)):
        begin, end = choices.task_from[client], choices.task_from[client + 1]
        alone = np.zeros(end - begin)
        for position in range(begin, end):
            for worker in range(known.shape[1]):
                if choices.able[choices.task[position], worker]:
                    alone[position - begin] = max(alone[position - begin], known[client, worker])
        best = alone.sum()
        for pair in range(choices.pair_from[client], choices.pair_from[client + 1]):
            total = float(choices.kept[pair])
            for position in range(begin, end):
                able = choices.able[choices.task[position], choices.worker[pair]]
                total += max(alone[position - begin], choices.contact[pair]) if able else alone[position - begin]
            best = max(best, total)
        ideal[client] = best
    return ideal


@compiled
def lay(
    client: int,
    named: int,
    contact: int,
    choices: Choices,
    guide: PoolGuide,
    state: PoolState,
    part_of: Ints,
    part: int,
    stays: Bools,
    jitter: float,
    trial: Ints,
    scores: Floats,
) -> tuple[float, float]:
    """Find each task the caseworker and day where it brings most with `named` as p(c); the plan stays as it is.

    Tasks that `stays` (T,) names stay where they are. Fills `trial` (n, 3) with caseworker, day and minutes, and
    `scores` (n,); returns worth without and with prices, hopeless where a task that stays waits in vain.
    """
    price, minute, rates, known, reading = guide.price, guide.minute, guide.rates, guide.known, guide.reading
    room, able, minutes_of, days = state.room, choices.able, choices.minutes, state.room.shape[1]
    begin, end = choices.task_from[client], choices.task_from[client + 1]
    worth = score = 0.0
    for position in range(begin, end):
        task, at = choices.task[position], position - begin
        trial[at, 0], trial[at, 1], trial[at, 2] = -1, -1, 0
        if stays[task]:
            trial[at, 0], trial[at, 1], trial[at, 2] = state.performer[task], state.day[task], state.booked[task]
    for position in range(begin, end):
        task, at = choices.task[position], position - begin
        earliest = 0
        for row in range(guide.before_from[task], guide.before_from[task + 1]):
            waited = -1
            for other in range(at):
                if choices.task[begin + other] == guide.before[row]:
                    waited = trial[other, 1]
            earliest = max(earliest, waited + guide.lag[row]) if waited >= 0 else _FAR
        late_cost, delay_cost = rates[0] * choices.late_weight[task], rates[3] * choices.delay_weight[task]
        due, undone = choices.due[task], -late_cost - delay_cost * (days - choices.due[task])
        if stays[task]:
            settled = undone
            if trial[at, 1] >= 0:
                settled = rates[1] * (contact if trial[at, 0] == named else known[client, trial[at, 0]])
                if trial[at, 1] > due:
                    settled -= late_cost + delay_cost * (trial[at, 1] - due)
            worth += settled
            score += settled
            scores[at] = settled
            continue
        latest = days - 1
        for later in range(at + 1, end - begin):
            follower = choices.task[begin + later]
            if stays[follower] and trial[later, 1] >= 0:
                for row in range(guide.before_from[follower], guide.before_from[follower + 1]):
                    if guide.before[row] == task:
                        latest = min(latest, trial[later, 1] - guide.lag[row])
                        undone = _NEVER
        top, top_worth, top_worker, top_day, top_minutes = undone, undone, -1, -1, 0
        on_first, on_last = choices.on_first[task], choices.on_last[task]
        late_first, late_last = choices.late_first[task], choices.late_last[task]
        for worker in range(room.shape[0]):
            if earliest >= days or not able[task, worker] or part_of[worker] != part:
                continue
            points = rates[1] * (contact if worker == named else known[client, worker])
            minutes, begun = minutes_of[task, worker], earliest
            if reading > 0 and guide.strangers[client, worker]:
                met = _FAR
                for other in range(end - begin):
                    if trial[other, 0] == worker:
                        met = min(met, trial[other, 1])
                if met == _FAR:
                    minutes += reading
                else:
                    begun = max(begun, met)
            noise = jitter * (np.random.random() - 0.5) if jitter > 0.0 else 0.0
            for late in range(2):
                first, last = (late_first, late_last) if late else (on_first, on_last)
                first, last = max(first, begun), min(last, latest)
                if first > last:
                    continue
                base = points + noise
                if late:
                    base -= late_cost
                # No day of the window is cheaper than the window.
                if base - minutes * minute[worker, first, last] <= top:
                    continue
                for d in range(first, last + 1):
                    left = room[worker, d] - minutes
                    if left >= 0:
                        found = base - minutes * price[worker, d] - 0.02 * left
                        if late:
                            found -= delay_cost * (d - due)
                        if found > top:
                            top, top_worker, top_day, top_minutes = found, worker, d, minutes
                            top_worth = points - (late_cost + delay_cost * (d - due) if late else 0.0)
        trial[at, 0], trial[at, 1], trial[at, 2] = top_worker, top_day, top_minutes
        scores[at] = top
        worth += top_worth
        score += top
        if top_day >= 0:
            room[top_worker, top_day] -= top_minutes
    for at in range(end - begin):
        if trial[at, 1] >= 0 and not stays[choices.task[begin + at]]:
            room[trial[at, 0], trial[at, 1]] += trial[at, 2]
    return worth, score


@compiled
def put_in(
    client: int,
    choices: Choices,
    guide: PoolGuide,
    state: PoolState,
    part_of: Ints,
    part: int,
    stays: Bools,
    jitter: float,
    trial: Ints,
    best_trial: Ints,
    promise: Floats,
    scores: Floats,
) -> float:
    """Put a client and its tasks where they bring most; returns its worth without prices.

    Only caseworkers of the part (`part_of` (W,)) are looked at; the last four are scratch.
    """
    rates, worker_of, able = guide.rates, choices.worker, choices.able
    begin, end = choices.task_from[client], choices.task_from[client + 1]
    low, high = choices.pair_from[client], choices.pair_from[client + 1]
    need = choices.points[client]
    best_pair, best_worth, best_score = -1, _NEVER, _NEVER
    nobody, nothing = int(np.int64(-1)), int(np.int64(0))  # as literals they would have `lay` compiled once more
    if high - low != 1:  # nobody, and what others would make of the tasks
        worth, score = lay(
            client, nobody, nothing, choices, guide, state, part_of, part, stays, jitter, best_trial, scores
        )  # fmt: skip
        best_worth = worth - rates[2]
    for pair in range(low, high):
        worker = worker_of[pair]
        promise[pair - low] = _NEVER
        if part_of[worker] != part or state.cap_left[worker] < need:
            continue
        hope = rates[1] * choices.kept[pair] - guide.cap_price[worker] * need
        if hope < -TOO_DEAR * rates[2]:
            continue  # its caseload points are worth more to others than a caseworker is to it
        if jitter > 0.0:
            hope += jitter * (np.random.random() - 0.5)
        if high - low != 1:
            for position in range(begin, end):
                task, most = choices.task[position], scores[position - begin]
                if able[task, worker]:
                    own = rates[1] * choices.contact[pair]
                    first, last = choices.on_first[task], choices.on_last[task]
                    if first <= last:
                        most = max(most, own - choices.minutes[task, worker] * guide.minute[worker, first, last])
                hope += most
        promise[pair - low] = hope
    for _ in range(_NAMED):
        pair, most = -1, max(_NEVER, best_score)
        for other in range(low, high):
            if promise[other - low] > most:
                pair, most = other, promise[other - low]
        if pair < 0:
            break
        worker = worker_of[pair]
        worth, score = lay(
            client, worker, choices.contact[pair], choices, guide, state, part_of, part, stays, jitter, trial, scores
        )  # fmt: skip
        worth += rates[1] * choices.kept[pair]
        score += rates[1] * choices.kept[pair] - guide.cap_price[worker] * need
        promise[pair - low] = _NEVER
        if score > best_score:
            best_pair, best_worth, best_score = pair, worth, score
            for at in range(end - begin):
                best_trial[at, 0], best_trial[at, 1], best_trial[at, 2] = trial[at, 0], trial[at, 1], trial[at, 2]
        if begin == end:
            break
    if best_pair < 0 and high - low == 1:
        worth, score = lay(
            client, nobody, nothing, choices, guide, state, part_of, part, stays, jitter, best_trial, scores
        )
        best_worth = worth - rates[2]
    if best_pair >= 0:
        state.holder[client] = worker_of[best_pair]
        state.cap_left[worker_of[best_pair]] -= need
    for position in range(begin, end):
        task, at = choices.task[position], position - begin
        state.performer[task], state.day[task] = best_trial[at, 0], best_trial[at, 1]
        state.booked[task] = best_trial[at, 2]
        if state.day[task] >= 0:
            state.room[best_trial[at, 0], state.day[task]] -= state.booked[task]
    return float(best_worth)


@compiled
def take_out(client: int, choices: Choices, state: PoolState) -> None:
    """Take a client and its tasks out of the plan."""
    worker = state.holder[client]
    if worker >= 0:
        state.cap_left[worker] += choices.points[client]
        state.holder[client] = -1
    for position in range(choices.task_from[client], choices.task_from[client + 1]):
        task = choices.task[position]
        if state.day[task] >= 0:
            state.room[state.performer[task], state.day[task]] += state.booked[task]
            state.performer[task], state.day[task], state.booked[task] = -1, -1, 0


@compiled
def take_tasks(
    client: int, task: int, worker: int, early: int, final: int, choices: Choices, guide: PoolGuide, state: PoolState,
    stays: Bools,
) -> None:  # fmt: skip
    """Take one task out of the plan (or with -1 those of a caseworker within some days); `stays` says which stay.

    Where the pair would have to read in again, all that they do together goes.
    """
    begin, end = choices.task_from[client], choices.task_from[client + 1]
    for position in range(begin, end):
        other = choices.task[position]
        goes = other == task or (task < 0 and state.performer[other] == worker and early <= state.day[other] <= final)
        stays[other] = not goes
    if guide.reading > 0:
        for position in range(begin, end):
            doer = state.performer[choices.task[position]]
            if not stays[choices.task[position]] and doer >= 0 and guide.strangers[client, doer]:
                for mate in range(begin, end):
                    if state.performer[choices.task[mate]] == doer:
                        stays[choices.task[mate]] = False
    for position in range(begin, end):
        other = choices.task[position]
        if not stays[other] and state.day[other] >= 0:
            state.room[state.performer[other], state.day[other]] += state.booked[other]
            state.performer[other], state.day[other], state.booked[other] = -1, -1, 0


@compiled
def put_tasks(
    client: int,
    choices: Choices,
    guide: PoolGuide,
    state: PoolState,
    part_of: Ints,
    part: int,
    stays: Bools,
    jitter: float,
    trial: Ints,
    scores: Floats,
) -> float:
    """Put the tasks of a client that do not stay where they bring most; p(c) stays. Returns the client's worth."""
    named, contact, kept = state.holder[client], int(np.int64(0)), -guide.rates[2]
    if named >= 0:
        for pair in range(choices.pair_from[client], choices.pair_from[client + 1]):
            if choices.worker[pair] == named:
                contact, kept = choices.contact[pair], guide.rates[1] * choices.kept[pair]
    worth, _ = lay(client, named, contact, choices, guide, state, part_of, part, stays, jitter, trial, scores)
    for position in range(choices.task_from[client], choices.task_from[client + 1]):
        task, at = choices.task[position], position - choices.task_from[client]
        if not stays[task]:
            state.performer[task], state.day[task], state.booked[task] = trial[at, 0], trial[at, 1], trial[at, 2]
            if trial[at, 1] >= 0:
                state.room[trial[at, 0], trial[at, 1]] -= trial[at, 2]
        stays[task] = False
    return float(worth + kept)
