"""The one door to workbooks that are read."""

import zipfile
from importlib import import_module
from pathlib import Path
from typing import Final

from optimizer.errors import InputError, refuse
from optimizer.sheets.archive import opened
from optimizer.sheets.sheet import Sheet

#: Each has a module of its name, which is loaded only when needed: openpyxl takes its time.
_READ: Final = frozenset({".xlsx", ".ods"})
#: Endings of workbooks that are known and not read, and what to do about them.
_NOT_READ: Final = {
    ".xlsm": "may hold macros: save it as .xlsx",
    ".xltx": "is a template of a spreadsheet program: save it as .xlsx",
    ".xltm": "may hold macros: save it as .xlsx",
    ".xlsb": "is a binary workbook: save it as .xlsx",
    ".xls": "is a workbook of an old kind: save it as .xlsx",
}
ENDINGS: Final = _READ | frozenset(_NOT_READ)


def read_workbook(path: Path) -> dict[str, Sheet]:
    """Every sheet of a workbook by name, in its order.

    Raises
    ------
    InputError
        It can't be read, or is more than a workbook of tables: see `optimizer.sheets.archive`.
    """
    where, ending = str(path), path.suffix.lower()
    if ending in _NOT_READ:
        refuse(where, _NOT_READ[ending])
    with opened(path) as archive:
        try:
            sheets: dict[str, Sheet] = import_module(f"optimizer.sheets.{ending[1:]}").read(archive, where)
            return sheets
        except (InputError, zipfile.BadZipFile):
            raise
        except Exception as error:  # whatever a parser says about a file that breaks the rules of its format
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            refuse(where, f"is no {ending} workbook, or a damaged one: {reason}")
