"""The two roundings of docs/formulation.md, on whole numbers only."""


def round_half_up(numerator: int, denominator: int) -> int:
    """The quotient of two non-negative numbers to the nearest whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def round_up(numerator: int, denominator: int) -> int:
    """The quotient of two non-negative numbers, any remainder counting as one more."""
    return -(-numerator // denominator)
