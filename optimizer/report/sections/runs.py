"""Runs of a suite, instance by instance: what each plan reaches, and what is proven to be out of reach."""

from collections.abc import Sequence
from typing import Any

from optimizer.report.document import Section


def runs(instances: Sequence[dict[str, Any]]) -> Section:
    """As `optimizer.bench.pictures` makes them: an instance is a name, its sizes and its plans."""
    return Section("runs", instances)
