"""The front in a file, as `caseload frontier --json` writes it, read again for the instance that it was made of."""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from optimizer.errors import Fault, InputError, refuse
from optimizer.frontier.pair import cost_of
from optimizer.instance.faults import entity_of, field_of, message_of, shown
from optimizer.instance.json_file import decoded, parsed, read_content
from optimizer.instance.schema import Instance
from optimizer.rules import ObjectiveName, Policy

_LARGEST: Final = 2**24
_Amount = Annotated[int, Field(ge=0, strict=True)]


class _Read(BaseModel):
    """What is read of an object; the command writes more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FilePoint(_Read):
    """Values of the two objectives, in their own units."""

    first: _Amount
    second: _Amount
    policy: Policy


class ProvenPoint(FilePoint):
    #: No plan that is as good in what comes before, with as little of the first, has a better second; None: not known.
    second_bound: _Amount | None
    #: Nothing is better in one of the two without being worse in the other.
    proven: bool


class FrontFile(_Read):
    """`front` has the best of the first objective first."""

    instance: str
    instance_sha256: str
    objectives: tuple[ObjectiveName, ObjectiveName]
    best_first: _Amount | None
    best_second: _Amount | None
    front: tuple[ProvenPoint, ...]
    dominated: tuple[FilePoint, ...]


def read_front(path: Path, instance: Instance) -> FrontFile:
    """The front of this instance.

    Raises
    ------
    InputError
        The file can't be read, is no front, was made of another instance, or contradicts itself.
    """
    raw, _ = parsed(decoded(read_content(path, _LARGEST), str(path)), str(path))
    if "front" not in raw:
        refuse(str(path), "is no front: `caseload frontier INSTANCE --json > FILE` makes one")
    try:
        found = FrontFile.model_validate(raw)
    except ValidationError as error:
        raise InputError([_fault(raw, path, one) for one in error.errors(include_url=False)]) from None
    faults = [Fault(str(path), "", field, value, message) for field, value, message in _contradictions(found, instance)]
    if faults:
        raise InputError(faults)
    return found


def _contradictions(found: FrontFile, instance: Instance) -> list[tuple[str, str, str]]:
    """Field, value, and what is wrong."""
    if found.instance_sha256 != instance.sha256:
        told = f"is not this instance ({instance.name}, {instance.sha256[:12]}…): make the front again"
        return [("instance_sha256", f"{found.instance_sha256[:12]}… ({found.instance})", told)]
    first, second = found.objectives
    wrong = []
    if not found.front:
        wrong.append(("front", "[]", "has no point"))
    for number, point in enumerate(found.front):
        bound = point.second_bound
        if bound is not None and cost_of(second, point.second) < cost_of(second, bound):
            wrong.append((f"front[{number}].second", str(point.second), f"is better than its proven bound {bound:,}"))
    for number, (one, other) in enumerate(pairwise(found.front), 1):
        if cost_of(first, one.first) >= cost_of(first, other.first):
            wrong.append((f"front[{number}].first", str(other.first), "is not worse than that of the point before it"))
    return wrong


def _fault(raw: dict[str, Any], path: Path, error: ErrorDetails) -> Fault:
    value = "" if error["type"] == "missing" else shown(error["input"])
    return Fault(str(path), entity_of(raw, error["loc"]), field_of(error["loc"]), value, message_of(error, FrontFile))
