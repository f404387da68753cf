"""Somebody leaves: their clients have no own caseworker any more, but what they went through together is remembered."""

from datetime import date
from typing import Any

from optimizer.instance.calendar import working_days
from optimizer.instance.schema import Caseworker, CaseworkerId, Client, Instance
from optimizer.scenario.rebuilt import replaced


def without(instance: Instance, who: CaseworkerId, day: date) -> Instance:
    """From `day` on; pins to them are lifted, as nobody could keep them."""
    gone = day <= instance.horizon.start
    changes: dict[str, Any] = {"clients": tuple(_left_by(client, who, gone=gone) for client in instance.clients)}
    if gone:
        changes["caseworkers"] = tuple(worker for worker in instance.caseworkers if worker.id != who)
        changes["relationships"] = tuple(row for row in instance.relationships if row.caseworker != who)
        changes["efforts"] = tuple(row for row in instance.efforts if row.caseworker != who)
        changes["tasks"] = tuple(
            task.model_copy(update={"pin": None}) if task.pin == who else task for task in instance.tasks
        )
    else:
        changes["caseworkers"] = tuple(
            _until(instance, worker, day) if worker.id == who else worker for worker in instance.caseworkers
        )
    return replaced(instance, **changes)


def _until(instance: Instance, worker: Caseworker, day: date) -> Caseworker:
    """No minute from the day on, and room for no client."""
    away = {date_: 0 for date_ in working_days(instance.horizon) if date_ >= day}
    return worker.model_copy(update={"availability": {**worker.availability, **away}, "max_caseload": 0})


def _left_by(client: Client, who: CaseworkerId, *, gone: bool) -> Client:
    changes: dict[str, Any] = {}
    if client.pin == who:
        changes["pin"] = None
    if gone and client.caseworker == who:
        changes["caseworker"] = None
        # Without a trace of who has left, the client would pass for one who is new to the office.
        changes["contacts"] = {**client.contacts, who: client.contacts.get(who, 0) or 1}
    if gone and who in client.barred:
        changes["barred"] = tuple(barred for barred in client.barred if barred != who)
    return client.model_copy(update=changes) if changes else client
