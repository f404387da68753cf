"""Which column of a log holds what: as told, else found by its usual name."""

from collections.abc import Mapping
from typing import Final, Literal

from optimizer.errors import Fault, InputError
from optimizer.logs.table import Table

Role = Literal[
    "case",
    "activity",
    "resource",
    "start",
    "complete",
    "responsible",
    "due",
    "release",
    "minutes",
    "task",
    "program",
    "human",
    "lifecycle",
]

#: Usual names, the most telling first; capitals, spaces and underscores make no difference.
USUAL: Final[dict[Role, tuple[str, ...]]] = {
    "case": ("case", "case:concept:name", "case_id", "caseid", "client"),
    "activity": ("activity", "concept:name", "activity_name", "event"),
    "resource": ("resource", "org:resource", "caseworker", "worker", "person", "user"),
    "start": ("start", "start_timestamp", "start_time", "started"),
    "complete": (
        "complete",
        "time:timestamp",
        "complete_timestamp",
        "completed",
        "end_timestamp",
        "end_time",
        "end",
        "timestamp",
    ),
    "responsible": ("responsible", "case_responsible", "case:responsible"),
    "due": ("due", "deadline", "case:deadline"),
    "release": ("release", "released"),
    "minutes": ("minutes", "est_minutes", "duration_minutes"),
    "task": ("task_id", "event_id", "task"),
    "program": (),
    "human": ("human",),
    "lifecycle": ("lifecycle:transition", "lifecycle", "transition"),
}

NEEDED: Final[tuple[Role, ...]] = ("case", "activity", "resource", "complete")


def find_columns(
    table: Table, told: Mapping[Role, str], needed: tuple[Role, ...] = NEEDED, searched: tuple[Role, ...] = tuple(USUAL)
) -> dict[Role, str]:
    """The column of each role that the table has.

    Raises
    ------
    InputError
        A column that was told or is needed is missing.
    """
    plain = {_plain(name): name for name in reversed(table.header)}
    columns: dict[Role, str] = {}
    faults: list[Fault] = []
    for role in searched:
        if role in told:
            if told[role] in table.header:
                columns[role] = told[role]
            else:
                faults.append(_missing(table, role, f"there is no column {told[role]!r}"))
            continue
        usual = [plain[_plain(name)] for name in USUAL[role] if _plain(name) in plain]
        if usual:
            columns[role] = usual[0]
        elif role in needed:
            faults.append(_missing(table, role, f"no column has a usual name for it ({', '.join(USUAL[role])})"))
    if faults:
        raise InputError(faults)
    return columns


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "").replace("_", "")


def _missing(table: Table, role: Role, message: str) -> Fault:
    header = ", ".join(table.header)
    return Fault(table.where, f"column for {role}", "", "", f"{message}; the header is: {header}; see --{role}-column")
