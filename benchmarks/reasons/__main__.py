"""Stated prices against true ones.

python -m benchmarks.reasons [INSTANCE PLAN] [--prices 20] [--seed 1] [--work 60] [--priority LIST]

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
from pathlib import Path

from optimizer.checks.check import require_checked
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance
from optimizer.instance.schema import CaseworkerId, ClientId, Instance
from optimizer.plan.files import read_plan
from optimizer.reasons.ask import Asker
from optimizer.reasons.change import Change
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
    parser.add_argument(
        "--work", type=float, default=60.0, help="of each solve, about a second a unit on an idle machine"
    )
    parser.add_argument("--priority", help="the first objectives of the plan's, with commas between; all if left out")
    asked = parser.parse_args()
    instance = read_instance(asked.instance)
    present = Present(require_checked(instance, read_plan(asked.plan)))
    names = tuple(asked.priority.split(",")) if asked.priority else priced(present)
    assert names == priced(present)[: len(names)], f"the plan's priority begins {priced(present)}"
    settings = SolveSettings(priority=names, work=asked.work, threads=1, seed=asked.seed)
    asker, verdicts = Asker(settings), Counter[str]()
    for client, instead in drawn(present, asked.prices, asked.seed):
        price = price_of(present, client, instead, asker)
        known = re_solved(instance, present, client, instead, settings)
        verdict = verdict_on(price, known)
        verdicts[verdict] += 1
        stated = ", ".join(f"{row.name} {row.change:+d}" for row in price.changes if row.exact)
        resolved = ", ".join(f"{name} {change:+d}" for name, change in known.items())
        print(f"{client} {price.present} -> {instead}: stated {stated}; re-solved {resolved}: {verdict}", flush=True)
    print(", ".join(f"{count} of {asked.prices} {verdict}" for verdict, count in verdicts.items()))
    sys.exit(0 if verdicts["true"] == asked.prices else 1)


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


def verdict_on(price: Price, known: dict[ObjectiveName, int]) -> str:
    """True: equal wherever both are proven, lateness and continuity at least; open: these are not proven by both."""
    compared = [row for row in price.changes if row.name in known]
    if not all(_holds(row, known[row.name]) for row in compared):
        return "NOT TRUE"
    return "true" if {"late", "continuity"} <= {row.name for row in compared if row.exact} else "open"


def _holds(stated: Change, true: int) -> bool:
    """A price is the true one, a range holds it."""
    if stated.exact:
        return stated.change == true
    return (stated.least is None or stated.least <= true) and (stated.most is None or true <= stated.most)


if __name__ == "__main__":
    main()
