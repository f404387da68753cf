"""The one door to workbooks that are read."""

import zipfile
from pathlib import Path
from typing import Final

from optimizer.errors import InputError, refuse
from optimizer.sheets.archive import opened
from optimizer.sheets.ods import read_ods
from optimizer.sheets.sheet import Sheet
from optimizer.sheets.xlsx import read_xlsx

_READERS: Final = {".xlsx": read_xlsx, ".ods": read_ods}
#: Endings of workbooks that are known and not read, and what to do about them.
_NOT_READ: Final = {
    ".xlsm": "may hold macros: save it as .xlsx",
    ".xltx": "is a template of a spreadsheet program: save it as .xlsx",
    ".xltm": "may hold macros: save it as .xlsx",
    ".xlsb": "is a binary workbook: save it as .xlsx",
    ".xls": "is a workbook of an old kind: save it as .xlsx",
}
ENDINGS: Final = frozenset({*_READERS, *_NOT_READ})


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
            return _READERS[ending](archive, where)
        except (InputError, zipfile.BadZipFile):
            raise
        except Exception as error:  # whatever a parser says about a file that breaks the rules of its format
            refuse(where, f"is no {ending} workbook, or a damaged one: {type(error).__name__}: {error}")
