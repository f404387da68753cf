"""What makes an edit impossible on an instance."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from optimizer.errors import Fault
from optimizer.instance.calendar import working_days
from optimizer.instance.faults import did_you_mean, named, shown
from optimizer.instance.schema import MOST, Instance
from optimizer.scenario.edits import Absent, Cap, DueSlack, Edit, Hire, Leaves, Overtime, Train, span
from optimizer.scenario.words import words_of

#: Field, value and what is wrong with it.
_Found = tuple[str, object, str]


def refusals(instance: Instance, edit: Edit) -> list[Fault]:
    """Everything that is wrong with one edit."""
    who = getattr(edit, "caseworker", None)
    entity = f"caseworker {named(who)}" if who is not None else ""
    found = (fault for check in _CHECKS for fault in check(instance, edit))
    return [Fault(str(edit), entity, field, shown(value), message) for field, value, message in found]


def _people(instance: Instance, edit: Edit) -> Iterator[_Found]:
    ids = [worker.id for worker in instance.caseworkers]
    for field in ("caseworker", "like"):
        who = getattr(edit, field, None)
        if who is not None and who not in ids:
            yield field, who, f"there is no such caseworker{did_you_mean(who, ids)}"
    if isinstance(edit, Leaves) and ids == [edit.caseworker]:
        yield "caseworker", edit.caseworker, "is the only one there is"


def _words(instance: Instance, edit: Edit) -> Iterator[_Found]:
    if not isinstance(edit, Hire | Train):
        return
    known = words_of(instance)
    for word in edit.languages:
        if word not in known.languages:
            yield "languages", word, f"nobody here speaks it{did_you_mean(word, known.languages)}"
    for word in edit.programs:
        if word not in known.programs:
            yield "programs", word, f"there is no such programme{did_you_mean(word, known.programs)}"
    if isinstance(edit, Hire) and not (edit.languages and edit.programs):
        yield "", (*edit.languages, *edit.programs), "somebody new needs a language and a programme"
    if isinstance(edit, Train) and not (edit.languages or edit.programs):
        yield "", "", "name a language or a programme"


def _numbers(_: Instance, edit: Edit) -> Iterator[_Found]:
    checks: tuple[tuple[str, int | None, int], ...] = ()
    match edit:
        case Cap():
            checks = (("max_caseload", edit.points, 0),)
        case Overtime():
            checks = (("minutes", edit.minutes, 0),)
        case DueSlack():
            checks = (("days", edit.days, 1),)
    for field, value, least in checks:
        if value is not None and not least <= value <= MOST:
            yield field, value, f"must be a whole number {least} … {MOST:,}"


def _dates(instance: Instance, edit: Edit) -> Iterator[_Found]:
    match edit:
        case Absent():
            yield from _span(instance, edit.first, edit.last)
        case Overtime(days=(first, last)):
            yield from _span(instance, first, last)
        case Leaves() if edit.day > instance.horizon.end:
            yield "day", str(edit.day), f"is after the horizon, which ends on {instance.horizon.end}"


def _span(instance: Instance, first: date, last: date) -> Iterator[_Found]:
    horizon = instance.horizon
    if last < first:
        yield "days", span(first, last), "ends before it begins"
    elif not any(first <= day <= last for day in working_days(horizon)):
        yield "days", span(first, last), f"holds no working day of the horizon {horizon.start} … {horizon.end}"


def _due(instance: Instance, edit: Edit) -> Iterator[_Found]:
    latest = max((task.due for task in instance.tasks), default=date.min)
    if isinstance(edit, DueSlack) and 1 <= edit.days <= MOST and (date.max - latest) < timedelta(edit.days):
        yield "days", edit.days, f"a task due on {latest} would be due after the year 9999"


_CHECKS: tuple[Callable[[Instance, Edit], Iterator[_Found]], ...] = (_people, _words, _numbers, _dates, _due)
