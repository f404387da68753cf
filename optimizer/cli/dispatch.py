"""`caseload dispatch`: what a simple rule would do."""

from pathlib import Path
from typing import Any

import click

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.cli.output import PLAN_OUTPUT, console, percent, print_json, thousands
from optimizer.cli.reading import instance_in
from optimizer.dispatch import RULES_OF_DISPATCH, dispatch
from optimizer.dispatch.rules import RULES
from optimizer.export.files import export_plan, require_plan_name
from optimizer.metrics.measures import Measures, measure


@click.command("dispatch")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option(
    "--rule", type=click.Choice(RULES_OF_DISPATCH), default="edf", show_default=True, help="One of those above."
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the order of `random`.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help=PLAN_OUTPUT)
@click.option("--json", "as_json", is_flag=True, help="Print the plan and its measures as one JSON document.")
def command(instance: Path, rule: str, seed: int, output: Path | None, as_json: bool) -> None:
    """Walk through the days and hand out tasks by a simple rule, without optimising.

    \b
    Rules that draw on the whole office, policy task-based:
      fifo       oldest release first
      edf        earliest due first
      random     a seeded order
      skill      earliest due first, to whoever may do the fewest of the open tasks
      sticky     earliest due first, to the client's own caseworker if they can fit it today
    And one that does not, policy client-based:
      dedicated  clients stay with today's caseworker, who works earliest due first

    A rule knows only tasks released so far and uses no overtime. The plan is checked before it is written.

    \b
    Examples:
      caseload dispatch office.json
      caseload dispatch office.json --rule sticky --output sticky.json

    \b
    Exit codes: 0 fine, 2 usage, 3 bad input.
    """
    if output:
        require_plan_name(output)
    given = instance_in(instance)
    checked = require_checked(given, dispatch(given, rule, seed))
    if output:
        export_plan(checked, output)
    measures = measure(checked)
    if as_json:
        print_json(_as_json(rule, checked, measures))
    else:
        _print_summary(rule, measures, output)


def _as_json(rule: str, checked: CheckedPlan, measures: Measures) -> dict[str, Any]:
    return {
        "rule": rule,
        "objectives": checked.score.objectives,
        "continuity_score": measures.continuity.score_percent,
        "named_caseworker_share": measures.named_caseworker.overall.share,
        "on_time_share": measures.timeliness.overall.on_time.share,
        "plan": checked.plan.model_dump(mode="json"),
    }


def _print_summary(rule: str, measures: Measures, output: Path | None) -> None:
    out, score = console(), measures.continuity.score_percent
    on_time = measures.timeliness.overall.on_time
    out.print(f"{measures.instance}: dispatched by {rule} ({RULES[rule].meaning}), policy {measures.policy}")
    out.print(f"{measures.scheduled.part:,} of {measures.scheduled.whole:,} tasks are scheduled.")
    for name, value in (
        ("named-caseworker share", percent(measures.named_caseworker.overall.share)),
        ("continuity score", "–" if score is None else f"{score:.2f} %"),
        ("on-time share", f"{percent(on_time.share)} of {on_time.whole:,} tasks due"),
        *((f"objective {name}", thousands(value)) for name, value in measures.objectives.items()),
    ):
        out.print(f"  {name:<24}{value}")
    out.print(f"The plan passed the checker{f' and is in {output}' if output else '; --output FILE keeps it'}.")
