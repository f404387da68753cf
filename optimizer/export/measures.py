"""What the plan amounts to: objectives with what was proven, then the headline measures."""

from typing import Final

from optimizer.checks.check import CheckedPlan
from optimizer.export.plan_table import PlanTable
from optimizer.metrics.measures import Measures
from optimizer.metrics.tables import Row, rows_of
from optimizer.metrics.wording import OBJECTIVES_IN_WORDS
from optimizer.sheets.write import SheetColumn

_OBJECTIVES: Final = (
    SheetColumn("objective"),
    SheetColumn("what it counts"),
    SheetColumn("value", "number"),
    SheetColumn("proven bound", "number", note="Nobody can do better, given the objectives before it."),
    SheetColumn("proven best"),
)
_MEASURES: Final = (
    SheetColumn("measure"),
    SheetColumn("of"),
    SheetColumn("value", "decimal"),
    SheetColumn("unit"),
)


def objectives_table(checked: CheckedPlan) -> PlanTable:
    """In priority order; the bound is empty where nothing was proven."""
    rows = [
        (row.name, OBJECTIVES_IN_WORDS[row.name], row.value, row.bound, "yes" if row.value == row.bound else "")
        for row in checked.plan.objectives
    ]
    return PlanTable("objectives", "What the plan was made for, most important first.", _OBJECTIVES, rows)


def measures_table(measures: Measures, *, headlines: bool) -> PlanTable:
    """Shares in percent; the headlines alone or all that docs/measures.md has."""
    rows = [_row(row) for row in rows_of(measures) if row.is_headline or not headlines]
    return PlanTable("measures", "The plan in numbers; docs/measures.md says what each is.", _MEASURES, rows)


def _row(row: Row) -> tuple[str, str, float | None, str]:
    """Counts stay whole numbers."""
    unit = "%" if row.unit in ("share", "percent") else row.unit
    if row.value is None or isinstance(row.value, int):
        return row.measure, row.group, row.value, unit
    return row.measure, row.group, round(100 * row.value if row.unit == "share" else row.value, 4), unit
