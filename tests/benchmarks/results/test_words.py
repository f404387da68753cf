import pytest

from benchmarks.results import templates
from benchmarks.results.templates import fill
from benchmarks.results.wording import listed, signed_span, span
from optimizer.bench.break_even.measures import ON_TIME, WAIT
from optimizer.bench.markdown import signed
from optimizer.simulation.paired import Interval


@pytest.mark.parametrize(
    ("value", "expected"), [(1.25, "+1.2"), (-1.26, "−1.3"), (0.0, "0.0"), (-0.04, "0.0"), (1234.56, "+1,234.6")]
)
def test_differences_have_a_sign_unless_they_are_none(value: float, expected: str) -> None:
    assert signed(value, 1) == expected


def test_a_span_is_one_number_where_its_ends_look_the_same() -> None:
    assert span([2.04, 1.96], 1) == "2.0"
    assert span([3, 1.5, 2], 1) == "1.5 to 3.0"
    assert signed_span([1, -1], 0) == "−1 to +1"


def test_lists_read_like_lists() -> None:
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_a_difference_is_in_the_unit_of_its_heading_and_bold_where_it_is_one() -> None:
    assert ON_TIME.shown_difference(Interval(-0.02, 0.005, 4)) == "**−2.0 ± 0.5**"
    assert WAIT.shown_difference(Interval(0.1, 0.2, 4)) == "+0.10 ± 0.20"
    assert WAIT.shown_difference(Interval(0.1, float("inf"), 1)) == "+0.10"
    assert WAIT.shown_difference(None) == "–"


def test_a_template_and_its_values_need_each_other(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("So $many.\n", "utf-8")
    monkeypatch.setattr(templates, "_FOLDER", tmp_path)
    assert fill("a", many="3") == "So 3."
    with pytest.raises(KeyError, match="many"):
        fill("a")
    with pytest.raises(KeyError, match="no placeholder for more"):
        fill("a", many="3", more="4")
