"""What people did in real weeks, what dispatch rules would have done, and what the solver finds, in one table.

    python -m benchmarks.logs_weeks --seconds 60 ../shared/data
    python -m benchmarks.logs_weeks --log loans --seconds 300 --csv
    python -m benchmarks.logs_weeks --capacity 1,1.1,1.3 --plans client-based

The data folder holds `logs/`; it may be named by the environment variable CASELOAD_DATA instead, and is never part of
this repository. Every week is imported with all of its work due in it, so that every row is about the same work, done
by the same people in the hours that they worked, or in more of them (`--capacity`). Every plan is checked.
"""

import argparse
import csv
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from optimizer.bench.runs import usual_priority
from optimizer.checks.check import require_checked
from optimizer.checks.verdict import CheckedPlan
from optimizer.dispatch import RULES_OF_DISPATCH, dispatch
from optimizer.logs.actual import actual_plan
from optimizer.logs.convert import Imported, import_window
from optimizer.logs.events import Cases, Log
from optimizer.logs.read import read_cases, read_log
from optimizer.logs.settings import ImportSettings
from optimizer.metrics.measures import measure
from optimizer.rules import OBJECTIVES, Policy
from optimizer.solvers import SolveSettings, solve


@dataclass(frozen=True)
class Source:
    """A log and the Mondays of the weeks looked at."""

    events: str
    cases: str | None
    mondays: tuple[date, ...]
    #: Days from Monday to the last day of the working week.
    length: int


#: The weeks of the receipt log with most events, and a week each of October, November and December 2011 of the loans
#: log: with some weeks before them, so that there are contacts to keep.
SOURCES = {
    "receipt": Source(
        "receipt_events.csv", "receipt_cases.csv", (date(2010, 12, 13), date(2011, 1, 10), date(2011, 10, 10)), 4
    ),
    "loans": Source("loans_2011_workitems.csv", None, (date(2011, 10, 24), date(2011, 11, 14), date(2011, 12, 12)), 5),
}

#: What the solver is asked for: by policy, the objectives in their order. The last is the best that a pool can do
#: for lateness, continuity ignored.
SOLVES: dict[str, tuple[Policy, Sequence[Any]]] = {
    "solver, client-based": ("client-based", OBJECTIVES),
    "solver, cover": ("cover", OBJECTIVES),
    "solver, task-based": ("task-based", usual_priority("task-based")),
}


@dataclass(frozen=True)
class Row:
    week: str
    #: Minutes a day over the minutes really worked.
    capacity: str
    plan: str
    status: str
    tasks: int
    not_done: int
    late: int
    #: Bounds are proven; empty where nothing was.
    late_bound: str
    delay: int
    #: Percent, of the most that the week could give under any policy.
    continuity_score: str
    continuity_points: int
    continuity_bound: str
    #: Percent of the tasks done for clients with an own caseworker that this caseworker did; empty without any.
    named_share: str
    people_a_client: str


def data_folder(told: str | None) -> Path:
    """As told, else by the environment, else beside this repository."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    return Path(told or os.environ.get("CASELOAD_DATA") or beside)


def read_source(source: Source, data: Path) -> tuple[Log, Cases | None]:
    folder = data / "logs"
    return read_log(folder / source.events), read_cases(folder / source.cases, {}) if source.cases else None


def week_of(log: Log, cases: Cases | None, monday: date, length: int, factor: Fraction = Fraction(1)) -> Imported:
    """All work of the week is due by its end."""
    end = monday + timedelta(days=length)
    return import_window(log, ImportSettings(start=monday, end=end, due="window", capacity_factor=factor), cases)


def rows_of(
    imported: Imported, seconds: float, threads: int, factor: Fraction = Fraction(1), only: str = ""
) -> Iterator[Row]:
    """What people did, each rule, then the solver, as far as the name has `only` in it; `seconds` 0 solves nothing."""
    if only in (name := "what people did"):
        yield row_of(name, actual_plan(imported), factor)
    for rule in RULES_OF_DISPATCH:
        if only in rule:
            yield row_of(rule, require_checked(imported.instance, dispatch(imported.instance, rule)), factor)
    for name, (policy, priority) in SOLVES.items() if seconds else ():
        if only not in name:
            continue
        settings = SolveSettings(policy=policy, priority=priority, time_limit=seconds, threads=threads)
        checked = solve(imported.instance, settings).checked
        if checked is not None:
            yield row_of(name, checked, factor)


def row_of(name: str, checked: CheckedPlan, factor: Fraction = Fraction(1)) -> Row:
    instance, plan, score = checked.instance, checked.plan, checked.score
    measures = measure(checked)
    named, people = measures.named_caseworker.with_caseworker_today.share, measures.indices.distinct
    bounds = {objective.name: objective.bound for objective in plan.objectives}
    return Row(
        week=instance.name,
        capacity=f"{float(factor):g}",
        plan=name,
        status=plan.status,
        tasks=len(instance.tasks),
        not_done=len(instance.tasks) - len(plan.schedule),
        late=score.objectives["late"],
        late_bound=_shown(bounds.get("late")),
        delay=score.objectives["delay"],
        continuity_score=str(score.continuity_score),
        continuity_points=score.objectives["continuity"],
        continuity_bound=_shown(bounds.get("continuity")),
        named_share="" if named is None else f"{100 * named:.1f}",
        people_a_client=f"{people.mean:.2f}" if people else "",
    )


def _shown(bound: int | None) -> str:
    return "" if bound is None else str(bound)


def print_rows(rows: Iterable[Row], *, as_csv: bool) -> None:
    """A row is printed as soon as it is there."""
    names = [field.name for field in fields(Row)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    widths = [max(len(name), 24 if name in {"week", "plan"} else 8) for name in names]
    for cells in [names], ([*map(str, asdict(row).values())] for row in rows):
        for line in cells:
            if as_csv:
                writer.writerow(line)
            else:
                print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
            sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", help="folder that holds logs/")
    parser.add_argument("--log", choices=SOURCES, action="append", help="only this log")
    parser.add_argument("--weeks", type=int, default=3, help="how many weeks of each log")
    parser.add_argument("--seconds", type=float, default=60, help="time limit of each solve; 0 solves nothing")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--capacity", default="1", help="minutes over those really worked, such as 1,1.1,1.3")
    parser.add_argument("--plans", default="", help="only plans with this in their name, such as client-based")
    parser.add_argument("--csv", action="store_true")
    told = parser.parse_args()
    data = data_folder(told.data)
    if not (data / "logs").is_dir():
        parser.exit(3, f"{data} has no folder logs; name the data folder or set CASELOAD_DATA\n")

    def rows() -> Iterator[Row]:
        for name in told.log or SOURCES:
            source = SOURCES[name]
            log, cases = read_source(source, data)
            for monday in source.mondays[: told.weeks]:
                for factor in map(Fraction, told.capacity.split(",")):
                    week = week_of(log, cases, monday, source.length, factor)
                    yield from rows_of(week, told.seconds, told.threads, factor, told.plans)

    print_rows(rows(), as_csv=told.csv)


if __name__ == "__main__":
    main()
