"""Each step of the scale: exactly on it, and one minute further."""

import pytest

from optimizer.report.utilisation import group_of


@pytest.mark.parametrize(
    ("minutes", "group"),
    [
        (0, "room"),
        (799, "room"),
        (800, "busy"),
        (950, "busy"),
        (951, "full"),
        (1000, "full"),
        (1001, "over"),
    ],
)
def test_groups(minutes: int, group: str) -> None:
    assert group_of(minutes / 1000) == group


def test_nobody_without_capacity_has_room() -> None:
    assert group_of(None) == "away"
