"""How far one value of an objective is behind another, as a share."""

from optimizer.rules import MAXIMISED, ObjectiveName


def gap_of(name: ObjectiveName, value: int | None, bound: int | None, late_weights: int) -> float | None:
    """How far a value is from its bound: `late` against all late weights, the others against the value."""
    if value is None or bound is None:
        return None
    return behind(name, value, bound) / max(1, late_weights if name == "late" else value)


def behind(name: ObjectiveName, value: int, other: int) -> int:
    """By how much a value is worse than another; negative where it is better."""
    return other - value if name in MAXIMISED else value - other
