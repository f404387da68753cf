"""Ids and the words that are compared with each other: what they may hold."""

import unicodedata
from collections.abc import Iterator

from optimizer.instance.draft import Draft
from optimizer.instance.faults import Loc
from optimizer.instance.schema import Caseworker, Client, Instance, Task, TaskKind

#: Control characters, and the separators that some programs take for the end of a line.
_REFUSED_CATEGORIES = frozenset({"Cc", "Zl", "Zp"})


def refuse_bad_words(instance: Instance, draft: Draft) -> None:
    """Ids, names, languages, programmes and offices are text without blanks around it and control characters."""
    fine: set[str] = set()
    for loc, word in _words(instance):
        if word not in fine:
            wrong = what_is_wrong_with(word)
            if wrong:
                draft.object_to(loc, word, wrong)
            else:
                fine.add(word)


def what_is_wrong_with(word: str) -> str:
    """The reason to refuse a word, or nothing."""
    if not word.strip():
        return "must not be blank"
    if word != word.strip():
        return "must not begin or end with a blank"
    if not word.isprintable() and any(unicodedata.category(char) in _REFUSED_CATEGORIES for char in word):
        return "must not hold control characters"
    return ""


def _words(instance: Instance) -> Iterator[tuple[Loc, str]]:
    """Where words are introduced. References to ids are not among them: a bad one dangles."""
    yield ("name",), instance.name
    for table in ("task_kinds", "caseworkers", "clients", "tasks"):
        for index, row in enumerate(getattr(instance, table)):
            yield from _words_of(row, (table, index))


def _words_of(row: TaskKind | Caseworker | Client | Task, loc: Loc) -> Iterator[tuple[Loc, str]]:
    yield (*loc, "id"), row.id
    if isinstance(row, TaskKind | Task):
        yield (*loc, "program"), row.program
        return
    if row.office is not None:
        yield (*loc, "office"), row.office
    for n, program in enumerate(row.programs):
        yield (*loc, "programs", n), program
    if isinstance(row, Client):
        yield (*loc, "language"), row.language
        for name in row.contacts:
            yield (*loc, "contacts", name), name
    else:
        for n, language in enumerate(row.languages):
            yield (*loc, "languages", n), language
