"""A page that has nothing to do with offices: what core draws, by itself (`sample/`)."""

import json
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from optimizer.report import page
from optimizer.report.document import Document, Section
from tests.report.browser.pages import page_file

_SAMPLE: Final = Path(__file__).parent / "sample"
#: As many as clients at size XL.
ROWS: Final = 45_000
LANGUAGES: Final = ("es", "en", "vi", "ru", "")


def row(at: int) -> list[Any]:
    """Name, count, share, day, language; none of the columns is in the order of another."""
    when = date(2026, 1, 5) + timedelta(days=at * 37 % 31)
    return [f"n{at}", at * 7919 % 12_347, at % 1000 / 999, when.isoformat(), LANGUAGES[at % len(LANGUAGES)]]


def sample_document(names: Sequence[str] = (), title: str = "sample") -> Document:
    """`names` come before those that the rows have else."""
    long = [[name, *row(at)[1:]] for at, name in enumerate(names)] + [row(at) for at in range(len(names), ROWS)]
    return Document(title, "ids", [Section("sample", {"short": [one[:4] for one in long[:12]], "long": long})])


def sample_page(file: Path, document: Document) -> Path:
    """The page with the sample's script and words put beside those of the report."""
    assets = file.parent / "assets"
    shutil.copytree(Path(str(page._ASSETS)), assets)
    shutil.copy(_SAMPLE / "sample.js", assets / "sections")
    for language in page.LANGUAGES:
        catalogue = assets / "words" / f"{language}.json"
        sample = json.loads((_SAMPLE / f"{language}.json").read_text(encoding="utf-8"))
        words = {**json.loads(catalogue.read_text(encoding="utf-8")), "sample": sample}
        catalogue.write_text(json.dumps(words), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "_ASSETS", assets)
        return page_file(document, file)
