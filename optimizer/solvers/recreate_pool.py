"""Ruin and recreate where others than p(c) may do a client's tasks; see `recreate.py` for method and sources."""

import math

import numpy as np
import numpy.typing as npt

from optimizer.bounds.choices import Choices
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints
from optimizer.solvers.place import PoolGuide, PoolState, put_in, put_tasks, take_out, take_tasks

#: Most clients taken out at a time.
_MOST = 9
#: How often only the tasks in the way are taken out, not their clients.
_BY_TASKS = 0.5


@compiled
def put_back(out: Ints, n_out: int, choices: Choices, state: PoolState, old_holder: Ints, old: Ints) -> None:
    """Undo: whatever was done with the clients taken out, they are again as `old` (n, 3) says."""
    for row in range(n_out):
        take_out(out[row], choices, state)
    kept = 0
    for row in range(n_out):
        client, worker = out[row], old_holder[row]
        if worker >= 0:
            state.holder[client] = worker
            state.cap_left[worker] -= choices.points[client]
        for position in range(choices.task_from[client], choices.task_from[client + 1]):
            task = choices.task[position]
            state.performer[task], state.day[task], state.booked[task] = old[kept, 0], old[kept, 1], old[kept, 2]
            if old[kept, 1] >= 0:
                state.room[old[kept, 0], old[kept, 1]] -= old[kept, 2]
            kept += 1


@compiled
def relist(item: int, was: int, now: int, mine: npt.NDArray[np.int32], count: Ints, place: Ints) -> None:
    """Move an item from one caseworker's list to another's; -1 is no list."""
    if was == now:
        return
    if was >= 0:
        count[was] -= 1
        moved = mine[was, count[was]]
        mine[was, place[item]], place[moved] = moved, place[item]
    if now >= 0:
        mine[now, count[now]], place[item] = item, count[now]
        count[now] += 1


