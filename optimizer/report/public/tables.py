"""Tables by codes of the input, as trees of rows: all, each code, and within it each code of the next kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from optimizer.report.public.cells import NOTHING, Cells, counted
from optimizer.report.public.grouping import OTHER, Code, named_codes
from optimizer.report.public.published import Publication

#: The column of all together.
ALL: Final = "all"
#: Rows of one code, at most; what more there is, is "other".
_MOST_CODES: Final = 15
#: Signs of a code that stand on the page: more would be a text, and no code.
_MOST_SIGNS: Final = 80


@dataclass(frozen=True, slots=True)
class Unit:
    """A client, or a task of theirs: under which codes it stands, and in which column."""

    person: str
    codes: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Row:
    """`level` 0 is all together; `key` and a column name a cell."""

    level: int
    code: Code
    key: tuple[Code, ...]


def enter_row(cells: Cells, row: Row, units: Iterable[Unit], columns: Sequence[str]) -> None:
    """Count a row: its columns, and all of them together."""
    units = list(units)
    counts = counted((column, unit.person) for unit in units for column in (ALL, unit.column))
    for column in (ALL, *columns):
        cells.counts[row.key, column] = counts.get(column, NOTHING)
    cells.split((row.key, ALL), [(row.key, column) for column in columns])


def enter_codes(
    cells: Cells, whole: Row, units: Sequence[Unit], columns: Sequence[str], refused: frozenset[str], by: str = ""
) -> list[Row]:
    """The rows that a row is divided into, and what these are divided into; none where no code has enough people.

    `by` tells apart the divisions of the same row. `refused`: see `named_codes`.
    """
    at = whole.level
    named = named_codes([(unit.codes[at], unit.person) for unit in units], refused, _MOST_CODES)
    if not named:
        return []
    members: dict[Code, list[Unit]] = {}
    for unit in units:
        members.setdefault(unit.codes[at] if unit.codes[at] in named else OTHER, []).append(unit)
    codes = sorted(members, key=lambda code: (code is OTHER, code))
    children = [Row(at + 1, code, (*whole.key, by, code)) for code in codes]
    for child in children:
        enter_row(cells, child, members[child.code], columns)
    for column in (ALL, *columns):
        cells.split((whole.key, column), [(child.key, column) for child in children])
    return [row for child in children for row in _family(cells, child, members[child.code], columns, refused)]


def _family(
    cells: Cells, child: Row, units: Sequence[Unit], columns: Sequence[str], refused: frozenset[str]
) -> Iterator[Row]:
    yield child
    if child.code is not OTHER and child.level < len(units[0].codes):
        yield from enter_codes(cells, child, units, columns, refused)


def rows_for_page(rows: Iterable[Row], columns: Sequence[str], publication: Publication) -> list[dict[str, Any]]:
    """`cells` has a number, "few" or None for all together and for each column."""
    return [
        {
            "level": row.level,
            "code": None if row.code is OTHER else row.code[:_MOST_SIGNS],
            "cells": [publication[row.key, column] for column in (ALL, *columns)],
        }
        for row in rows
    ]
