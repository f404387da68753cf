"""Offices played day by day: the means of each policy with their intervals, setting by setting."""

from collections.abc import Sequence
from typing import Any

from optimizer.report.document import Section


def simulated(settings: Sequence[dict[str, Any]]) -> Section:
    """As `optimizer.bench.pictures` makes them: a setting is a name, its sizes and its runs."""
    return Section("simulated", settings)
