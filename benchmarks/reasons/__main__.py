"""Stated prices against true ones.

python -m benchmarks.reasons [INSTANCE PLAN] [--prices 20] [--seed 1] [--seconds 120] [--priority LIST]

Each stated price is the sum of four solves, of one caseworker each. The true one is the difference of two solves of an
instance cut down to both caseworkers at once, made here from the files alone: every client pinned to whom the plan
gives them, and the client in question to the alternative. Objectives are compared as far as both are proven; a peak
is that of the office, so that what others have in the plan is the least it can be.
"""

import argparse
import dataclasses
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from optimizer.checks.check import require_checked
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance
from optimizer.instance.schema import CaseworkerId, ClientId, Instance
from optimizer.plan.files import read_plan
from optimizer.reasons.ask import Asker
from optimizer.reasons.forbidden import what_forbids
from optimizer.reasons.present import Present
from optimizer.reasons.price import Price, price_of, priced
from optimizer.rules import ObjectiveName
from optimizer.solvers import SolveSettings, solve

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instance", nargs="?", default=ROOT / "instances/m.json.gz", type=Path)
    parser.add_argument("plan", nargs="?", default=ROOT / "instances/plans/m.json.gz", type=Path)
    parser.add_argument("--prices", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--priority", help="the first objectives of the plan's, with commas between; all if left out")
    asked = parser.parse_args()
    instance = read_instance(asked.instance)
    present = Present(require_checked(instance, read_plan(asked.plan)))
    names = tuple(asked.priority.split(",")) if asked.priority else priced(present)
    assert names == priced(present)[: len(names)], f"the plan's priority begins {priced(present)}"
    settings = SolveSettings(priority=names, time_limit=asked.seconds, seed=asked.seed)
    asker, true = Asker(settings), 0
    for client, instead in drawn(present, asked.prices, asked.seed):
        price = price_of(present, client, instead, asker)
        known = re_solved(instance, present, client, instead, settings)
        agrees = is_true(price, known)
        true += agrees
        stated = ", ".join(f"{row.name} {row.change:+d}" for row in price.changes if row.exact)
        resolved = ", ".join(f"{name} {change:+d}" for name, change in known.items())
        print(f"{client} {price.present} -> {instead}: stated {stated}; re-solved {resolved}: ", end="")
        print("true" if agrees else "NOT TRUE", flush=True)
    print(f"{true} of {asked.prices} stated prices are true")
    sys.exit(0 if true == asked.prices else 1)


def drawn(present: Present, count: int, seed: int) -> list[tuple[ClientId, CaseworkerId]]:
    """Clients with tasks, each with somebody else who could take them: the best known, or else anybody."""
    rng, found = random.Random(seed), []
    clients = [client.id for client in present.instance.clients if present.tasks_of[client.id]]
    for client in rng.sample(clients, len(clients)):
        row = present.indexed.kept_points[present.client_number[client]].tolist()
        points = dict(zip(present.caseworkers, row, strict=True))
        others = [
            worker
            for worker in present.caseworkers
            if worker != present.caseworker_of[client] and not what_forbids(present, client, worker)
        ]
        if others and present.caseworker_of[client] is not None and len(found) < count:
            found.append((client, max(others, key=lambda worker: (points[worker], rng.random()))))
    return found


def re_solved(
    instance: Instance, present: Present, client: ClientId, instead: CaseworkerId, settings: SolveSettings
) -> dict[ObjectiveName, int]:
    """Changes of the objectives, down to the first that is not proven in both solves."""
    now = present.caseworker_of[client]
    pins = {c: w for c, w in present.caseworker_of.items() if w is not None and w in (now, instead)}
    before, after = (proven(cut(instance, holders), settings) for holders in (pins, pins | {client: instead}))
    for values in (before, after):
        if "peak" in values:
            values["peak"] = max(values["peak"], peak_of_others(present, {now, instead}))
    return {name: after[name] - before[name] for name in before if name in after}


def peak_of_others(present: Present, pair: set[CaseworkerId | None]) -> int:
    """In thousandths, rounded up."""
    days, minutes = set(working_days(present.instance.horizon)), Counter[CaseworkerId]()
    for row in present.checked.plan.schedule:
        minutes[row.caseworker] += row.minutes
    peaks = [0]
    for worker in present.instance.caseworkers:
        room = sum(worker.availability.get(day, worker.minutes_per_day) for day in days)
        if worker.id not in pair and room:
            peaks.append(-(-1000 * minutes[worker.id] // room))
    return max(peaks)


def cut(instance: Instance, pins: dict[ClientId, CaseworkerId]) -> Instance:
    """Two caseworkers' clients, pinned, with their tasks; the stored offices have no tasks tied across clients."""
    tasks = tuple(task for task in instance.tasks if task.client in pins)
    ids = {task.id for task in tasks}
    fields = {name: getattr(instance, name) for name in Instance.model_fields} | {
        "clients": tuple(row.model_copy(update={"pin": pins[row.id]}) for row in instance.clients if row.id in pins),
        "tasks": tasks,
        "relationships": tuple(row for row in instance.relationships if row.client in pins),
        "efforts": tuple(row for row in instance.efforts if row.task in ids),
    }
    return Instance(**fields)


def proven(instance: Instance, settings: SolveSettings) -> dict[ObjectiveName, int]:
    """Values down to the first that is not proven best."""
    outcome = solve(instance, dataclasses.replace(settings, method="exact"))
    values: dict[ObjectiveName, int] = {}
    for row in outcome.plan.objectives:
        if row.value is None or row.value != row.bound:
            break
        values[row.name] = row.value
    return values


def is_true(price: Price, known: dict[ObjectiveName, int]) -> bool:
    """Equal in every objective proven by both, lateness and continuity at least; ranges hold the true value."""
    names: Sequence[ObjectiveName] = [row.name for row in price.changes if row.exact and row.name in known]
    open_ones = [row for row in price.changes if not row.exact and row.name in known]
    holds = all(
        (row.least is None or row.least <= known[row.name]) and (row.most is None or known[row.name] <= row.most)
        for row in open_ones
    )
    equal = all(row.change == known[row.name] for row in price.changes if row.name in names)
    return equal and holds and {"late", "continuity"} <= set(names)


if __name__ == "__main__":
    main()
