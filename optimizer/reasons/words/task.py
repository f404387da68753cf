"""Why a task is late or undone, in words."""

from optimizer.reasons.forced import Forced
from optimizer.reasons.task import TaskReason
from optimizer.reasons.words.numbers import listed, of
from optimizer.reasons.words.price import sentences_of_changes
from optimizer.reasons.words.window import sentence_of_window


def sentences_of_task(reason: TaskReason) -> list[str]:
    """What it is and when it is done, who could do it, and why it is not on time."""
    lines = [_headline(reason), _who(reason)]
    if reason.obstacle is not None:
        lines.append(f"Why: {reason.obstacle}.")
    if reason.window is not None and reason.caseworker is not None:
        lines.append(f"Why: {sentence_of_window(reason.caseworker, reason.window)}")
    if reason.on_time is not None:
        lines += _forced(reason, reason.on_time)
    return lines


def _headline(reason: TaskReason) -> str:
    when = "is not done in the horizon" if reason.done is None else f"is done on {reason.done}"
    state = {
        "overdue": f"it was overdue from the start (weight {reason.late_weight})",
        "late": f"it is late (weight {reason.late_weight})",
        "undone": "it is not due in the horizon",
        "on time": "it is on time",
    }[reason.state]
    return (
        f"Task {reason.task} of {reason.client} ({of(reason.minutes, 'minute')}, released {reason.release}, "
        f"due {reason.due}) {when}: {state}."
    )


def _who(reason: TaskReason) -> str:
    could = f"{of(len(reason.could), 'caseworker')} could do it ({listed(reason.could)})"
    holder = f"its client is with {reason.caseworker}" if reason.caseworker else "its client is with nobody"
    if reason.first is None:
        return f"{could}; {holder}."
    until = (
        f"from {reason.first} to {reason.last}, when it would be on time, {reason.filled:,} of {reason.room:,} minutes"
    )
    return f"{could}; {holder}. {until[0].upper()}{until[1:]} of whom it waits for are taken."


def _forced(reason: TaskReason, forced: Forced) -> list[str]:
    done = "Done" if reason.state == "undone" else "On time"
    if forced.possible is None:
        return [f"{done} instead: whether that is possible was not proven in time."]
    if not forced.possible:
        return [f"{done} instead: not possible with {reason.caseworker}, even if all else waits (proven)."]
    first, *rest = sentences_of_changes(forced.changes, forced.tasks)
    return [f"{done} instead, {reason.caseworker} keeping all clients: {first}", *(f"  {line}" for line in rest)]
