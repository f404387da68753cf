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
    """Who could do it, and how full those are who it is for."""
    holder = reason.caseworker or "nobody"
    lines = f"{of(len(reason.could), 'caseworker')} could do it ({listed(reason.could)}); its client is with {holder}."
    if reason.first is None or not reason.waits_for:
        return lines
    days = f"on {reason.first}" if reason.first == reason.last else f"from {reason.first} to {reason.last}"
    taken = f"{listed(reason.waits_for)} {'has' if len(reason.waits_for) == 1 else 'have'} {reason.filled:,} of "
    when = "It could be" if reason.state == "undone" else "To be on time it must be"
    return f"{lines} {when} done {days}: {taken}{reason.room:,} minutes taken then."


def _forced(reason: TaskReason, forced: Forced) -> list[str]:
    done = "Done" if reason.state == "undone" else "On time"
    if forced.possible is None:
        return [f"{done} instead: whether that is possible was not proven."]
    if not forced.possible:
        return [f"{done} instead: not possible with {reason.caseworker}, even if all else waits (proven)."]
    first, *rest = sentences_of_changes(forced.changes, forced.tasks)
    return [f"{done} instead, {reason.caseworker} keeping all clients: {first}", *(f"  {line}" for line in rest)]
