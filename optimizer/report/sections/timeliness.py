"""Due dates against done dates: what is done before, on or after its due day, or not at all, and by how many days."""

from collections import Counter
from typing import Final, Literal, NamedTuple

from optimizer.instance.calendar import due_index
from optimizer.instance.schema import Task
from optimizer.metrics.facts import Facts
from optimizer.report.document import Section
from optimizer.report.subject import Subject

State = Literal["before", "on", "after", "undone"]
STATES: Final[tuple[State, ...]] = ("before", "on", "after", "undone")
#: A due day before the first day: overdue from the start, late whatever is done.
OVERDUE: Final = -1


class Cell(NamedTuple):
    """Tasks that are alike in all of this; a page of 38,000 tasks has some thousand of them."""

    #: Places in `kinds` and `programs`.
    kind: int
    program: int
    #: A working day 0 … H-1; OVERDUE; H where the task can't be missed in the horizon.
    due: int
    #: A place in STATES: of what is overdue, `after` or `undone`; of what can't be missed, `before` or `undone`.
    state: int
    #: Working days from the due day to the day done, a task not done counting as done on day H and an overdue one as
    #: due on day 0; None where it can't be missed. What is positive is the delay that the measures speak of.
    days: int | None


def timeliness(subject: Subject) -> Section:
    """`cells` are the fields of `Cell` and a count each; the page adds up those of what the reader chooses."""
    tasks = subject.instance.tasks
    # Not every task has a kind: None, the last, stands for that.
    kinds = sorted({task.kind for task in tasks}, key=lambda kind: (kind is None, kind or ""))
    programs = sorted({task.program for task in tasks})
    kind_at = {kind: at for at, kind in enumerate(kinds)}
    program_at = {program: at for at, program in enumerate(programs)}
    cells = Counter(Cell(kind_at[task.kind], program_at[task.program], *_timing(subject.facts, task)) for task in tasks)
    return Section(
        "timeliness",
        {
            "states": STATES,
            "kinds": kinds,
            "programs": programs,
            "cells": [[*cell, count] for cell, count in cells.items()],
        },
    )


def _timing(facts: Facts, task: Task) -> tuple[int, int, int | None]:
    """Due, state and days, as in `Cell`."""
    row = facts.done.get(task.id)
    end = len(facts.days)
    done = end if row is None else facts.day_number[row.day]
    due = due_index(task, facts.instance.horizon, facts.days)
    if due is None:
        return end, STATES.index("undone" if row is None else "before"), None
    overdue = task.due < facts.instance.horizon.start
    state: State = "undone" if row is None else "after" if overdue else _state(done - due)
    return OVERDUE if overdue else due, STATES.index(state), done - due


def _state(days: int) -> State:
    return "before" if days < 0 else "after" if days else "on"
