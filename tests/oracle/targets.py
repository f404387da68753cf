"""Targets for objectives, drawn where values of tiny instances lie."""

from collections.abc import Sequence

from hypothesis import strategies as st

from optimizer.rules import ObjectiveName, Targets

#: Up to what each objective can be on such instances, about.
_MOST: dict[ObjectiveName, int] = {
    "unassigned": 2, "late": 4, "continuity": 1200, "delay": 10, "overtime": 60, "peak": 1000,
}  # fmt: skip


def targets_of(priority: Sequence[ObjectiveName]) -> st.SearchStrategy[Targets]:
    """For none, some or all objectives of a priority."""
    return st.fixed_dictionaries({}, optional={name: st.integers(0, _MOST[name]) for name in priority})
