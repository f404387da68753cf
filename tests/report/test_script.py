"""The scripts of core and sections are one script: what one of them declares, no other may."""

import re
from collections import Counter

import pytest

from optimizer.report.page import own_script
from tests.report.test_words import SCRIPTS

_DECLARED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def test_every_name_is_declared_once() -> None:
    """Else the browser refuses the whole script, and the page stays empty."""
    declared = {name: _DECLARED.findall(script) for name, script in SCRIPTS.items()}
    times = Counter(one for names in declared.values() for one in names)
    twice = {one: [name for name in declared if one in declared[name]] for one in times if times[one] > 1}
    assert twice == {}
    assert {"say", "table", "picture", "assemble"} <= set(times)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_makes_markup_of_texts(name: str) -> None:
    """Elements are made by `element`, texts stay texts."""
    assert not re.search(r"\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(", SCRIPTS[name])


def test_every_script_is_part_of_the_page() -> None:
    assert own_script().count("\nsections.") >= sum("\nsections." in f"\n{script}" for script in SCRIPTS.values()) > 0
