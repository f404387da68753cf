"""Whoever a plan leaves without a caseworker, and whatever it leaves undone, each with the reason."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from optimizer.grounds.reason import Reason
from optimizer.grounds.standing import Standing
from optimizer.grounds.unassigned import why_unassigned
from optimizer.grounds.undone import why_undone
from optimizer.grounds.words import sentence_of
from optimizer.instance.schema import Task


@dataclass(frozen=True)
class Unplaced:
    """A client without a caseworker or a task without a day; `number` is its position in the instance."""

    kind: Literal["client", "task"]
    number: int
    id: str
    #: For a task: whose, what kind, how long and due when.
    about: str
    reason: Reason

    def as_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "id": self.id, "about": self.about, "reason": sentence_of(self.reason)}


def unplaced_of(standing: Standing) -> list[Unplaced]:
    """Clients first, then tasks; among the tasks first those that are late by it, heaviest first."""
    indexed, decisions = standing.indexed, standing.decisions
    clients = [
        Unplaced("client", c, indexed.instance.clients[c].id, "", why_unassigned(standing, c))
        for c in np.flatnonzero(decisions.caseworker < 0).tolist()
    ]
    undone = np.flatnonzero(decisions.performer < 0)
    weight = np.where(standing.late, indexed.late_weight, 0)
    tasks = [
        Unplaced("task", t, task.id, _about(task), why_undone(standing, t))
        for t in undone[np.argsort(-weight[undone], kind="stable")].tolist()
        for task in (indexed.instance.tasks[t],)
    ]
    return clients + tasks


def _about(task: Task) -> str:
    kind = task.kind if task.kind is not None else task.program
    return f"{task.client}, {kind}, {task.minutes} min, due {task.due}"
