"""All tables of a checked plan."""

from optimizer.checks.check import CheckedPlan
from optimizer.export.changes import changes_table
from optimizer.export.exceptions import exceptions_table
from optimizer.export.measures import measures_table, objectives_table
from optimizer.export.plan_table import PlanTable
from optimizer.export.rows import assignments_table, caseworkers_table, schedule_table
from optimizer.metrics.facts import Facts
from optimizer.metrics.measures import Measures, measure


def tables_of(checked: CheckedPlan, measures: Measures | None = None) -> list[PlanTable]:
    """Those that a folder of CSV or Parquet files has, each under its name."""
    facts = Facts(checked)
    measures = measures or measure(checked)
    return [
        objectives_table(checked),
        measures_table(measures, headlines=False),
        exceptions_table(checked, facts),
        changes_table(facts),
        assignments_table(facts),
        schedule_table(facts),
        caseworkers_table(measures.workload),
    ]
