import pytest

from optimizer.instance.words import what_is_wrong_with


@pytest.mark.parametrize("word", ["w1", "Zoë", "a b", "日本", "می‌خواهم", "=1+1", "a,b;c", '"', "'", "0"])
def test_words_that_are_fine(word: str) -> None:
    assert what_is_wrong_with(word) == ""


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("", "must not be blank"),
        (" ", "must not be blank"),
        (" a", "must not begin or end with a blank"),
        ("a\n", "must not begin or end with a blank"),
        ("a b", ""),
        ("a\u00a0", "must not begin or end with a blank"),
        ("a\nb", "must not hold control characters"),
        ("a\0b", "must not hold control characters"),
        ("a\u2028b", "must not hold control characters"),
    ],
)
def test_words_that_are_not(word: str, reason: str) -> None:
    assert what_is_wrong_with(word) == reason
