"""All scripts of the page are one script, so that a name can stand for one thing only."""

import re
from collections import Counter
from importlib.resources import files

from optimizer.report.page import own_script


def test_no_name_is_declared_twice() -> None:
    declared = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", own_script(), re.MULTILINE)
    assert len(declared) > 200
    assert [name for name, times in Counter(declared).items() if times > 1] == []


def test_every_script_is_on_the_page() -> None:
    script = own_script()
    parts = [
        part for folder in ("core", "sections") for part in (files("optimizer.report") / "assets" / folder).iterdir()
    ]
    assert len(parts) > 20
    assert all(part.read_text(encoding="utf-8") in script for part in parts)
