"""Fills what a task leaves out from its kind."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from optimizer.instance.draft import Draft
from optimizer.instance.schema import TaskKind

SUPPLIED = ("program", "minutes", "late_weight", "due")
_KIND = TypeAdapter(TaskKind)
_NEUTRAL: dict[str, Any] = {"program": "?", "minutes": 1, "late_weight": 0, "due": "9999-12-31"}


def fill_from_kinds(draft: Draft) -> None:
    """Give every task its programme, minutes, late weight and due date; the caller's rows stay as they are.

    Where the kind itself is missing or wrong, that is the fault: its tasks get neutral values, marked as in doubt.
    """
    if not isinstance(draft.raw.get("tasks"), list):
        return
    kinds = _kinds(draft)
    tasks = list(draft.raw["tasks"])
    for index, task in draft.rows("tasks"):
        left_out = [field for field in SUPPLIED if field not in task]
        if left_out and isinstance(task.get("kind"), str):
            tasks[index] = _filled(draft, index, task, left_out, kinds.get(task["kind"]))
        elif left_out:
            # Without a kind these are missing, or the kind's own fault is reported with the types.
            for field in left_out:
                if task.get("kind") is None:
                    draft.refuse(("tasks", index, field), ..., "is missing, and the task has no kind to supply it")
                draft.doubts.add(("tasks", index, field))
            tasks[index] = {**task, **{field: _NEUTRAL[field] for field in left_out}}
    draft.raw = {**draft.raw, "tasks": tasks}


def _kinds(draft: Draft) -> dict[str, TaskKind]:
    kinds: dict[str, TaskKind] = {}
    for _, row in draft.rows("task_kinds"):
        try:
            kind = _KIND.validate_python(row)
        except ValidationError:
            continue
        kinds.setdefault(kind.id, kind)
    return kinds


def _filled(
    draft: Draft, index: int, task: Mapping[str, Any], left_out: list[str], kind: TaskKind | None
) -> dict[str, Any]:
    values: dict[str, Any] = dict(_NEUTRAL)
    doubtful = left_out
    if kind is not None:
        values |= {"program": kind.program, "minutes": kind.minutes, "late_weight": kind.late_weight}
        due = _due(task.get("release"), kind.due_days) if "due" in left_out else None
        doubtful = ["due"] if "due" in left_out and due is None else []
        values["due"] = due or _NEUTRAL["due"]
        if due == "":
            draft.refuse(("tasks", index, "due"), ..., "lies after the year 9999: release plus the kind's due_days")
    for field in doubtful:
        draft.doubts.add(("tasks", index, field))
    return {**task, **{field: values[field] for field in left_out}}


@lru_cache(maxsize=100_000)
def _later(release: str, days: int) -> str | None:
    try:
        start = date.fromisoformat(release)
    except ValueError:
        return None
    try:
        return (start + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _due(release: object, days: int) -> str | None:
    """The due date; empty past the year 9999, None where the release is no date (a fault of its own)."""
    return _later(release, days) if isinstance(release, str) else None
