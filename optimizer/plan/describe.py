"""Makes `docs/instance_format.md` from the schema, so that the page can't say anything else than the code."""

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Final

from pydantic import BaseModel

from optimizer.instance import schema
from optimizer.instance.describe_fields import default_in_words, field_comments, meaning_of, type_in_words
from optimizer.instance.layout import COLUMNS, REQUIRED, Column
from optimizer.instance.meanings import MEANINGS as INSTANCE_MEANINGS
from optimizer.plan import schema as plan_schema
from optimizer.plan.describe_text import AFTER_INSTANCE, BEFORE_INSTANCE, BEFORE_PLAN, MEANINGS

_MEANINGS: Final = INSTANCE_MEANINGS | MEANINGS

#: Heading, model and note of each part of an instance, in the order of the file.
_INSTANCE_PARTS: Final[list[tuple[str, type[BaseModel]]]] = [
    ("Top level", schema.Instance),
    ("`horizon`", schema.Horizon),
    ("`rules`", schema.Rules),
    ("A row of `task_kinds`", schema.TaskKind),
    ("A row of `caseworkers`", schema.Caseworker),
    ("A row of `clients`", schema.Client),
    ("A row of `tasks`", schema.Task),
    ("An item of a task's `after`", schema.Predecessor),
    ("A row of `relationships`", schema.Relationship),
    ("A row of `efforts`", schema.Effort),
]
_PLAN_PARTS: Final[list[tuple[str, type[BaseModel]]]] = [
    ("Top level of a plan", plan_schema.Plan),
    ("A row of `assignments`", plan_schema.Assignment),
    ("A row of `schedule`", plan_schema.ScheduledTask),
    ("A row of `objectives`", plan_schema.ObjectiveValue),
    ("`provenance`", plan_schema.Provenance),
]


def instance_format_page() -> str:
    """The page in Markdown."""
    parts = [BEFORE_INSTANCE, *_sections(_INSTANCE_PARTS, schema), AFTER_INSTANCE, _tables(), BEFORE_PLAN]
    return "\n\n".join([*(part.strip() for part in parts), *_sections(_PLAN_PARTS, plan_schema)]) + "\n"


def _sections(parts: list[tuple[str, type[BaseModel]]], module: ModuleType) -> list[str]:
    comments = field_comments(module)
    return [
        f"### {heading}\n\n{_table(['field', 'type', 'if left out', 'meaning'], _rows(model, comments))}"
        for heading, model in parts
    ]


def _rows(model: type[BaseModel], comments: dict[tuple[str, str], str]) -> list[list[str]]:
    return [
        [
            f"`{name}`",
            type_in_words(field),
            default_in_words(model, name, field),
            meaning_of(model, name, comments, _MEANINGS),
        ]
        for name, field in model.model_fields.items()
    ]


def _tables() -> str:
    rows = [
        [f"`{name}`", "required" if name in REQUIRED else "", _column_list(columns)]
        for name, columns in COLUMNS.items()
    ]
    return _table(["table", "", "columns (those in parentheses may be left out)"], rows)


def _column_list(columns: Iterable[Column]) -> str:
    return ", ".join(f"`{column.name}`" if column.required else f"(`{column.name}`)" for column in columns)


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    sys.stdout.write(instance_format_page())
