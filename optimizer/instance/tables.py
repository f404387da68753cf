"""Reads a folder of CSV tables into a draft that knows the file and line of every row."""

from pathlib import Path
from typing import Any

from optimizer.errors import Fault
from optimizer.instance.csv_table import CsvTable, read_table
from optimizer.instance.draft import Draft
from optimizer.instance.faults import SINGULAR, Loc, did_you_mean, shown
from optimizer.instance.json_file import refuse
from optimizer.instance.layout import FILES, HEAD, HOLIDAYS, NESTED, REQUIRED_FILES, TABLES, Nested


def read_tables(folder: Path) -> Draft:
    """The raw instance that the tables of a folder hold; optional tables may be missing.

    Raises
    ------
    InputError
        The folder can't be read, or holds none of the tables.
    """
    return _FolderReader(folder).read()


class _FolderReader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: Where a location was read; the longest prefix of a location counts.
        self.lines: dict[Loc, tuple[str, int]] = {}
        self.draft = Draft(raw={}, file=str(folder), place=self._place)
        #: Row of each id, per table.
        self.rows: dict[str, dict[str, int]] = {}

    def read(self) -> Draft:
        self._check_files()
        self._read_head()
        for table in TABLES:
            self._read_entities(table)
        for name, nested in NESTED.items():
            self._read_nested(name, nested)
        return self.draft

    def _place(self, loc: Loc) -> str | None:
        for length in range(len(loc), 0, -1):
            found = self.lines.get(loc[:length])
            if found:
                return f"{self.folder / found[0]} line {found[1]}"
        return None

    def _check_files(self) -> None:
        try:
            names = {path.name for path in self.folder.iterdir()}
        except OSError as error:
            refuse(str(self.folder), f"can't be read: {error.strerror or error}")
        if names.isdisjoint(FILES):
            refuse(str(self.folder), f"holds no instance: there is no {', '.join(REQUIRED_FILES)}")
        for name in sorted(names - FILES):
            if name.lower().endswith(".csv"):
                self._fault(self.folder / name, "is no table of an instance" + did_you_mean(name.lower(), FILES))
        for name in REQUIRED_FILES:
            if name not in names:
                self._fault(self.folder / name, "the table is missing")

    def _fault(self, where: object, message: str, entity: str = "", field: str = "", value: str = "") -> None:
        self.draft.faults.append(Fault(str(where), entity, field, value, message))

    def _table(self, name: str, columns: Any) -> CsvTable:
        path = self.folder / f"{name}.csv"
        table = read_table(path, columns) if path.exists() else CsvTable([], [])
        self.draft.faults.extend(table.faults)
        return table

    def _read_head(self) -> None:
        raw, columns = self.draft.raw, [column for part in HEAD.values() for column in part]
        raw |= {"horizon": {}, "rules": {}}
        table = self._table("instance", columns)
        if len(table.rows) != 1:
            self._no_head(table)
        else:
            line, row = table.rows[0]
            for part, fields in HEAD.items():
                given = {field.name: row[field.name] for field in fields if field.name in row}
                (raw[part] if part else raw).update(given)
                self.lines |= {(name,): ("instance.csv", line) for name in ([part] if part else ["name", "format"])}
        holidays = self._table("holidays", HOLIDAYS)
        if holidays.rows:
            raw["horizon"]["holidays"] = [row.get("date") for _, row in holidays.rows]
        if holidays.faults:
            self.draft.doubts.add(("horizon", "holidays"))
        for index, (line, _) in enumerate(holidays.rows):
            self.lines["horizon", "holidays", index] = ("holidays.csv", line)

    def _no_head(self, table: CsvTable) -> None:
        """Stand in for a head that is missing or given several times: that was or is the only fault."""
        if not table.faults and (self.folder / "instance.csv").exists():
            self._fault(self.folder / "instance.csv", f"must have one row below its header, not {len(table.rows)}")
        self.draft.raw |= {"name": "?", "horizon": {"start": "2000-01-03", "end": "2000-01-03"}}
        self.draft.doubts.add(("name",))
        self.draft.doubts.add(("horizon",))

    def _read_entities(self, name: str) -> None:
        table = self._table(name, TABLES[name])
        self.draft.raw[name] = [row for _, row in table.rows]
        ids: dict[str, int] = {}
        self.rows[name] = ids
        for index, (line, row) in enumerate(table.rows):
            self.lines[name, index] = (f"{name}.csv", line)
            if "id" in row:
                ids.setdefault(row["id"], index)
        if table.faults or (f"{name}.csv" in REQUIRED_FILES and not (self.folder / f"{name}.csv").exists()):
            self.draft.doubts.add((name,))

    def _read_nested(self, name: str, nested: Nested) -> None:
        """Put each row into the field of its owner."""
        owners, owner_column = self.draft.raw[nested.owners], nested.columns[0].name
        unsure = nested.owners in self.draft.doubts.tables or any("id" not in row for row in owners)
        for line, row in self._table(name, nested.columns).rows:
            place = (f"{name}.csv", line)
            index = self.rows[nested.owners].get(row.get(owner_column, ""))
            if index is not None:
                self._add((nested.owners, index, nested.field), row, nested, place)
            elif not unsure:
                known = self.rows[nested.owners]
                suggestion = did_you_mean(row.get(owner_column), known) if len(known) < 1000 else ""
                where = f"{self.folder / place[0]} line {line}"
                message = f"there is no such {SINGULAR[nested.owners]}{suggestion}"
                self._fault(where, message, f"{name} row", owner_column, shown(row.get(owner_column, "")))

    def _add(self, loc: Loc, row: dict[str, Any], nested: Nested, place: tuple[str, int]) -> None:
        owner = self.draft.raw[str(loc[0])][loc[1]]
        key, *rest = (column.name for column in nested.columns[1:])
        if nested.field == "after":
            items = owner.setdefault("after", [])
            items.append({field: row[name] for field, name in (("task", "after"), ("days", "days")) if name in row})
            self.lines[(*loc, len(items) - 1)] = place
        elif not rest:
            items = owner.setdefault(nested.field, [])
            items.append(row.get(key, ""))
            self.lines[(*loc, len(items) - 1)] = place
        else:
            values, name = owner.setdefault(nested.field, {}), row.get(key, "")
            if name in values:
                where = f"{self.folder / place[0]} line {place[1]}"
                entity = f"{SINGULAR[str(loc[0])]} {owner['id']}"
                self._fault(where, "is given twice", entity, f"{nested.field}.{name}", shown(row.get(rest[0])))
                return
            values[name] = row.get(rest[0])
            self.lines[(*loc, name)] = place
