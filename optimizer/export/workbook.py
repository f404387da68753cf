"""A checked plan as a workbook: a summary, the tables, and a sheet of weeks for each caseworker."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from xlsxwriter.worksheet import Worksheet

from optimizer.checks.check import CheckedPlan
from optimizer.export.calendar import Day, Week, rows_by_caseworker, weekdays_of, weeks_of
from optimizer.export.measures import measures_table, objectives_table
from optimizer.export.plan_table import PlanTable
from optimizer.export.tables import tables_of
from optimizer.instance.schema import Caseworker
from optimizer.metrics.facts import Facts
from optimizer.metrics.measures import measure
from optimizer.sheets.write import Book, lines_of

#: Tables that have a sheet of their own; the others stand on the summary.
_SHEETS: Final = ("exceptions", "changes", "assignments", "schedule", "caseworkers")
_SUMMARY: Final = "summary"
_LONGEST_NAME: Final = 31
#: How weeks are printed: in percent, characters across a page in landscape, lines down it.
_SCALE: Final = 70
_PAGE_WIDTH: Final = 130
_PAGE_LINES: Final = 40


def workbook_bytes(checked: CheckedPlan, where: str) -> bytes:
    """The workbook; the same bytes for the same plan. `where` names it in messages.

    Raises
    ------
    InputError
        A table is longer than a workbook can hold.
    """
    book, facts, measures = Book(where), Facts(checked), measure(checked)
    tables = {table.name: table for table in tables_of(checked, measures)}
    _write_summary(book, checked, (objectives_table(checked), measures_table(measures, headlines=True)), tables)
    for name in _SHEETS:
        book.table(name, tables[name].columns, tables[name].rows)
    names = sheet_names((worker.id for worker in facts.instance.caseworkers), (_SUMMARY, *_SHEETS))
    rows = rows_by_caseworker(facts)
    for worker in facts.instance.caseworkers:
        _write_calendar(book, names[worker.id], facts, worker, weeks_of(facts, worker, rows[worker.id]))
    return book.content()


def sheet_names(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A name for each id that a spreadsheet takes: short, without its signs, unique also in capitals."""
    used, names = {name.casefold() for name in (*taken, "history")}, {}
    for one in ids:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", one)
        name, number = _cut(plain, _LONGEST_NAME), 1
        while name.casefold() in used:
            number += 1
            name = f"{_cut(plain, _LONGEST_NAME - len(str(number)) - 1)} {number}"
        used.add(name.casefold())
        names[one] = name
    return names


def _cut(name: str, longest: int) -> str:
    """Not longer than so many units of UTF-16, which is how spreadsheets count."""
    return name.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore").strip("'") or "_"


def _write_summary(book: Book, checked: CheckedPlan, shown: Iterable[PlanTable], tables: dict[str, PlanTable]) -> None:
    sheet, plan = book.sheet(_SUMMARY), checked.plan
    for at, width in enumerate((28, 52, 16, 16, 14)):
        sheet.set_column(at, at, width)
    book.write(sheet, 0, 0, f"Plan of {plan.instance}", "title")
    facts = (
        ("dates", f"{checked.instance.horizon.start} to {checked.instance.horizon.end}"),
        ("policy", plan.policy),
        ("status", "optimal: proven, nothing better exists" if plan.status == "optimal" else plan.status),
        ("instance", plan.instance_sha256),
    )
    for row, (label, text) in enumerate(facts, start=1):
        book.write(sheet, row, 0, label)
        book.write(sheet, row, 1, text)
    row = len(facts) + 2
    for table in shown:
        row = _write_table(book, sheet, row, table) + 1
    for name in _SHEETS:
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        book.write(sheet, row, 1, tables[name].about)
        book.write(sheet, row, 2, len(tables[name].rows), "number")
        row += 1
    book.write(sheet, row + 1, 0, "One more sheet for each caseworker: their weeks, day by day.")


def _write_table(book: Book, sheet: Worksheet, top: int, table: PlanTable) -> int:
    """Below what is there; returns the first row after it."""
    for at, column in enumerate(table.columns):
        book.write(sheet, top, at, column.name, column.heading)
    for row, values in enumerate(table.rows, start=top + 1):
        for at, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            book.write(sheet, row, at, value, column.kind)
    return top + 1 + len(table.rows)


def _write_calendar(book: Book, name: str, facts: Facts, worker: Caseworker, weeks: Iterable[Week]) -> None:
    """A page begins before a week that does not fit on the rest of one."""
    sheet = book.sheet(name, scale=_SCALE)
    columns = max(1, len(weekdays_of(facts)))
    width = _PAGE_WIDTH // columns
    sheet.set_column(0, columns - 1, width)
    book.write(sheet, 0, 0, f"Caseworker {worker.id}", "title")
    speaks, holds = ", ".join(worker.languages), ", ".join(worker.programs)
    book.write(sheet, 1, 0, f"Speaks {speaks or 'nothing listed'}; holds {holds or 'nothing listed'}.", "plain")
    row, breaks, left = 3, [], _PAGE_LINES - 3
    for week in weeks:
        lines = _lines_of_week(week, width)
        if sum(lines) > left and row > 3:
            breaks.append(row)
            left = _PAGE_LINES
        left -= sum(lines) + 1
        _write_week(book, sheet, row, week, lines)
        row += len(lines) + 1
    sheet.set_h_pagebreaks(breaks)


def _lines_of_week(week: Week, width: int) -> list[int]:
    """The height of each row: the heading, then as many as the fullest day has tasks."""
    entries = zip_longest(*([lines_of(entry.text, width) for entry in day.entries] for day in week.days), fillvalue=1)
    return [2, *map(max, entries)]


def _write_week(book: Book, sheet: Worksheet, top: int, week: Week, lines: Iterable[int]) -> None:
    for row, height in enumerate(lines, start=top):
        book.set_lines(sheet, row, height)
    for at, day in enumerate(week.days):
        book.write(sheet, top, at, _heading(day), "heading")
        for row, entry in enumerate(day.entries, start=top + 1):
            book.write(sheet, row, at, entry.text, "late" if entry.is_late else "entry")


def _heading(day: Day) -> str:
    if day.date is None:
        return "no working day"
    return f"{day.date:%a} {day.date}\n" + (f"{day.minutes:,} of {day.capacity:,} min" if day.capacity else "away")
