"""An over-full place in words, with the two numbers that prove it."""

from collections.abc import Iterable, Sequence

from optimizer.reasons.bottlenecks import Bottleneck, Kind, Question
from optimizer.reasons.words.numbers import listed, of

#: What follows from it, whoever does what.
_OUTCOME: dict[Question, str] = {
    "late": "will be late",
    "undone": "will not be done by the end",
    "unassigned": "will have no caseworker",
}
_MOST_KINDS = 3


def sentence_of_bottleneck(place: Bottleneck) -> str:
    """Which work, how much, who may do it, how much room they have, and what follows."""
    noun = "client" if place.question == "unassigned" else "task"
    need = f"{_kinds(place.kinds)}: {of(_count(place), noun)}"
    if place.question == "unassigned":
        need = f"{need} of {place.need:,} caseload points"
    else:
        need = f"{need}, {place.need:,} minutes, {_days(place)}"
    return f"{need}. {_room(place)}: at least {of(place.at_least, noun)} {_OUTCOME[place.question]}, whoever does what."


def _count(place: Bottleneck) -> int:
    return sum(kind.count for kind in place.kinds)


def _kinds(kinds: Sequence[Kind]) -> str:
    """Languages with their programmes, the largest first."""
    by_file: dict[tuple[str, str | None], list[str]] = {}
    for kind in kinds:
        by_file.setdefault((kind.language, kind.office), []).append("+".join(kind.programs) or "no programme")
    told = [f"{_file(*file)} ({listed(_once(programs), _MOST_KINDS)})" for file, programs in by_file.items()]
    return listed(told, _MOST_KINDS)


def _file(language: str, office: str | None) -> str:
    return language if office is None else f"{language} in office {office}"


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _days(place: Bottleneck) -> str:
    days = f"on {place.first}" if place.first == place.last else f"from {place.first} to {place.last}"
    return f"must be done {days} to be on time" if place.question == "late" else f"can only be done {days}"


def _room(place: Bottleneck) -> str:
    """Those who may do it and what they have; who is away all the time is said."""
    here = [worker for worker in place.caseworkers if worker not in place.away]
    unit = "caseload points of room" if place.question == "unassigned" else "minutes then"
    room = f"{place.room:,} {unit}{f' ({place.overtime:,} of them overtime)' if place.overtime else ''}"
    if not place.caseworkers:
        return "Nobody may do it"
    if not here:
        return f"{listed(place.away)}, who alone may do it, {'is' if len(place.away) == 1 else 'are'} away then"
    away = f"; {listed(place.away)} {'is' if len(place.away) == 1 else 'are'} away" if place.away else ""
    if len(place.caseworkers) == 1:
        return f"{here[0]}, who alone may do it, has {room}"
    if len(here) == 1:
        return f"{here[0]} has {room}{away}, and nobody else may do it"
    return f"The {len(here)} caseworkers who may do it ({listed(here)}{away}) have {room}"
