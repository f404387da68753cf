"""An office on another morning: new applications have come in.

    python -m benchmarks.disturb OFFICE OUT --applications 40 --day 2026-01-12 --seed 1

Each is a copy of a client whom nobody had met, with their tasks, drawn by the seed: the same kinds, minutes,
languages and days to the due date, released on the day. `caseload replan` takes the result with the older plan.
"""

import argparse
import random
from datetime import date

from optimizer.instance.build import build_instance
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Client, Instance, Task


def with_applications(instance: Instance, count: int, day: date, seed: int) -> Instance:
    """`count` clients more, each with what the client copied had to be done."""
    tasks: dict[str, list[Task]] = {}
    for task in instance.tasks:
        tasks.setdefault(task.client, []).append(task)
    models = [client for client in instance.clients if _is_new(client) and client.id in tasks]
    drawn = random.Random(seed).choices(models, k=count)
    raw = instance.model_dump(mode="json")
    for number, client in enumerate(drawn, start=1):
        name = f"application-{number}"
        raw["clients"].append(client.model_dump(mode="json") | {"id": name, "pin": None})
        raw["tasks"] += [_copied(task, name, day) for task in tasks[client.id]]
    return build_instance(raw)


def _is_new(client: Client) -> bool:
    return client.caseworker is None and not client.contacts


def _copied(task: Task, client: str, day: date) -> dict[str, object]:
    later = day - task.release
    copy = task.model_dump(mode="json") | {"id": f"{client}-{task.id}", "client": client}
    copy |= {"release": day.isoformat(), "due": (task.due + later).isoformat(), "fixed_day": None, "pin": None}
    copy["after"] = [{"task": f"{client}-{row.task}", "days": row.days} for row in task.after]
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("office")
    parser.add_argument("out")
    parser.add_argument("--applications", type=int, default=40)
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write_instance(with_applications(read_instance(asked.office), asked.applications, asked.day, asked.seed), asked.out)


if __name__ == "__main__":
    main()
