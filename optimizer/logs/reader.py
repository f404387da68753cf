"""One table of a log, row by row, into typed events."""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from optimizer.errors import Fault, InputError
from optimizer.logs.cells import blanks, dates, repeated
from optimizer.logs.columns import Role
from optimizer.logs.events import Log, LogEvent
from optimizer.logs.lifecycle import Paired, pair_rows
from optimizer.logs.table import Table
from optimizer.logs.times import TimeColumn, parse_times, zone_named

_NO = frozenset({"0", "false", "no", "n"})
_TIME_ROLES: tuple[Role, ...] = ("complete", "start", "release", "due")


@dataclass(frozen=True)
class ReadSettings:
    #: Columns named by the user; the others are found by their usual names.
    columns: Mapping[Role, str] = field(default_factory=dict)
    #: The office's time zone; None keeps the wall clock as written.
    zone: str | None = None
    #: Names in the resource column that are systems, tests or placeholders.
    not_people: Collection[str] = ()


class Reader:
    """One pass over one table; faults are gathered until everything has been looked at."""

    def __init__(self, table: Table, columns: dict[Role, str], settings: ReadSettings) -> None:
        self.table, self.columns, self.settings = table, columns, settings
        self.faults: list[Fault] = []
        self.dropped: Counter[str] = Counter()
        self.unattended: Counter[str] = Counter()

    def log(self) -> Log:
        case, activity = self._text("case"), self._text("activity")
        for role in ("case", "activity"):
            self.faults += blanks(self.table, self.columns[role])
        times = self._times()
        minutes = self._minutes()
        self._require_one_clock(times)
        self._raise_faults()

        paired = self._completions(case, activity, times)
        started, durations = self._starts(times, paired)
        self._raise_faults()
        order = self._order(times, started, paired)
        ids = self._ids(case, order)
        people = self._people()
        self._raise_faults()

        responsible, program = self._text("responsible"), self._text("program")
        done, released, due = times["complete"].wall.tolist(), dates(times.get("release")), dates(times.get("due"))
        events = tuple(
            LogEvent(
                line=self.table.lines[row],
                id=ids[row],
                case=case[row],
                activity=activity[row],
                person=people[row],
                started=started.get(row),
                done=done[row],
                minutes=durations.get(row) if minutes[row] is None else minutes[row],
                released=released[row] if released else None,
                due=due[row] if due else None,
                responsible=(responsible[row] or None) if responsible else None,
                program=(program[row] if program else "") or activity[row],
            )
            for row in order
        )
        unattended = Counter(self._why_unattended(row) for row in order if people[row] is None)
        return Log(self.table.where, events, dict(self.dropped), dict(unattended), self.columns)

    def _text(self, role: Role) -> list[str]:
        return self.table.column(self.columns[role]) if role in self.columns else []

    def _times(self) -> dict[Role, TimeColumn]:
        zone = zone_named(self.settings.zone)
        times: dict[Role, TimeColumn] = {}
        for role in _TIME_ROLES:
            if role in self.columns:
                times[role], faults = parse_times(self.table, self.columns[role], zone)
                self.faults += faults
        return times

    def _require_one_clock(self, times: dict[Role, TimeColumn]) -> None:
        """Times with and without a zone can't be put in order unless the office's zone is known."""
        if self.settings.zone is not None or self.faults:
            return
        clocks = [(role, times[role]) for role in ("complete", "start") if role in times]
        if any(column.naive.any() for _, column in clocks) and any(
            (column.present & ~column.naive).any() for _, column in clocks
        ):
            message = "has no zone while other times have one; name the office's zone with --zone"
            for role, column in clocks:
                rows = np.flatnonzero(column.naive).tolist()
                self.faults += self.table.faults(rows, self.columns[role], message, "timestamp")

    def _minutes(self) -> list[float | None]:
        if "minutes" not in self.columns:
            return [None] * len(self.table.rows)
        values = [_number(text) for text in self._text("minutes")]
        bad = [row for row, value in enumerate(values) if value is not None and not 0 <= value < math.inf]
        self.faults += self.table.faults(bad, self.columns["minutes"], "is no number of minutes, 0 or more")
        return values

    def _completions(self, case: list[str], activity: list[str], times: dict[Role, TimeColumn]) -> Paired:
        """Rows that tell of completed work; the others are counted."""
        if "lifecycle" in self.columns:
            self._require_times(times, ())
            paired = pair_rows(case, activity, self._text("lifecycle"), times["complete"].instant)
            self.dropped.update(paired.dropped)
            return paired
        started = times["start"].present if "start" in times else np.zeros(len(case), dtype=np.bool_)
        open_work = np.flatnonzero(~times["complete"].present & started)
        self._require_times(times, set(open_work.tolist()))
        if len(open_work):
            self.dropped["rows with a start and no completion: work still open"] = len(open_work)
        return Paired(np.flatnonzero(times["complete"].present).tolist(), {})

    def _require_times(self, times: dict[Role, TimeColumn], excused: Collection[int]) -> None:
        missing = [row for row in np.flatnonzero(~times["complete"].present).tolist() if row not in excused]
        self.faults += self.table.faults(missing, self.columns["complete"], "an event needs a time")

    def _starts(self, times: dict[Role, TimeColumn], paired: Paired) -> tuple[dict[int, datetime], dict[int, float]]:
        """Start and length in minutes, of the completions that have a start."""
        ends = times["complete"]
        begins, rows_of = ends, paired.start_of
        if "start" in times:
            begins, present = times["start"], times["start"].present
            rows_of = {row: row for row in paired.completions if present[row]}
        rows = list(rows_of)
        starts = list(rows_of.values())
        lengths = (ends.instant[rows] - begins.instant[starts]) / np.timedelta64(1, "m")
        backwards = [row for row, length in zip(rows, lengths.tolist(), strict=True) if length < 0]
        self.faults += self.table.faults(
            backwards, self.columns["complete"], lambda row: f"is before the start {begins.wall[rows_of[row]]}"
        )
        walls = begins.wall[starts].tolist()
        return dict(zip(rows, walls, strict=True)), dict(zip(rows, lengths.tolist(), strict=True))

    def _order(self, times: dict[Role, TimeColumn], started: dict[int, datetime], paired: Paired) -> list[int]:
        instants = times["complete"].instant
        return sorted(
            paired.completions, key=lambda row: (instants[row], started.get(row) or instants[row].item(), row)
        )

    def _ids(self, case: list[str], order: list[int]) -> dict[int, str]:
        """The log's own ids if it has some, else the case and the position of the event in it."""
        if "task" in self.columns:
            given = self._text("task")
            unique = all(given) and len(set(given)) == len(given)
            if unique:
                return dict(enumerate(given))
            if "task" in self.settings.columns:
                column = self.columns["task"]
                self.faults += blanks(self.table, column) + repeated(self.table, column, "is not unique")
        seen: Counter[str] = Counter()
        ids: dict[int, str] = {}
        for row in order:
            seen[case[row]] += 1
            ids[row] = f"{case[row]}-{seen[case[row]]}"
        return ids

    def _people(self) -> list[str | None]:
        return [None if self._why_unattended(row) else name for row, name in enumerate(self._text("resource"))]

    def _why_unattended(self, row: int) -> str:
        """Why no person did this event; the empty text if one did."""
        cells = self.table.rows[row]
        name = cells[self.table.header.index(self.columns["resource"])]
        if not name:
            return "no resource"
        if name in self.settings.not_people:
            return f"{name!r} is no person (--not-people)"
        if "human" in self.columns and cells[self.table.header.index(self.columns["human"])].lower() in _NO:
            return f"marked as no person in column {self.columns['human']!r}"
        return ""

    def _raise_faults(self) -> None:
        if self.faults:
            raise InputError(self.faults)


def _number(text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        return -1.0
    return -1.0 if math.isnan(value) else value
