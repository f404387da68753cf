"""`apply`: an instance and edits become another instance."""

from collections.abc import Sequence
from datetime import timedelta

from optimizer.errors import Fault, InputError
from optimizer.instance.schema import Instance
from optimizer.scenario.edits import DueSlack, Edit, Hire, Leaves
from optimizer.scenario.hiring import hired
from optimizer.scenario.leaving import without
from optimizer.scenario.rebuilt import replaced, validated
from optimizer.scenario.refusals import refusals
from optimizer.scenario.staff import changes_of


def apply(instance: Instance, edits: Sequence[Edit]) -> Instance:
    """The instance after the edits, one after another, validated as a whole; the one given stays as it is.

    Raises
    ------
    InputError
        With everything that is wrong with any of the edits: unknown ids and words, dates outside the horizon, numbers
        out of range. `where` of a fault is the edit's notation.
    """
    changed, faults = _walk(instance, edits)
    if faults:
        raise InputError(faults)
    return validated(changed, "scenario")


def faults_of(instance: Instance, edits: Sequence[Edit]) -> list[Fault]:
    """What `apply` would refuse."""
    return _walk(instance, edits)[1]


def _walk(instance: Instance, edits: Sequence[Edit]) -> tuple[Instance, list[Fault]]:
    """An edit may name whom one before it hired; one that is refused is passed over."""
    faults: list[Fault] = []
    for edit in edits:
        found = refusals(instance, edit)
        faults += found
        instance = instance if found else _changed(instance, edit)
    return instance, faults


def _changed(instance: Instance, edit: Edit) -> Instance:
    match edit:
        case Leaves():
            return without(instance, edit.caseworker, edit.day)
        case Hire():
            return replaced(instance, caseworkers=(*instance.caseworkers, hired(instance, edit)))
        case DueSlack():
            later = timedelta(edit.days)
            tasks = (task.model_copy(update={"due": task.due + later}) for task in instance.tasks)
            return replaced(instance, tasks=tuple(tasks))
    return replaced(
        instance,
        caseworkers=tuple(
            worker.model_copy(update=changes_of(worker, edit, instance.horizon))
            if edit.caseworker in (None, worker.id)
            else worker
            for worker in instance.caseworkers
        ),
    )
