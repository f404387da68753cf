"""From a log file to typed events."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.logs.cells import blanks, dates, repeated
from optimizer.logs.columns import Role, find_columns
from optimizer.logs.events import Cases, Log
from optimizer.logs.reader import Reader, ReadSettings
from optimizer.logs.table import Table, read_csv_table
from optimizer.logs.times import parse_times, zone_named
from optimizer.logs.xes import read_xes_table

__all__ = ["ReadSettings", "read_cases", "read_log"]


def read_log(path: str | Path, settings: ReadSettings | None = None) -> Log:
    """Read a `.csv` or `.xes` log, packed with gzip or not.

    Raises
    ------
    InputError
        With every fault found, each with its line, column and value.
    """
    settings, path = settings or ReadSettings(), Path(path)
    table = read_any_table(path)
    columns = find_columns(table, settings.columns)
    return Reader(table, columns, settings).log()


def read_cases(path: str | Path, columns: Mapping[Role, str], zone: str | None = None) -> Cases:
    """Read a file with one row a case: its responsible person and its deadline.

    Raises
    ------
    InputError
        With every fault found, each with its line, column and value.
    """
    table = read_any_table(Path(path))
    found = find_columns(table, columns, needed=("case",), searched=("case", "responsible", "due"))
    cases = table.column(found["case"])
    faults = blanks(table, found["case"]) + repeated(table, found["case"], "names a case a second time")
    deadlines: dict[str, date] = {}
    if "due" in found:
        times, time_faults = parse_times(table, found["due"], zone_named(zone))
        faults += time_faults
        deadlines = {case: day for case, day in zip(cases, dates(times), strict=True) if day is not None}
    if faults:
        raise InputError(faults)
    people = table.column(found["responsible"]) if "responsible" in found else []
    return Cases({case: person for case, person in zip(cases, people, strict=False) if person}, deadlines)


def read_any_table(path: Path) -> Table:
    plain = path.name.lower().removesuffix(".gz")
    if plain.endswith(".xes"):
        return read_xes_table(path)
    if plain.endswith((".csv", ".tsv", ".txt")):
        return read_csv_table(path)
    raise InputError([Fault(path.name, "", "", "", "is neither .csv nor .xes (nor one of them packed as .gz)")])
