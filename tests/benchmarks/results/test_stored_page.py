"""benchmarks/RESULTS.md is what its command makes of the stored lines, to the byte."""

import importlib.util
from pathlib import Path

import pytest

from benchmarks.results.page import page_of
from benchmarks.results.section import FOLDER_OF_PLOTS
from optimizer.bench.record import require_runs

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"

pytestmark = pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="needs the extra `bench`")


def test_page_and_plots_are_those_of_the_stored_lines() -> None:
    known = require_runs((BENCHMARKS / "baselines" / "full.jsonl",))
    assert not known.unread
    page = page_of(known.records)
    assert page.text == (BENCHMARKS / "RESULTS.md").read_text("utf-8")
    stored = {path.name for path in (BENCHMARKS / FOLDER_OF_PLOTS).iterdir()}
    assert stored == {plot.file for plot in page.plots}
