"""Axe finds no serious fault, in either theme and language, on a wide and on a narrow screen."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.report.browser.reader import Read, Reader

WAYS = [
    pytest.param({"theme": theme, "locale": locale, "width": width}, id=f"{theme}-{locale}-{width}")
    for theme in ("light", "dark")
    for locale in ("en-US", "es-MX")
    for width in (1280, 390)
]


def serious(reader: Reader) -> list[str]:
    found = Axe().run(reader.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["page_sample", "page_s"])
def test_axe_finds_nothing_serious(read: Read, name: str, way: dict[str, Any], request: pytest.FixtureRequest) -> None:
    reader = read(request.getfixturevalue(name), **way)
    reader.see_everything()
    assert serious(reader) == []


def test_axe_finds_nothing_serious_at_l(read: Read, page_l: Path) -> None:
    reader = read(page_l, theme="dark")
    reader.see_everything()
    assert serious(reader) == []


def test_axe_would_find_what_is_wrong(read: Read, page_sample: Path) -> None:
    reader = read(page_sample)
    reader.page.evaluate("document.querySelector('.version').style.color = '#bbb'")
    assert [fault.split(":")[0] for fault in serious(reader)] == ["color-contrast"]
