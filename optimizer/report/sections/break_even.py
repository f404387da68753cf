"""The break-even: from how many minutes of reading in on work with the own caseworker is as timely as a pool."""

from typing import Any

from optimizer.report.document import Section


def break_even(found: Any) -> Section:
    """Of simulated offices, as `optimizer.bench.break_even.plain` makes it; no office of anybody's is in it.

    None: there are no lines, and the page says with which command they come.
    """
    return Section("break_even", found)