@compiled
def recreate_pool(
    choices: Choices,
    guide: PoolGuide,
    state: PoolState,
    client_of: Ints,
    part_of: Ints,
    inside: Bools,
    part: int,
    attempts: int,
    heat: float,
    seed: int,
) -> int:
    """So many attempts at one temperature among the caseworkers of one part; returns how many brought something.

    Only clients `inside` (C,) move, who are named and served by this part alone.
    """
    np.random.seed(seed)
    holder, performer, day, worth = state.holder, state.performer, state.day, state.worth
    n_clients, n_tasks, n_workers = len(holder), len(day), state.room.shape[0]
    longest = most_pairs = 1
    for client in range(n_clients):
        longest = max(longest, choices.task_from[client + 1] - choices.task_from[client])
        most_pairs = max(most_pairs, choices.pair_from[client + 1] - choices.pair_from[client])
    trial, best_trial = np.zeros((longest, 3), np.int64), np.zeros((longest, 3), np.int64)
    promise, scores = np.zeros(most_pairs), np.zeros(longest)
    old = np.zeros((_MOST * longest, 3), np.int64)
    out, old_holder, old_worth = np.empty(_MOST, np.int64), np.empty(_MOST, np.int64), np.empty(_MOST)
    taken_from = np.full(_MOST, -1, np.int64)
    # Tasks by who does them and clients by who is named for them, as lists that change in place.
    doing, n_doing = np.empty((n_workers, n_tasks), np.int32), np.zeros(n_workers, np.int64)
    holding, n_holding = np.empty((n_workers, n_clients), np.int32), np.zeros(n_workers, np.int64)
    task_place, client_place = np.zeros(n_tasks, np.int64), np.zeros(n_clients, np.int64)
    for client in range(n_clients):
        if inside[client]:
            relist(client, -1, holder[client], holding, n_holding, client_place)
            for position in range(choices.task_from[client], choices.task_from[client + 1]):
                task = choices.task[position]
                relist(task, -1, performer[task], doing, n_doing, task_place)
    stays = np.zeros(n_tasks, np.bool_)
    wanting, n_wanting, better = np.empty(n_clients, np.int64), 0, 0
    for attempt in range(attempts):
        if attempt % 2000 == 0:
            n_wanting = 0
            for client in range(n_clients):
                if inside[client] and worth[client] < guide.ideal[client] - 1e-9:
                    wanting[n_wanting] = client
                    n_wanting += 1
            if n_wanting == 0:
                break
        first = wanting[np.random.randint(n_wanting)]
        low, high = choices.pair_from[first], choices.pair_from[first + 1]
        begin, end = choices.task_from[first], choices.task_from[first + 1]
        task = choices.task[begin + np.random.randint(end - begin)] if end > begin else -1
        # A caseworker who would suit the client, or one task of it: the best of a few drawn at random.
        target, most, draws = -1, -1.0, 1 + np.random.randint(4)
        by_task = task >= 0 and (high - low < 2 or np.random.random() < 0.6)
        for _ in range(draws):
            if by_task:
                worker = np.random.randint(n_workers)
                if not choices.able[task, worker] or part_of[worker] != part:
                    continue
                liking = float(guide.known[first, worker])
            else:
                if high == low:
                    break
                pair = low + np.random.randint(high - low)
                worker = choices.worker[pair]
                if part_of[worker] != part:
                    continue
                liking = float(choices.kept[pair] + (end - begin) * choices.contact[pair])
            if liking > most:
                target, most = worker, liking
        if by_task and holder[first] >= 0 and np.random.random() < 0.3 and choices.able[task, holder[first]]:
            target = holder[first]
        out[0], n_out = first, 1
        early, final = 0, state.room.shape[1] - 1
        if task >= 0:
            early = min(choices.on_first[task], choices.late_first[task])
            if choices.on_first[task] <= choices.on_last[task]:
                final = choices.on_last[task]
            else:
                final = choices.late_last[task]
        wish = 1 + np.random.randint(_MOST - 1)
        for side in range(2):
            worker = target
            if side == 1:
                worker = performer[task] if task >= 0 else holder[first]
            if worker < 0:
                continue
            wanted = max(1, int(0.7 * wish)) if side == 0 else int(0.3 * wish)
            capped = not by_task and holder[first] != worker and state.cap_left[worker] < choices.points[first]
            for _ in range(12 * wanted):
                if wanted == 0 or n_out == _MOST:
                    break
                if capped or task < 0:
                    if n_holding[worker] == 0:
                        break
                    other = holding[worker, np.random.randint(n_holding[worker])]
                else:
                    if n_doing[worker] == 0:
                        break
                    another = doing[worker, np.random.randint(n_doing[worker])]
                    if day[another] < early or day[another] > final:
                        continue
                    other = client_of[another]
                known = False
                for row in range(n_out):
                    known = known or out[row] == other
                if not known:
                    out[n_out], taken_from[n_out] = other, worker
                    n_out += 1
                    wanted -= 1
        # By tasks: only what is in the way goes, and every client stays in name; else whole clients.
        by_parts = by_task and end - begin + n_out > 2 and np.random.random() < _BY_TASKS
        kept, total_old = 0, 0.0
        for row in range(n_out):
            client = out[row]
            old_holder[row], old_worth[row] = holder[client], worth[client]
            total_old += worth[client]
            for position in range(choices.task_from[client], choices.task_from[client + 1]):
                at = choices.task[position]
                old[kept, 0], old[kept, 1], old[kept, 2] = performer[at], day[at], state.booked[at]
                kept += 1
            if not by_parts:
                take_out(client, choices, state)
            elif row == 0:
                take_tasks(client, task, -1, 0, 0, choices, guide, state, stays)
            else:
                take_tasks(client, -1, taken_from[row], early, final, choices, guide, state, stays)
        order = np.random.permutation(n_out) if np.random.random() < 0.6 else np.arange(n_out)
        jitter = 0.8 * heat * np.random.random() if np.random.random() < 0.5 else 0.0
        total_new = 0.0
        for row in order:
            client = out[row]
            if by_parts:
                worth[client] = put_tasks(
                    client, choices, guide, state, part_of, part, stays, jitter, trial, scores
                )  # fmt: skip
            else:
                worth[client] = put_in(
                    client, choices, guide, state, part_of, part, stays, jitter, trial, best_trial, promise, scores
                )  # fmt: skip
            total_new += worth[client]
        if total_new < total_old + heat * math.log(max(1e-12, np.random.random())):
            put_back(out, n_out, choices, state, old_holder, old)
            for row in range(n_out):
                worth[out[row]] = old_worth[row]
            continue
        if total_new > total_old + 1e-9:
            better += 1
        kept = 0
        for row in range(n_out):
            client = out[row]
            relist(client, old_holder[row], holder[client], holding, n_holding, client_place)
            for position in range(choices.task_from[client], choices.task_from[client + 1]):
                at = choices.task[position]
                relist(at, old[kept, 0], performer[at], doing, n_doing, task_place)
                kept += 1
    return better
