"""The names of columns, held against those that a table may have."""

from collections.abc import Callable, Sequence

from optimizer.errors import Fault
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.layout import Column

#: Unknown columns named one by one; further ones are counted.
_MOST_NAMED = 20


def header_faults(
    header: Sequence[str], columns: Sequence[Column], where: str, column_name: Callable[[int], str] = str
) -> list[Fault]:
    """What is unknown, given twice or missing; `column_name` names the column at a position counted from 1."""
    names = [column.name for column in columns]
    unknown = [at for at, name in enumerate(header, start=1) if name not in names]
    found = [
        _fault(where, column_name(at), header[at - 1], "unknown column" + did_you_mean(header[at - 1], names))
        for at in unknown[:_MOST_NAMED]
    ]
    if len(unknown) > _MOST_NAMED:
        found.append(Fault(where, "", "", "", f"{len(unknown) - _MOST_NAMED:,} more unknown columns"))
    found += [
        _fault(where, column_name(at), name, "is given twice")
        for at, name in enumerate(header, start=1)
        if name in names and name in header[: at - 1]
    ]
    missing = [column.name for column in columns if column.required and column.name not in header]
    return found + [Fault(where, "", name, "", "the column is missing") for name in missing]


def _fault(where: str, column: str, name: str, message: str) -> Fault:
    return Fault(where, f"column {column}", "", shown(name), message)
