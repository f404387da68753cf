"""The standards file (`caseload-standards/1`, TOML): which clauses an office wants to be held to, with their limits."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from optimizer.errors import Fault, InputError, refuse
from optimizer.instance.faults import field_of, message_of, shown
from optimizer.instance.json_file import decoded, read_content
from optimizer.instance.schema import Row, Whole

#: A standards file has a dozen lines.
_LARGEST: Final = 2**20

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Spread = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Caseload(Row):
    """How much one caseworker is responsible for."""

    #: Caseload points of the clients of a caseworker.
    most_points: Whole | None = None
    #: Clients of a caseworker in a programme, by programme.
    most_clients: dict[str, Whole] = {}


class Continuity(Row):
    """Whether clients are served by the one they know."""

    #: Of the tasks (of a log: contacts), done by the named caseworker.
    least_named_share: Share | None = None


class Contact(Row):
    """Whether somebody is in touch."""

    #: Calendar days from one contact of a client to the next.
    most_days_without: Whole | None = None


class Time(Row):
    """Whether there is time for a client who calls."""

    #: Of a caseworker's case-work minutes, left unscheduled.
    least_free_share: Share | None = None


class Languages(Row):
    """Whether the files of all languages are served alike."""

    #: Highest less lowest utilisation of a language file.
    most_spread: Spread | None = None


class Standards(Row):
    """A clause that is left out is not looked at."""

    format: Literal["caseload-standards/1"]
    name: str
    caseload: Caseload = Caseload()
    continuity: Continuity = Continuity()
    contact: Contact = Contact()
    time: Time = Time()
    languages: Languages = Languages()


def read_standards(path: Path) -> Standards:
    """Read a standards file.

    Raises
    ------
    InputError
        With everything that is wrong with it, each fault under the name of its clause.
    """
    text = decoded(read_content(path, _LARGEST), str(path))
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        refuse(str(path), f"is no TOML: {error}")
    try:
        standards = Standards.model_validate(raw)
    except ValidationError as error:
        raise InputError([_fault(path, one) for one in error.errors(include_url=False)]) from None
    if not any(section for name, section in standards.model_dump(exclude_defaults=True).items() if name in _SECTIONS):
        refuse(str(path), "has no clause: there is nothing to hold anybody to (caseload audit --example prints some)")
    return standards


_SECTIONS: Final = frozenset(Standards.model_fields) - {"format", "name"}


def _fault(path: Path, error: Any) -> Fault:
    value = "" if error["type"] == "missing" else shown(error["input"])
    return Fault(str(path), "", field_of(error["loc"]), value, message_of(error, Standards))
