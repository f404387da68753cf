"""The names of columns, held against those that a table may have."""

from collections.abc import Callable, Mapping, Sequence

from optimizer.errors import Fault
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.layout import Column

#: Unknown columns named one by one; further ones are counted.
_MOST_NAMED = 20


def header_faults(
    header: Mapping[int, str], columns: Sequence[Column], where: str, column_name: Callable[[int], str] = str
) -> list[Fault]:
    """What is unknown, given twice or missing; `header` has the names by position, counted from 1."""
    names = [column.name for column in columns]
    unknown = [(at, name) for at, name in header.items() if name not in names]
    found = [
        _fault(where, column_name(at), name, "unknown column" + did_you_mean(name, names))
        for at, name in unknown[:_MOST_NAMED]
    ]
    if len(unknown) > _MOST_NAMED:
        found.append(Fault(where, "", "", "", f"{len(unknown) - _MOST_NAMED:,} more unknown columns"))
    given = list(header.values())
    found += [
        _fault(where, column_name(at), name, "is given twice")
        for nth, (at, name) in enumerate(header.items())
        if name in given[:nth]
    ]
    missing = [column.name for column in columns if column.required and column.name not in given]
    return found + [Fault(where, "", name, "", "the column is missing") for name in missing]


def _fault(where: str, column: str, name: str, message: str) -> Fault:
    return Fault(where, f"column {column}", "", shown(name), message)
