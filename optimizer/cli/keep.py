"""Keeps the plan of a solve: the best so far while it goes on, and in the form that was asked for at the end."""

from pathlib import Path

from optimizer.checks.check import CheckedPlan
from optimizer.errors import Fault, InputError
from optimizer.export.files import export_plan, is_json
from optimizer.plan.files import write_plan


def keep_so_far(checked: CheckedPlan, output: Path) -> None:
    """As JSON, which takes no time that the solve needs: in `output`, or beside it where that has another form."""
    write_plan(checked, _beside(output))


def keep(checked: CheckedPlan, output: Path) -> None:
    """In `output`, and nowhere else.

    Raises
    ------
    InputError
        It can't be written there; then the plan stays beside it.
    """
    beside = _beside(output)
    write_plan(checked, beside)
    if beside == output:
        return
    try:
        export_plan(checked, output)
    except InputError as error:
        raise InputError([*error.faults, Fault(str(beside), "", "", "", "has the plan: caseload export it")]) from None
    beside.unlink(missing_ok=True)


def _beside(output: Path) -> Path:
    return output if is_json(output) else output.with_name(f"{output.name}.best-so-far.json")
