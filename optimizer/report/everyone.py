"""The sections that are for everyone: the contrast, what continuity costs, and when a pool stops being quicker."""

from collections.abc import Sequence
from typing import Any

from optimizer.frontier.files import FrontFile
from optimizer.metrics.contrast import Contender
from optimizer.report.document import Section
from optimizer.report.sections.break_even import break_even
from optimizer.report.sections.contrast import contrast
from optimizer.report.sections.frontier import frontier
from optimizer.report.standing import Standing, standing_of_plan
from optimizer.report.subject import Subject


def for_everyone(subject: Subject, rules: Sequence[Standing], front: FrontFile | None, simulated: Any) -> list[Section]:
    """Without rules there is no contrast; what else is None says how it is made.

    `simulated` is what `optimizer.bench.break_even.plain` makes.
    """
    ours = standing_of_plan(Contender("plan", subject.checked, subject.measures))
    return [
        *([contrast(ours, rules)] if rules else []),
        frontier(front, subject.measures),
        break_even(simulated),
    ]
