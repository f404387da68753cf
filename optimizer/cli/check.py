"""`caseload check`: is a plan what it says it is?"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from optimizer.checks.check import Verdict, Violation, check_plan, is_of_another_instance, told_of
from optimizer.checks.score import Score
from optimizer.checks.violation import TITLES
from optimizer.cli.output import console, print_json, thousands
from optimizer.cli.reading import instance_in
from optimizer.errors import Fault, InputError
from optimizer.instance.schema import Instance
from optimizer.instance.unavoidable import Warning_, warnings_of
from optimizer.plan.files import read_plan
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.rules import OBJECTIVES, ObjectiveName

#: Of each rule and kind of warning, the text form lists no more than these; --json lists all.
_MOST_LISTED = 50


@click.command("check")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole verdict as one JSON document.")
@click.pass_context
def command(ctx: click.Context, instance: Path, plan: Path, as_json: bool) -> None:
    """Check a plan against its instance, trusting nothing that it says about itself.

    Every rule is applied, every objective recomputed and held against the value and the bound that the plan claims.
    All violations are reported, by rule, and what the instance asks that no plan can meet. Of a plan that was made for
    another instance just that is said, and how many violations that makes.

    \b
    Examples:
      caseload check office.json plan.json
      caseload check office.json plan.json --json

    \b
    Exit codes: 0 the plan passes, 1 it does not, 2 usage, 3 bad input.
    """
    given, made = read_both(instance, plan)
    verdict = check_plan(given, made)
    warnings = warnings_of(given)
    if as_json:
        print_json(_verdict_json(made, verdict, warnings))
    else:
        _print_verdict(plan, made, verdict, warnings)
    ctx.exit(0 if verdict.ok else 1)


def read_both(instance: Path, plan: Path) -> tuple[Instance, Plan]:
    """Both files, or what is wrong with both: they are easily given in the wrong order."""
    faults: list[Fault] = []
    given, made = None, None
    try:
        given = instance_in(instance)
    except InputError as error:
        faults += error.faults
    try:
        made = read_plan(plan)
    except InputError as error:
        faults += error.faults
    if given is None or made is None:
        raise InputError(faults)
    return given, made


def _verdict_json(plan: Plan, verdict: Verdict, warnings: tuple[Warning_, ...]) -> dict[str, Any]:
    return {
        "ok": verdict.ok,
        "instance": plan.instance,
        "policy": plan.policy,
        "status": plan.status,
        "objectives": [
            {"name": name, "value": value, "claimed": claimed, "bound": bound}
            for name, value, claimed, bound in _objectives(plan, verdict.score)
        ],
        "continuity": _continuity_json(verdict.score),
        "violations": [violation.as_dict() for violation in verdict.violations],
        "warnings": [asdict(warning) for warning in warnings],
    }


def _continuity_json(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    return {
        "kept_points": score.kept_points,
        "contact_points": score.contact_points,
        "best": score.continuity_best,
        "score": None if score.continuity_score is None else float(score.continuity_score),
    }


def _objectives(plan: Plan, score: Score | None) -> Iterator[tuple[ObjectiveName, int | None, int | None, int | None]]:
    """Name, value recomputed, value claimed and bound claimed: those listed in the plan's order, then the others."""
    listed = {objective.name for objective in plan.objectives}
    unlisted = (ObjectiveValue(name=name, value=None) for name in OBJECTIVES if name not in listed)
    for claim in (*plan.objectives, *unlisted):
        yield claim.name, None if score is None else score.objectives[claim.name], claim.value, claim.bound


def _print_verdict(path: Path, plan: Plan, verdict: Verdict, warnings: tuple[Warning_, ...]) -> None:
    out = console()
    out.print(f"{path}: {_headline(verdict, plan)}")
    if is_of_another_instance(verdict.violations):
        for line in told_of(verdict.violations):
            out.print(f"  {line}")
        return
    out.print(_table(plan, verdict.score))
    out.print(_continuity_line(verdict.score))
    for line in _violation_lines(verdict.violations):
        out.print(line)
    for line in _warning_lines(warnings):
        out.print(line)


def _headline(verdict: Verdict, plan: Plan) -> str:
    if verdict.violations:
        rules = len({violation.rule for violation in verdict.violations})
        count = len(verdict.violations)
        return f"REJECTED, {count:,} {_plural(count, 'violation')} of {rules} {_plural(rules, 'check')}"
    if plan.status == "no-plan":
        return f"passes; it says that no plan was made for {plan.instance}"
    return f"passes every check; {plan.status} plan of {plan.instance}, policy {plan.policy}"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _table(plan: Plan, score: Score | None) -> Table:
    table = Table("objective")
    for heading in ("recomputed", "claimed", "claimed bound"):
        table.add_column(heading, justify="right")
    for name, *numbers in _objectives(plan, score):
        table.add_row(name, *(thousands(number) for number in numbers))
    return table


def _continuity_line(score: Score | None) -> str:
    if score is None:
        return "Nothing is recomputed where the rows of the plan can't be read as one plan."
    points = f"{score.kept_points:,} points for relationships kept and {score.contact_points:,} for contacts"
    if score.continuity_score is None:
        return f"Continuity score –: {points}, nothing could be earned."
    return f"Continuity score {score.continuity_score} %: {points}, of {score.continuity_best:,}."


def _violation_lines(violations: Iterable[Violation]) -> Iterator[str]:
    """In the order of the checks, which is the order in which they were found."""
    for rule, found in groupby(violations, key=lambda violation: violation.rule):
        yield from _listed(f"{rule}, {TITLES[rule]}", [violation.message for violation in found])


def _warning_lines(warnings: Iterable[Warning_]) -> Iterator[str]:
    for kind, found in groupby(warnings, key=lambda warning: warning.kind):
        yield from _listed(f"Warning, whatever the plan: {kind}", [str(warning) for warning in found])


def _listed(heading: str, messages: list[str]) -> Iterator[str]:
    if messages:
        yield f"{heading} ({len(messages):,}):"
    yield from (f"  {message}" for message in messages[:_MOST_LISTED])
    if len(messages) > _MOST_LISTED:
        yield f"  … and {len(messages) - _MOST_LISTED:,} more; --json lists all"
