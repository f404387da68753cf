"""Names for ids, from a table that the office keeps apart: they go onto the page and nowhere else.

No message holds a value of that file, not even of its header: a file without one has a person in its first line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from optimizer.errors import Fault, InputError, refuse
from optimizer.instance.csv_table import read_table
from optimizer.instance.layout import Column
from optimizer.instance.parquet_folder import ParquetFolder
from optimizer.instance.schema import Instance
from optimizer.instance.source import Table
from optimizer.instance.workbook import Workbook
from optimizer.sheets.read import ENDINGS

_COLUMNS: Final = (Column("id", str, "text"), Column("name", str, "text"))
#: The sheet that is read where a workbook has several.
_SHEET: Final = "names"
#: Rows named one by one for each kind of fault; the rest is counted.
_MOST_NAMED: Final = 20
#: After these words a message goes on with what a parser said, and that may quote the file.
_DAMAGED: Final = "or a damaged one"

#: Where a row and its column are, or the table as a whole (None), as messages name it.
_Place = Callable[[int | None, str | None], str]


@dataclass(frozen=True)
class Names:
    """`by_id` has names of caseworkers and clients of the instance alone, and by no id that is a task's as well."""

    by_id: dict[str, str]
    #: Rows whose id the instance does not have.
    unknown_rows: int
    #: Ids of the instance that have no name.
    caseworkers_without: int
    clients_without: int


def read_names(path: Path, instance: Instance) -> Names:
    """A table with the columns `id` and `name`: `.csv`, `.parquet`, or the one sheet of an `.xlsx` or `.ods`.

    Raises
    ------
    InputError
        It can't be read, ids or names are missing, ids are given twice or mean more than one thing in the instance, or
        none is known. Messages name rows and columns, and no values.
    """
    try:
        table, place = _table(path)
    except InputError as error:
        raise InputError([_without_values(fault) for fault in error.faults]) from None
    names, faults = _names(table, place)
    workers, clients = ({str(row.id) for row in rows} for rows in (instance.caseworkers, instance.clients))
    tasks = {str(task.id) for task in instance.tasks}
    unclear = names.keys() & ((workers & clients) | ((workers | clients) & tasks))
    if unclear:
        what = "ids are of more than one caseworker, client or task: a page can't tell whose names they are"
        faults.append(Fault(str(path), "", "id", "", f"{len(unclear):,} {what}"))
    if faults:
        raise InputError(faults)
    known = {each: names[each] for each in names.keys() & (workers | clients)}
    if not known:
        refuse(str(path), "has no id of a caseworker or client of this instance")
    return Names(known, len(names) - len(known), len(workers - known.keys()), len(clients - known.keys()))


def _table(path: Path) -> tuple[Table, _Place]:
    name, ending = path.name.lower(), path.suffix.lower()
    if name.endswith((".csv", ".csv.gz")):
        return read_table(path, _COLUMNS), lambda number, _: str(path) if number is None else f"{path} line {number}"
    if ending == ".parquet":
        folder = ParquetFolder(path.parent)
        return folder.table(path.stem, _COLUMNS), lambda number, column: folder.place(path.stem, number, column)
    if ending not in ENDINGS:
        refuse(str(path), "is no table of names: its name must end in .csv, .xlsx, .ods or .parquet")
    book = Workbook(path)
    sheet = _sheet(book)
    return book.table(sheet, _COLUMNS), lambda number, column: book.place(sheet, number, column)


def _sheet(book: Workbook) -> str:
    filled = book.filled()
    if _SHEET in filled:
        return _SHEET
    if len(filled) != 1:
        refuse(book.where, f"has {len(filled)} sheets with something in them: call the one to be read {_SHEET}")
    return filled[0]


def _names(table: Table, place: _Place) -> tuple[dict[str, str], list[Fault]]:
    """The name of each id, and everything that is wrong with the table."""
    names: dict[str, str] = {}
    wrong: dict[tuple[str, str], list[int]] = {}
    for number, values in table.rows:
        key, name = str(values.get("id", "")).strip(), " ".join(str(values.get("name", "")).split())
        for column, text in (("id", key), ("name", name)):
            if not text:
                wrong.setdefault((column, "is missing"), []).append(number)
        if key in names:
            wrong.setdefault(("id", "is given more than once"), []).append(number)
        elif key:
            names[key] = name
    for cell in table.unreadable:
        wrong.setdefault((cell.column, cell.message), []).append(table.rows[cell.row][0])
    return names, [*map(_without_values, table.faults), *_faults(wrong, place)]


def _faults(wrong: dict[tuple[str, str], list[int]], place: _Place) -> list[Fault]:
    found = []
    for (column, message), numbers in wrong.items():
        found += [Fault(place(number, column), "", column, "", message) for number in numbers[:_MOST_NAMED]]
        if len(numbers) > _MOST_NAMED:
            more = f"{message} in {len(numbers) - _MOST_NAMED:,} more rows"
            found.append(Fault(place(None, None), "", column, "", more))
    return found


def _without_values(fault: Fault) -> Fault:
    before, damaged, _ = fault.message.partition(_DAMAGED)
    return Fault(fault.where, fault.entity, fault.field, "", before + damaged)
