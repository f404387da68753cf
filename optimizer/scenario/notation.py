"""The notation of edits on the command line; the one place that reads it.

    absent     w07:2026-01-12..16           leaves   w07:2026-01-12
    hire       es,calfresh:like=w03         train    w03:hy
    cap        w11=320   or   w11=none      overtime all=60   or   w11=60:2026-01-12..16
    due-slack  2

A span of days is one date, two with `..` between, or a date and a day of the same month. Ids may hold `:` and `=`: what
comes last is read first.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from optimizer.errors import Fault, InputError
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.schema import CaseworkerId, Instance
from optimizer.scenario.apply import faults_of
from optimizer.scenario.edits import Absent, Cap, DueSlack, Edit, Hire, Leaves, Overtime, Train
from optimizer.scenario.words import Words, words_of

_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}|\d{1,2}))?", re.ASCII)


class _Unreadable(Exception):
    pass


def read_edits(given: Sequence[tuple[str, str]], instance: Instance) -> tuple[Edit, ...]:
    """Edits from pairs of a name, as "absent", and its text, as "w07:2026-01-12..16"; their order is kept.

    Raises
    ------
    InputError
        With all that can't be read and all that `apply` would refuse of the others.
    """
    words, edits, faults = words_of(instance), [], []
    for name, text in given:
        try:
            edits.append(_READERS[name](text, words))
        except _Unreadable as error:
            message = f"{error}; write it like {NOTATIONS[name]}"
            faults.append(Fault(f"{name} {text}", "", "", "", message))
    faults += faults_of(instance, edits)
    if faults:
        raise InputError(faults)
    return tuple(edits)


def _absent(text: str, _: Words) -> Absent:
    who, days = _split(text, ":", "a caseworker, a colon and days")
    return Absent(CaseworkerId(who), *_days(days))


def _leaves(text: str, _: Words) -> Leaves:
    who, day = _split(text, ":", "a caseworker, a colon and a date")
    first, last = _days(day)
    if first != last:
        raise _Unreadable(f"{day} is more than one date")
    return Leaves(CaseworkerId(who), first)


def _hire(text: str, words: Words) -> Hire:
    skills, like = text.rsplit(":like=", 1) if ":like=" in text else (text, None)
    return Hire(*_skills(skills, words), CaseworkerId(like) if like is not None else None)


def _train(text: str, words: Words) -> Train:
    who, skills = _split(text, ":", "a caseworker, a colon and languages or programmes")
    return Train(CaseworkerId(who), *_skills(skills, words))


def _cap(text: str, _: Words) -> Cap:
    who, points = _split(text, "=", "a caseworker, = and points")
    return Cap(CaseworkerId(who), None if points == "none" else _number(points))


def _overtime(text: str, _: Words) -> Overtime:
    before, colon, after = text.rpartition(":")
    dated = bool(colon) and _SPAN.fullmatch(after) is not None
    who, minutes = _split(before if dated else text, "=", "all or a caseworker, = and minutes a day")
    return Overtime(None if who == "all" else CaseworkerId(who), _number(minutes), _days(after) if dated else None)


def _due_slack(text: str, _: Words) -> DueSlack:
    return DueSlack(_number(text))


_READERS: Final[Mapping[str, Callable[[str, Words], Edit]]] = {
    "absent": _absent,
    "leaves": _leaves,
    "hire": _hire,
    "train": _train,
    "cap": _cap,
    "overtime": _overtime,
    "due-slack": _due_slack,
}

#: Name of each edit and an example of its text.
NOTATIONS: Final[Mapping[str, str]] = {
    "absent": "w07:2026-01-12..16",
    "leaves": "w07:2026-01-12",
    "hire": "es,calfresh or es,calfresh:like=w03",
    "train": "w03:hy",
    "cap": "w11=320 or w11=none",
    "overtime": "all=60, w11=60 or w11=60:2026-01-12..16",
    "due-slack": "2",
}


def _split(text: str, mark: str, wanted: str) -> tuple[str, str]:
    before, found, after = text.rpartition(mark)
    if not (found and before and after):
        raise _Unreadable(f"must be {wanted}")
    return before, after


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise _Unreadable(f"{shown(text)} must be a whole number")
    return int(text)


def _days(text: str) -> tuple[date, date]:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise _Unreadable(f"{shown(text)} must be a date, as 2026-01-12, or a span, as 2026-01-12..16")
    first, last = match[1], match[2] or match[1]
    try:
        # A day of the same month takes the first date's year and month.
        return date.fromisoformat(first), date.fromisoformat(last if len(last) > 2 else f"{first[:8]}{last:0>2}")
    except ValueError:
        raise _Unreadable(f"{shown(text)}: there is no such date") from None


def _skills(text: str, words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Languages and programmes, told apart by what the instance knows."""
    given = [word.strip() for word in text.split(",") if word.strip()]
    unknown = [word for word in given if word not in words.languages | words.programs]
    if unknown:
        hint = did_you_mean(unknown[0], words.languages | words.programs)
        raise _Unreadable(f"{shown(unknown[0])} is no language and no programme of this instance{hint}")
    return (
        tuple(word for word in given if word in words.languages),
        tuple(word for word in given if word in words.programs),
    )
