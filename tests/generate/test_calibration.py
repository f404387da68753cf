from pathlib import Path

import pytest

from optimizer.generate import Calibration
from optimizer.generate.document import generator_page
from optimizer.generate.figures import Figure, figures_of

ROOT = Path(__file__).parents[2]
FIGURES = figures_of(Calibration())


@pytest.mark.parametrize(("name", "figure"), [(number.name, figure) for number, figure in FIGURES])
def test_whatever_is_not_assumed_says_where_it_comes_from(name: str, figure: Figure) -> None:
    assert figure.about
    assert figure.source or figure.mark == "assumed"


def test_every_number_stands_on_the_page_once() -> None:
    page = generator_page()
    for number, figure in FIGURES:
        option = f"`--{number.name.replace('_', '-')}` |"
        assert page.count(option) == (figure.mark == "assumed")
        assert f"| {figure.about} | " in page


def test_the_page_is_current() -> None:
    assert (ROOT / "docs" / "generator.md").read_text(encoding="utf-8") == generator_page(), (
        "write it again: python -m optimizer.generate.document docs/generator.md"
    )
