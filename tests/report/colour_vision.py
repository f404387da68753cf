"""How far apart two colours are for all kinds of colour vision."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.report.browser.contrast import linear, rgb

Vector = NDArray[np.float64]
#: Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB; doi:10.1109/TVCG.2009.113.
KINDS: Final[dict[str, Vector]] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
_TO_XYZ: Final = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE: Final = np.array([0.95047, 1.0, 1.08883])


def apart(one: str, other: str, kind: str) -> float:
    """CIEDE2000 of two colours "#rrggbb" as this kind of colour vision sees them; 1 is about the least that is seen."""
    first, second = (_lab(KINDS[kind] @ np.array([linear(share) for share in rgb(colour)])) for colour in (one, other))
    return ciede2000(first, second)


def _lab(light: Vector) -> Vector:
    part = _TO_XYZ @ np.clip(light, 0, 1) / _WHITE
    x, y, z = np.where(part > 216 / 24389, np.cbrt(part), (24389 / 27 * part + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: Vector, other: Vector) -> float:
    """Of two colours in CIELAB; Sharma, Wu and Dalal (2005), doi:10.1002/col.20070."""
    chroma = (np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(chroma**7 / (chroma**7 + 25**7)))
    a, b = np.array([one[1], other[1]]) * stretch, np.array([one[2], other[2]])
    chromas, hues = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    turn = (hues[1] - hues[0] + 180) % 360 - 180
    lightness, colourfulness, hue = (one[0] + other[0]) / 2, chromas.mean(), (hues[0] + turn / 2) % 360
    d_hue = 2 * np.sqrt(chromas.prod()) * np.sin(np.radians(turn / 2))
    cosines = [np.cos(np.radians(angle)) for angle in (hue - 30, 2 * hue, 3 * hue + 6, 4 * hue - 63)]
    weights = 1 + np.array([-0.17, 0.24, 0.32, -0.20]) @ np.array(cosines)
    scaled = np.array(
        [
            (other[0] - one[0]) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)),
            (chromas[1] - chromas[0]) / (1 + 0.045 * colourfulness),
            d_hue / (1 + 0.015 * colourfulness * weights),
        ]
    )
    rotation = np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    mixed = -2 * np.sqrt(colourfulness**7 / (colourfulness**7 + 25**7)) * rotation * scaled[1] * scaled[2]
    return float(np.sqrt((scaled**2).sum() + mixed))
