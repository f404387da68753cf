"""What `caseload report` reads and computes beside the plan: what dispatch would do, a front, simulated offices."""

from pathlib import Path
from typing import Any

from optimizer.bench.break_even.plain import plain_break_even
from optimizer.bench.record import require_runs
from optimizer.cli.output import working
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.errors import refuse
from optimizer.instance.schema import Instance
from optimizer.metrics.contrast import dispatched
from optimizer.report.standing import Standing, standing_of_rule

#: Of the random order, as in `caseload compare`.
_SEED = 1


def standings(instance: Instance) -> list[Standing]:
    """What every rule of dispatch makes of the instance; each plan is forgotten before the next is made."""
    found = []
    for number, rule in enumerate(RULES_OF_DISPATCH, 1):
        with working(f"Dispatching by {rule}, rule {number} of {len(RULES_OF_DISPATCH)} …"):
            found.append(standing_of_rule(dispatched(instance, rule, _SEED)))
    return found


def break_even_in(path: Path) -> Any:
    """From lines of `caseload bench run`.

    Raises
    ------
    InputError
        There is no such line in the file, or none that shows a break-even.
    """
    with working(f"Reading {path} …"):
        found = plain_break_even(require_runs([path]).records)
    if found is None:
        refuse(str(path), "has no office that was simulated under two or more numbers of minutes of reading in")
    return found
