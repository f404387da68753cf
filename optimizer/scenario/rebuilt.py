"""Instances made from instances."""

from typing import Any

from optimizer.errors import InputError
from optimizer.instance.draft import Draft
from optimizer.instance.schema import Instance
from optimizer.instance.validate import refuse_across


def replaced(instance: Instance, **fields: Any) -> Instance:
    """The instance with other values of some fields; it is no longer the one of its file."""
    mine = {name: getattr(instance, name) for name in type(instance).model_fields}
    return Instance.model_construct(**mine | fields)


def validated(instance: Instance, where: str) -> Instance:
    """The same instance, once the rules across entities have passed it; `where` names it in messages.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    draft = Draft({}, where)
    refuse_across(instance, draft)
    if draft.faults:
        named = Draft(instance.model_dump(mode="json"), where)
        refuse_across(instance, named)
        raise InputError(named.faults)
    return instance
