"""Cells of a workbook as values of an instance.

What a spreadsheet changes without harm is changed back: numbers that are whole lose their point (7.0), numbers in a
column of text become text, dates may be dates or text, blanks around text go. What it may have damaged is refused.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from optimizer.instance.cells import CellType, from_cell
from optimizer.sheets.sheet import Cell, CellError, Formula

#: A spreadsheet keeps this many digits of a number.
_DIGITS: Final = 15


class NoValue(Exception):
    """Why a cell can't be taken."""


def value_of(cell: Cell, kind: CellType) -> Any:
    """The value of a cell, or None where it holds nothing but blanks.

    Raises
    ------
    NoValue
        It holds no value, or one that a spreadsheet may have damaged.
    """
    if isinstance(cell, str):
        text = cell.strip()
        return _of_text(text, kind) if text else None
    if isinstance(cell, Formula):
        raise NoValue("is a formula: copy the cell and paste it as a value")
    if isinstance(cell, CellError):
        raise NoValue("is an error of the spreadsheet")
    return _OF_OTHERS[kind](cell)


def _of_text(text: str, kind: CellType) -> Any:
    value = from_cell(text, kind)
    return [word.strip() for word in value] if kind == "list" else value


def _as_number(cell: Cell) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, int | float) else str(cell)


def _as_date(cell: Cell) -> str:
    if isinstance(cell, datetime):
        if cell != datetime.combine(cell, datetime.min.time()):
            raise NoValue("must be a date without a time of day")
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    # The number of a day would do, if all workbooks counted from the same day.
    raise NoValue("must be a date: format the column as date, or write it as YYYY-MM-DD")


def _as_text(cell: Cell) -> str:
    number = _as_number(cell)
    if isinstance(cell, bool) or not isinstance(number, int | float):
        what = "a truth value" if isinstance(cell, bool) else "a date or time"
        raise NoValue(f"has become {what}: format the column as text and type it again")
    if abs(number) >= 10**_DIGITS:
        raise NoValue(
            f"is a number of more than {_DIGITS} digits, which a spreadsheet rounds: format the column as text"
        )
    return str(number)


def _as_list(cell: Cell) -> list[str]:
    return [_as_text(cell)]


_OF_OTHERS: Final[dict[CellType, Callable[[Cell], Any]]] = {
    "number": _as_number,
    "date": _as_date,
    "text": _as_text,
    "list": _as_list,
}


def told(cell: Cell) -> Any:
    """What a cell shows, for a message."""
    if isinstance(cell, Formula | CellError):
        return cell.text
    return cell if isinstance(cell, str | int | float) else str(cell)
