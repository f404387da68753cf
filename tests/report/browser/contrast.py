"""Contrast of two colours by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

import re


def contrast(one: str, other: str) -> float:
    """Of "rgb(1, 2, 3)" or "#010203", 1 … 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[float, float, float]:
    """In 0 … 1; a colour that is not opaque is refused."""
    if colour.startswith("#"):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    else:
        red, green, blue, *alpha = (float(part) for part in re.findall(r"[\d.]+", colour))
        assert not alpha or alpha == [1.0], f"{colour} lets through what is behind it"
    return red / 255, green / 255, blue / 255


def linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = map(linear, rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
