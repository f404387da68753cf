"""The catalogues say the same in all languages, and everything that scripts ask for."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

import pytest

from optimizer.report.page import LANGUAGES, words

SCRIPTS: Final = {
    part.name: re.sub(r"^ *//.*$", "", part.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for folder in ("core", "sections")
    for part in (files("optimizer.report") / "assets" / folder).iterdir()
}
#: say("a.b") and say(`a.${name}.b`); what stands in ${} is one or more parts of the key.
_ASKED: Final = re.compile(r"""\bsay\(\s*(?:"([^"]+)"|`([^`]+)`)""")
_FORMS: Final = {"one", "other"}


def phrases(group: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every phrase by its key: a text, or its forms by number."""
    if isinstance(group, str) or set(group) == _FORMS:
        yield key, group
    else:
        for name, inner in group.items():
            yield from phrases(inner, f"{key}.{name}" if key else name)


CATALOGUES: Final = {language: dict(phrases(words(language))) for language in LANGUAGES}
KEYS: Final = list(CATALOGUES["en"])


def texts(phrase: Any) -> list[str]:
    return [phrase] if isinstance(phrase, str) else list(phrase.values())


def values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text)) | set(re.findall(r"_[A-Z]+_", text))


def test_catalogues_have_the_same_phrases_in_the_same_order() -> None:
    for language, catalogue in CATALOGUES.items():
        assert list(catalogue) == KEYS, language


@pytest.mark.parametrize("key", KEYS)
def test_phrases_take_the_same_values(key: str) -> None:
    """A form by number may leave out what another names: "its only task" has no number in it."""
    forms = {language: texts(catalogue[key]) for language, catalogue in CATALOGUES.items()}
    taken = {frozenset().union(*map(values, said)) for said in forms.values()}
    assert len(taken) == 1, taken
    assert {len(said) for said in forms.values()} == {len(forms["en"])}
    assert all(
        text and (text.strip() == text or key.startswith("tables.aria")) for said in forms.values() for text in said
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_ask_for_phrases_that_there_are(name: str) -> None:
    for literal, template in _ASKED.findall(SCRIPTS[name]):
        if literal:
            assert literal in CATALOGUES["en"], f"{name}: {literal}"
        else:
            pattern = re.compile(r"[^`]+".join(re.escape(part) for part in re.split(r"\$\{[^}]*\}", template)))
            assert any(map(pattern.fullmatch, KEYS)), f"{name}: {template}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_say_nothing_by_themselves(name: str) -> None:
    """Neither a sentence in quotes, nor a word with accents."""
    quoted = re.findall(r'"([^"\n]*)"', SCRIPTS[name])
    assert [text for text in quoted if re.search(r"^[A-Z¿¡]\w+ [a-z]|[áéíóúñÁÉÍÓÚÑ]", text)] == []
