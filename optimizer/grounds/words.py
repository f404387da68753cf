"""The English sentence of a reason for what has no caseworker or no day; pages have their own words."""

from collections.abc import Mapping
from typing import Final

from optimizer.grounds.reason import Code, Reason, Value

_SENTENCES: Final[dict[Code, str]] = {
    "nobody_speaks": "no caseworker speaks {language}",
    "nobody_holds": "no caseworker who speaks {language} holds {programs}",
    "nobody_serves": "no caseworker who speaks {language} and holds {programs} serves office {office}",
    "all_barred": "every caseworker who could serve them is barred",
    "caps_full": "all {n} caseworkers who could serve them are at their caseload cap",
    "outranked": "{n} caseworkers could serve them, but what matters more to this plan left no place",
    "released_after": "released after the last working day",
    "client_unassigned": "client {client} has no caseworker",
    "holder_may_not": "client {client}'s caseworker may not do it",
    "too_long": "its {minutes} minutes fit no day of who may do it (longest day: {longest} minutes)",
    "follows_undone": "it must follow {tasks}, not scheduled either",
    "has_room": "there is room for it, but the search had not come to it when it ended: give it more time",
    "full": "{who} {nothing}",
    "away": "{who} {nothing}",
    "appointment_full": "{who} {nothing}",
    "appointment_away": "{who} {nothing}",
}
#: The same where `n` is 1.
_OF_ONE: Final[dict[Code, str]] = {
    "caps_full": "the one caseworker who could serve them is at their caseload cap",
    "outranked": "one caseworker could serve them, but what matters more to this plan left no place",
}


def sentence_of(reason: Reason) -> str:
    """The end of a sentence that begins with the client or the task.

    Raises
    ------
    KeyError
        For reasons of another kind, as of tasks that are done late.
    """
    sentences = _SENTENCES | _OF_ONE if reason.values.get("n") == 1 else _SENTENCES
    return sentences[reason.code].format(**_written(reason.values), who=_who(reason), nothing=_nothing(reason))


def _written(values: Mapping[str, Value]) -> dict[str, str]:
    return {name: _one(name, value) for name, value in values.items()}


def _one(name: str, value: Value) -> str:
    if isinstance(value, tuple):
        return (" and " if name == "programs" else ", ").join(value)
    return str(value)


def _who(reason: Reason) -> str:
    n = reason.values.get("n")
    if n is None:
        return "its caseworker has"
    return "the one caseworker who may do it has" if n == 1 else f"the {n} caseworkers who may do it have"


def _nothing(reason: Reason) -> str:
    minutes, first, last = (reason.values.get(name) for name in ("minutes", "first_day", "last_day"))
    if first == last:
        return f"no {minutes} minutes free on {first}"
    return f"no day with {minutes} minutes free between {first} and {last}"
