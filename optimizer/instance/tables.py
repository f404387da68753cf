"""Reads tables into a draft that knows where every row was read, whatever holds them."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from optimizer.errors import Fault, refuse
from optimizer.instance.draft import Draft
from optimizer.instance.faults import SINGULAR, Loc, shown
from optimizer.instance.layout import COLUMNS, HEAD, NESTED, REQUIRED, TABLES, Nested
from optimizer.instance.similar import suggestion
from optimizer.instance.source import Source, Table, Unreadable

_SOME_DAY: Final = "2000-01-03"
#: Cells without a value that are named one by one, for each column and reason.
_MOST_NAMED: Final = 20


def read_tables(source: Source) -> Draft:
    """The raw instance that the tables hold; optional tables may be missing.

    Raises
    ------
    InputError
        There is none of the tables.
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        #: Table, line or row, and column if it is sure, where a location was read; the longest prefix counts.
        self.numbers: dict[Loc, tuple[str, int, str | None]] = {}
        self.draft = Draft(raw={}, file=source.where, place=self._place)
        #: Row of each id, per table.
        self.rows: dict[str, dict[str, int]] = {}

    def read(self) -> Draft:
        self._check_names()
        self._read_head()
        self._read_holidays()
        for table in TABLES:
            self._read_entities(table)
        for name, nested in NESTED.items():
            self._read_nested(name, nested)
        return self.draft

    def _place(self, loc: Loc) -> str | None:
        for length in range(len(loc), 0, -1):
            found = self.numbers.get(loc[:length])
            if found:
                table, number, column = found
                inside = str(loc[length]) if length < len(loc) else None
                # The task of an item of `after` stands in the column after.
                return self.source.place(table, number, column or ("after" if inside == "task" else inside))
        return None

    def _check_names(self) -> None:
        names = self.source.names()
        if not names:
            refuse(self.source.where, f"holds no instance: there is no {', '.join(map(self.source.title, REQUIRED))}")
        self.draft.faults.extend(self.source.strangers())
        for name in REQUIRED:
            if name not in names:
                self._fault(self.source.place(name), "the table is missing")

    def _fault(self, where: str, message: str, entity: str = "", field: str = "", value: str = "") -> None:
        self.draft.faults.append(Fault(where, entity, field, value, message))

    def _table(self, name: str) -> Table:
        table = self.source.table(name, COLUMNS[name]) if name in self.source.names() else Table()
        self.draft.faults.extend(table.faults)
        return table

    def _read_head(self) -> None:
        self.draft.raw |= {"horizon": {}, "rules": {}}
        table = self._table("instance")
        if len(table.rows) != 1:
            self._no_head(table)
            return
        number, row = table.rows[0]
        for part, fields in HEAD.items():
            given = {field.name: row[field.name] for field in fields if field.name in row}
            (self.draft.raw[part] if part else self.draft.raw).update(given)
            self.numbers |= {(name,): ("instance", number, None) for name in ([part] if part else ["name", "format"])}
        part_of = {field.name: (part,) if part else () for part, fields in HEAD.items() for field in fields}
        self._refuse_cells("instance", table, lambda cell: (*part_of[cell.column], cell.column))

    def _no_head(self, table: Table) -> None:
        """Stand in for a head that is missing or given several times: that was or is the only fault."""
        if not table.faults and "instance" in self.source.names():
            place = self.source.place("instance")
            self._fault(place, f"must have one row below its header, not {len(table.rows)}")
        self.draft.raw |= {"name": "?", "horizon": {"start": _SOME_DAY, "end": _SOME_DAY}}
        self.draft.doubts.add(("name",))
        self.draft.doubts.add(("horizon",))

    def _read_holidays(self) -> None:
        table = self._table("holidays")
        if table.rows:
            self.draft.raw["horizon"]["holidays"] = [row.get("date") for _, row in table.rows]
        if table.faults:
            self.draft.doubts.add(("horizon", "holidays"))
        for index, (number, _) in enumerate(table.rows):
            self.numbers["horizon", "holidays", index] = ("holidays", number, "date")
        self._refuse_cells("holidays", table, lambda cell: ("horizon", "holidays", cell.row))

    def _read_entities(self, name: str) -> None:
        table = self._table(name)
        self.draft.raw[name] = [row for _, row in table.rows]
        ids: dict[str, int] = {}
        self.rows[name] = ids
        for index, (number, row) in enumerate(table.rows):
            self.numbers[name, index] = (name, number, None)
            if "id" in row:
                ids.setdefault(row["id"], index)
        self._refuse_cells(name, table, lambda cell: (name, cell.row, cell.column))
        if table.faults or (name in REQUIRED and name not in self.source.names()):
            self.draft.doubts.add((name,))

    def _read_nested(self, name: str, nested: Nested) -> None:
        """Put each row into the field of its owner."""
        owners, owner_column = self.draft.raw[nested.owners], nested.columns[0].name
        unsure = nested.owners in self.draft.doubts.tables or any("id" not in row for row in owners)
        known, table = self.rows[nested.owners], self._table(name)
        self._refuse_cells(name, table)
        broken = {cell.row for cell in table.unreadable}
        for at, (number, row) in enumerate(table.rows):
            owner = row.get(owner_column, "")
            index = known.get(owner)
            if at in broken:
                continue
            if index is not None:
                self._add((nested.owners, index, nested.field), row, nested, (name, number))
            elif not unsure:
                message = f"there is no such {SINGULAR[nested.owners]}{suggestion(owner, known)}"
                place = self.source.place(name, number, owner_column)
                self._fault(place, message, f"{name} row", owner_column, shown(owner))

    def _refuse_cells(self, name: str, table: Table, loc_of: Callable[[Unreadable], Loc] | None = None) -> None:
        """Name the first cells of each kind and count the rest: a spreadsheet damages columns rather than cells."""
        alike: Counter[tuple[str, str]] = Counter()
        for cell in table.unreadable:
            kind = (cell.column, cell.message)
            alike[kind] += 1
            if loc_of:
                self.draft.unreadable.append(loc_of(cell))
            if alike[kind] > _MOST_NAMED:
                continue
            if loc_of:
                self.draft.refuse(loc_of(cell), cell.value, cell.message)
            else:
                place = self.source.place(name, table.rows[cell.row][0], cell.column)
                self._fault(place, cell.message, f"{name} row", cell.column, shown(cell.value))
        for (column, message), count in alike.items():
            if count > _MOST_NAMED:
                more = f"{count - _MOST_NAMED:,} more cells of this column: {message}"
                self._fault(self.source.place(name), more, field=column)

    def _add(self, loc: Loc, row: dict[str, Any], nested: Nested, place: tuple[str, int]) -> None:
        owner = self.draft.raw[str(loc[0])][loc[1]]
        key, *rest = (column.name for column in nested.columns[1:])
        if nested.field == "after":
            items = owner.setdefault("after", [])
            items.append({field: row[name] for field, name in (("task", "after"), ("days", "days")) if name in row})
            self.numbers[(*loc, len(items) - 1)] = (*place, None)
        elif not rest:
            items = owner.setdefault(nested.field, [])
            items.append(row.get(key, ""))
            self.numbers[(*loc, len(items) - 1)] = (*place, key)
        else:
            values, name = owner.setdefault(nested.field, {}), row.get(key, "")
            if name in values:
                entity, field = f"{SINGULAR[str(loc[0])]} {owner['id']}", f"{nested.field}.{name}"
                self._fault(self.source.place(*place), "is given twice", entity, field, shown(row.get(rest[0])))
                return
            values[name] = row.get(rest[0])
            self.numbers[(*loc, name)] = (*place, None)
