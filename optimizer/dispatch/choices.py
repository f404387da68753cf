"""Who gets a task: each function names one of those who can fit it, or None where nobody can; ties by id."""

from collections.abc import Callable

import numpy as np

from optimizer.dispatch.office import Office

Choice = Callable[[Office, int], int | None]

#: More than any caseworker's minutes of a day.
_SHIFT = 1 << 32


def most_minutes_left(office: Office, task: int) -> int | None:
    fitting = office.who_can_fit(task)
    return int(fitting[np.argmax(office.left[fitting])]) if len(fitting) else None


def fewest_open_tasks(office: Office, task: int) -> int | None:
    """Spares scarce skills: whoever may do the fewest of the open tasks; then the most minutes left."""
    fitting = office.who_can_fit(task)
    if not len(fitting):
        return None
    return int(fitting[np.argmin(office.open_tasks[fitting] * _SHIFT - office.left[fitting])])


def own_first(office: Office, task: int) -> int | None:
    """The client's own caseworker of today if they can fit it, else whoever has the most minutes left."""
    own = office.own(task)
    return own if own >= 0 and office.can_fit(task, own) else most_minutes_left(office, task)
