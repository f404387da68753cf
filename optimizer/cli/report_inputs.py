"""What `caseload report` reads and computes beside the plan: what dispatch would do, a front, simulated offices."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from optimizer.bench.break_even.plain import plain_break_even
from optimizer.bench.record import require_runs
from optimizer.cli.output import working
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.errors import refuse
from optimizer.instance.schema import Instance
from optimizer.metrics.contrast import Contender, dispatched
from optimizer.report.public.dispatch import RuleCounts, counts_of_rule
from optimizer.report.standing import Standing, standing_of_rule

#: Of the random order, as in `caseload compare`.
_SEED = 1
_TASK_BASED: Final = tuple(rule for rule in RULES_OF_DISPATCH if rule != "dedicated")


def standings(instance: Instance) -> list[Standing]:
    """What every rule of dispatch makes of the instance."""
    return [standing_of_rule(made) for made in _dispatched(instance, RULES_OF_DISPATCH)]


def public_counts(instance: Instance) -> list[RuleCounts]:
    """What every task-based rule makes of the instance, as counts that are yet to be protected."""
    return [counts_of_rule(made) for made in _dispatched(instance, _TASK_BASED)]


def _dispatched(instance: Instance, rules: Sequence[str]) -> Iterator[Contender]:
    """One plan after the other: each is forgotten when the next is made."""
    for number, rule in enumerate(rules, 1):
        with working(f"Dispatching by {rule}, rule {number} of {len(rules)} …"):
            made = dispatched(instance, rule, _SEED)
        yield made


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
