"""A pin names somebody who may serve the client (A2) or do the task (A3)."""

from optimizer.instance.draft import Draft
from optimizer.instance.fitness import what_bars
from optimizer.instance.schema import Instance


def refuse_unfit_pins(instance: Instance, draft: Draft) -> None:
    """A client's pin holds all programmes of the client, those of its tasks included; a task's pin the task's."""
    sure = draft.doubts.sure
    # Whom a fault in their own row makes unsure is not judged.
    workers = {
        worker.id: worker
        for i, worker in enumerate(instance.caseworkers)
        if sure("caseworkers", i, "languages", "programs", "office")
    }
    clients = {
        client.id: client
        for i, client in enumerate(instance.clients)
        if sure("clients", i, "language", "office", "barred")
    }
    needed = {client.id: set(client.programs) for client in instance.clients if client.pin is not None}
    for i, task in enumerate(instance.tasks):
        if task.client in needed and sure("tasks", i, "program"):
            needed[task.client].add(task.program)
        if task.pin in workers and task.client in clients:
            reasons = what_bars(workers[task.pin], clients[task.client], [task.program])
            if reasons:
                draft.object_to(("tasks", i, "pin"), task.pin, " and ".join(reasons), "program", "client")
    for i, client in enumerate(instance.clients):
        if client.pin in workers and client.id in clients:
            reasons = what_bars(workers[client.pin], client, needed[client.id])
            if reasons:
                draft.object_to(("clients", i, "pin"), client.pin, " and ".join(reasons))
