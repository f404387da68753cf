"""A whole office, made, planned, written, read and checked, as a user would."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from optimizer.checks.check import check_plan
from optimizer.doctor.finding import Finding
from optimizer.generate import OfficeParameters, generate
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan, write_plan
from optimizer.rules import MAXIMISED
from optimizer.solvers import SolveSettings, solve

#: Budget of the solve, in units of about a second.
_WORK: Final = 2.0


def office() -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        file, kept = Path(folder) / "office.json", Path(folder) / "plan.json"
        write_instance(generate(OfficeParameters(size="xs")), file)
        given = read_instance(file)
        outcome = solve(given, SolveSettings(work=_WORK, threads=1))
        if outcome.checked is None or outcome.deaths:
            told = f"a solver process died: {'; '.join(outcome.notes)}" if outcome.deaths else "no plan was found"
            yield Finding("office XS", ok=False, told=told)
            return
        write_plan(outcome.checked, kept)
        plan = read_plan(kept)
        verdict = check_plan(given, plan)
    crossed = [
        row.name
        for row in plan.objectives
        if row.value is not None
        and row.bound is not None
        and (row.value > row.bound if row.name in MAXIMISED else row.value < row.bound)
    ]
    told = f"{len(given.clients)} clients, {len(given.tasks)} tasks: planned, written, read, checked"
    if crossed or not verdict.ok:
        told = f"bounds crossed: {', '.join(crossed) or 'none'}; violations: {len(verdict.violations)}"
    yield Finding("office XS", verdict.ok and not crossed, told)
