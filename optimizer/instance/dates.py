"""Dates that fit together: the horizon, due dates, fixed days."""

from datetime import date

from optimizer.instance.calendar import working_days
from optimizer.instance.draft import Draft
from optimizer.instance.schema import Horizon, Instance

#: Three years: beyond that the days are no plan, and their number is most likely a slip of the pen.
LONGEST_HORIZON_DAYS = 1096


def refuse_bad_horizon(instance: Instance, draft: Draft) -> None:
    """At least one working day, at most three years; the work week names each weekday once."""
    horizon, sure = instance.horizon, draft.doubts.sure_part
    week = [str(day) for day in horizon.workweek]
    if not week:
        draft.object_to(("horizon", "workweek"), [], "must name at least one weekday")
    for n, day in enumerate(week):
        if day in week[:n]:
            draft.object_to(("horizon", "workweek", n), day, "is given twice")
    if not sure("horizon", "start", "end"):
        return
    if horizon.end < horizon.start:
        message = f"lies before the start {horizon.start}"
        draft.object_to(("horizon", "end"), horizon.end, message)
    elif _span(horizon) > LONGEST_HORIZON_DAYS:
        message = f"the horizon has {_span(horizon):,} days, more than {LONGEST_HORIZON_DAYS:,}"
        draft.object_to(("horizon", "end"), horizon.end, message)
    elif week and sure("horizon", "workweek", "holidays") and not working_days(horizon):
        message = f"there is no working day from {horizon.start} on"
        draft.object_to(("horizon", "end"), horizon.end, message)


def _span(horizon: Horizon) -> int:
    return (horizon.end - horizon.start).days + 1


def refuse_bad_dates(instance: Instance, draft: Draft) -> None:
    """A due date or fixed day is not before the release, and a fixed day is a working day of the horizon."""
    days = _known_days(instance, draft)
    for i, task in enumerate(instance.tasks):
        if task.due < task.release:
            draft.object_to(("tasks", i, "due"), task.due, f"lies before the release {task.release}", "release")
        if task.fixed_day is None:
            continue
        loc = ("tasks", i, "fixed_day")
        if task.fixed_day < task.release:
            draft.object_to(loc, task.fixed_day, f"lies before the release {task.release}", "release")
        if days is not None and task.fixed_day not in days:
            draft.object_to(loc, task.fixed_day, "is no working day of the horizon")


def _known_days(instance: Instance, draft: Draft) -> frozenset[date] | None:
    """The working days, if the horizon was read whole and is not refused itself."""
    horizon = instance.horizon
    fine = draft.doubts.sure_part("horizon", "start", "end", "workweek", "holidays")
    if not fine or not 1 <= _span(horizon) <= LONGEST_HORIZON_DAYS:
        return None
    return frozenset(working_days(horizon)) or None
