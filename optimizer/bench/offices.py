"""Where the instances of a suite come from: a stored file, the generator, or some days of a real log."""

import os
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, field_validator, model_validator

from optimizer.bench.runs import Row
from optimizer.generate import OfficeParameters, generate
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from optimizer.logs.actual import actual_plan
from optimizer.logs.convert import Imported, import_window
from optimizer.logs.read import read_cases, read_log
from optimizer.logs.settings import Due, ImportSettings
from optimizer.plan.files import write_plan

#: Names the folder that holds `logs/`.
DATA_VARIABLE: Final = "CASELOAD_DATA"


class DataAbsent(Exception):
    """The data of a real log are not on this machine; the message says which."""


class LogDays(Row):
    """Days of a log; the files lie in the folder `logs` of the data folder."""

    events: str
    cases: str | None = None
    start: date
    end: date
    due: Due = "window"
    #: Capacity over the minutes really worked, such as 1.1 or 11/10.
    capacity: str = "1"

    @field_validator("capacity")
    @classmethod
    def _positive(cls, text: str) -> str:
        try:
            positive = Fraction(text) > 0
        except (ValueError, ZeroDivisionError):
            positive = False
        if not positive:
            raise ValueError("must be a positive number, such as 1.1 or 11/10")
        return text

    @property
    def holds_what_people_did(self) -> bool:
        """Whether they have at least the minutes that they really worked."""
        return Fraction(self.capacity) >= 1


class Entry(Row):
    """An instance of a suite, under the suite's own name for it."""

    #: It names a file as well.
    name: Annotated[str, Field(pattern=r"^\w[\w.-]*$")]
    #: From the suite's folder.
    file: str | None = None
    generate: OfficeParameters | None = None
    log: LogDays | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "Entry":
        if sum(source is not None for source in (self.file, self.generate, self.log)) != 1:
            raise ValueError("give one of file, generate and log")
        return self

    @property
    def has_actual(self) -> bool:
        """Whether it is known what people did."""
        return self.log is not None and self.log.holds_what_people_did


def placed(entry: Entry, suite_folder: Path, data: Path | None, scratch: Path) -> tuple[Path, Instance]:
    """The file of an instance, made in the scratch folder where it is not stored, and what a reader finds in it.

    Raises
    ------
    DataAbsent
        It is of a log that is not there.
    InputError
        With everything that is wrong with it.
    """
    if entry.file is not None:
        path = (suite_folder / entry.file).resolve()
        return path, read_instance(path)
    path = scratch / f"{entry.name}.json"
    if entry.generate is not None:
        write_instance(generate(entry.generate), path)
    if entry.log is not None:
        _write_days(entry.log, data or Path(os.environ.get(DATA_VARIABLE, "")), path)
    return path, read_instance(path)


def file_of_actual(instance: Path) -> Path:
    """Beside an instance of a log: what people really did, as a plan."""
    return instance.with_suffix(".actual.json")


def _write_days(wish: LogDays, data: Path, path: Path) -> None:
    imported = _days_of(wish, data)
    write_instance(imported.instance, path)
    if wish.holds_what_people_did:
        write_plan(actual_plan(imported), file_of_actual(path))


def _days_of(wish: LogDays, data: Path) -> Imported:
    events = data / "logs" / wish.events
    cases = data / "logs" / wish.cases if wish.cases else None
    absent = [path for path in (events, cases) if path and not path.exists()]
    if absent:
        there = ", ".join(map(str, absent))
        raise DataAbsent(f"{there}: not there; name the data folder with --data or {DATA_VARIABLE}")
    settings = ImportSettings(start=wish.start, end=wish.end, due=wish.due, capacity_factor=Fraction(wish.capacity))
    return import_window(read_log(events), settings, read_cases(cases, {}) if cases else None)
