"""Every reason has words in every language of the page, and they ask for nothing that the reason does not say."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from optimizer.grounds.reason import Code
from optimizer.report.page import LANGUAGES, Language, words
from tests.grounds.offices import CASES

#: What `assets/core/70-reasons.js` makes of values; days and `any_day` need a first and a last day.
MADE = {"doers"}


def phrases(phrase: Any) -> Iterator[str]:
    yield from phrase.values() if isinstance(phrase, dict) else [phrase]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", get_args(Code))
def test_each_code_has_a_name_and_a_sentence(language: Language, code: Code) -> None:
    said = words(language)["reasons"][code]
    assert set(said) == {"name", "text"}
    assert said["name"]
    values = set(CASES[code]().values)
    given = values | MADE | ({"days", "any_day"} if "first_day" in values else set())
    for phrase in phrases(said["text"]):
        assert phrase.endswith(".")
        assert set(re.findall(r"\{(\w+)\}", phrase)) <= given


@pytest.mark.parametrize("code", get_args(Code))
def test_languages_say_the_same_of_a_reason(code: Code) -> None:
    asked = [
        {
            name
            for phrase in phrases(words(language)["reasons"][code]["text"])
            for name in re.findall(r"\{(\w+)\}", phrase)
        }
        for language in LANGUAGES
    ]
    assert all(names == asked[0] for names in asked)
