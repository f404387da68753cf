"""What several readers ask of a column."""

from datetime import date

from optimizer.errors import Fault
from optimizer.logs.table import Table
from optimizer.logs.times import TimeColumn


def dates(times: TimeColumn | None) -> list[date | None]:
    if times is None:
        return []
    days: list[date | None] = times.wall.astype("datetime64[D]").tolist()
    return days


def blanks(table: Table, column: str) -> list[Fault]:
    empty = [row for row, value in enumerate(table.column(column)) if not value]
    return table.faults(empty, column, "must not be empty")


def repeated(table: Table, column: str, message: str) -> list[Fault]:
    seen: set[str] = set()
    again = []
    for row, value in enumerate(table.column(column)):
        if value in seen:
            again.append(row)
        seen.add(value)
    return table.faults(again, column, message)
