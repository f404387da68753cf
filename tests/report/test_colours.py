"""The colours of the page: texts can be read, and pictures be told apart by all kinds of colour vision."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import optimizer.report
from tests.report.browser.contrast import contrast
from tests.report.colour_vision import KINDS, apart, ciede2000

STYLE = (Path(optimizer.report.__file__).parent / "assets" / "style.css").read_text(encoding="utf-8")
THEMES = dict(
    zip(
        ("light", "dark"),
        (
            dict(re.findall(r"--(\w+): (#\w+);", block))
            for block in re.findall(r":root[^{]*\{([^}]*--ink[^}]*)\}", STYLE)
        ),
        strict=True,
    )
)
SERIES = ("blue", "orange", "green", "purple", "red", "sky")
GROUNDS = ("paper", "card")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "soft", "link", "good", "attention"])
def test_texts_have_enough_contrast(theme: str, ground: str, text: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", [*SERIES, "focus", "edge"])
def test_marks_have_enough_contrast(theme: str, ground: str, mark: str) -> None:
    assert contrast(THEMES[theme][mark], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_series_can_be_told_apart(theme: str, kind: str) -> None:
    colours = THEMES[theme]
    assert min(apart(colours[one], colours[other], kind) for one, other in combinations(SERIES, 2)) >= 14


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distance_is_that_of_the_published_pairs(
    one: tuple[float, ...], other: tuple[float, ...], expected: float
) -> None:
    """Pairs of table 1 of Sharma, Wu and Dalal (2005)."""
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)
