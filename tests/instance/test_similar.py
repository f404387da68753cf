import pytest

from optimizer.instance.similar import suggestion


@pytest.mark.parametrize(
    ("reference", "known", "wanted"),
    [
        ("7", {"007", "008"}, "; did you mean 007? A spreadsheet drops zeros in front, unless the column is text"),
        ("007", {"7"}, "; did you mean 7? A spreadsheet drops zeros in front, unless the column is text"),
        ("7", {"70", "c7"}, ""),
        ("client-7", {"client-77"}, "; did you mean client-77?"),
        ("C1", {f"c{n}" for n in range(2000)}, "; did you mean c1?"),
        (None, {"7"}, ""),
    ],
)
def test_suggestions(reference: object, known: set[str], wanted: str) -> None:
    assert suggestion(reference, known) == wanted
