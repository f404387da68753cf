"""The one way from raw rows to a validated `Instance`, whatever file they came from."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from optimizer.errors import Fault, InputError
from optimizer.instance.draft import Draft
from optimizer.instance.faults import Loc, message_of
from optimizer.instance.kinds import fill_from_kinds
from optimizer.instance.repair import repaired
from optimizer.instance.schema import Instance
from optimizer.instance.unreadable import timestamps, unencodable
from optimizer.instance.validate import refuse_across


def build_instance(raw: Mapping[str, Any], where: str = "instance") -> Instance:
    """Validate a JSON-like mapping as a whole; `where` names it in messages.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    return build_from_draft(Draft(raw=dict(raw), file=where))


def build_from_draft(draft: Draft) -> Instance:
    """Fill in, check types, then the rules across entities; refuse with all faults of all three."""
    _replace(draft, draft.unreadable)
    _take_out(draft, timestamps(draft.raw), "must be a date, as YYYY-MM-DD")
    fill_from_kinds(draft)
    instance = _typed(draft)
    if instance is not None:
        refuse_across(instance, draft)
    if draft.faults or instance is None:
        raise InputError(draft.faults)
    return instance


def _typed(draft: Draft) -> Instance | None:
    """The instance as far as it can be read, what is wrong replaced; None where not even that can be."""
    text = _json(draft)
    try:
        text.encode()
    except UnicodeEncodeError:
        _take_out(draft, unencodable(draft.raw), "holds half a character (a lone surrogate)")
        text = _json(draft)
    try:
        return Instance.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False)
    for fault in found:
        no_value = fault["type"] in ("missing", "json_invalid")
        draft.refuse(fault["loc"], ... if no_value else fault["input"], message_of(fault, Instance))
    locs = [fault["loc"] for fault in found]
    if () in locs:  # nested too deeply to be read at all
        return None
    _replace(draft, locs)
    try:
        return Instance.model_validate_json(_json(draft))
    except ValidationError:
        return None


def _take_out(draft: Draft, found: list[tuple[Loc, str]], message: str) -> None:
    for loc, value in found:
        draft.refuse(loc, value, message)
    _replace(draft, [loc for loc, _ in found])


def _replace(draft: Draft, locs: list[Loc]) -> None:
    for loc in locs:
        draft.doubts.add(loc)
    if locs:
        draft.raw = repaired(draft.raw, locs)


def _json(draft: Draft) -> str:
    try:
        return json.dumps(draft.raw, ensure_ascii=False, default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError([*draft.faults, Fault(draft.file, "", "", "", f"has no JSON form: {error}")]) from None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} has none")
