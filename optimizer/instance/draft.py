"""A raw instance on its way to an `Instance`: its rows, where each came from, and what is wrong with it so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from optimizer.errors import Fault
from optimizer.instance.faults import Loc, entity_of, field_of, shown


@dataclass
class Doubts:
    """What could not be read and was replaced by a neutral value: no rule may draw conclusions from it."""

    #: (table, row) -> its fields in doubt; the row is -1 for the parts that are no tables, such as the horizon.
    rows: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    #: Tables of which some ids are unknown, so that a reference to them may or may not dangle.
    tables: set[str] = field(default_factory=set)

    def add(self, loc: Loc) -> None:
        """Mark what stands at `loc`; a row as a whole, or its id, puts the ids of its table in doubt."""
        table = str(loc[0])
        if len(loc) > 1 and isinstance(loc[1], int):
            name = str(loc[2]) if len(loc) > 2 else "*"
            self.rows.setdefault((table, loc[1]), set()).add(name)
            if name in ("*", "id"):
                self.tables.add(table)
        else:
            self.rows.setdefault((table, -1), set()).add(str(loc[1]) if len(loc) > 1 else "*")
            if len(loc) == 1:
                self.tables.add(table)

    def sure(self, table: str, row: int, *fields: str) -> bool:
        """Whether these fields of a row were read as given."""
        doubtful = self.rows.get((table, row))
        return not doubtful or ("*" not in doubtful and doubtful.isdisjoint(fields))

    def sure_part(self, part: str, *fields: str) -> bool:
        """The same for a part that is no table."""
        return self.sure(part, -1, *fields)


@dataclass
class Draft:
    """Collects every fault before anything is refused."""

    raw: dict[str, Any]
    file: str
    #: Where a location was read, if that is more exact than the file: tables give file and line, or sheet and cell.
    place: Callable[[Loc], str | None] = lambda _loc: None
    faults: list[Fault] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)
    #: Cells of tables that hold no value, such as a formula: told, and still to be replaced by neutral values.
    unreadable: list[Loc] = field(default_factory=list)

    def refuse(self, loc: Loc, value: object, message: str) -> None:
        """Note a fault at a location; `...` as the value means that there is none."""
        self.faults.append(
            Fault(
                where=self.place(loc) or self.file,
                entity=entity_of(self.raw, loc),
                field=field_of(loc),
                value="" if value is ... else shown(value),
                message=message,
            )
        )

    def object_to(self, loc: Loc, value: object, message: str, *given: str) -> None:
        """Note a fault of a field, unless that field or one that the rule builds on (`given`) is itself in doubt."""
        row = loc[1] if len(loc) > 2 and isinstance(loc[1], int) else -1
        if self.doubts.sure(str(loc[0]), row, str(loc[2] if row >= 0 else loc[1] if len(loc) > 1 else "*"), *given):
            self.refuse(loc, value, message)

    def row_place(self, table: str, row: int) -> str:
        """How to name a row beside another of its table."""
        place = self.place((table, row))
        return Path(place).name if place else f"{table}[{row}]"

    def row_places(self, table: str, first: int, second: int) -> str:
        """How to name two rows of a table together."""
        places = [self.row_place(table, first), self.row_place(table, second)]
        for word in ("line", "row"):
            file, found, number = places[0].rpartition(f" {word} ")
            if found:
                return f"{file} {word}s {number} and {places[1].removeprefix(file + found)}"
        return " and ".join(places)

    def rows(self, table: str) -> list[tuple[int, Mapping[str, Any]]]:
        """The rows of a table that are objects, with their positions."""
        rows = self.raw.get(table)
        return [(i, row) for i, row in enumerate(rows) if isinstance(row, dict)] if isinstance(rows, list) else []
