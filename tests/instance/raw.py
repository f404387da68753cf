"""The smallest raw instance, as a JSON file would give it, and what is wrong with a changed one."""

from typing import Any

import pytest

from optimizer.errors import InputError
from optimizer.instance.build import build_instance


def raw_task(id: str = "t1", **fields: Any) -> dict[str, Any]:  # noqa: A002
    task = {"id": id, "client": "c1", "program": "calfresh", "minutes": 30, "late_weight": 1}
    return {**task, "release": "2026-01-05", "due": "2026-01-06", **fields}


def raw(**fields: Any) -> dict[str, Any]:
    """One caseworker, one client, one task, five working days."""
    return {
        "name": "tiny",
        "horizon": {"start": "2026-01-05", "end": "2026-01-09"},
        "caseworkers": [{"id": "w1", "languages": ["en"], "programs": ["calfresh"], "minutes_per_day": 100}],
        "clients": [{"id": "c1", "language": "en", "programs": ["calfresh"]}],
        "tasks": [raw_task()],
        **fields,
    }


def faults_of(document: dict[str, Any]) -> list[str]:
    """What is wrong with a document, each as "entity field: message"."""
    with pytest.raises(InputError) as refused:
        build_instance(document)
    return [f"{fault.entity} {fault.field}: {fault.message}" for fault in refused.value.faults]
