"""benchmarks/study is what its command makes of the stored lines."""

import re
from pathlib import Path

from benchmarks.scaling.report import report_text
from benchmarks.scaling.runs import known_runs

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
STORED, STUDY = BENCHMARKS / "baselines" / "scaling.jsonl", BENCHMARKS / "study"


def test_the_page_is_made_of_the_stored_lines_to_the_byte() -> None:
    known, page = known_runs(STORED), (STUDY / "report.md").read_text(encoding="utf-8")
    plots = re.findall(r"^!\[(.+)\]\(\1\)$", page, flags=re.MULTILINE)
    assert known.unread == 0
    assert page == report_text(known.records, plots)
    assert plots
    assert sorted(plots) == sorted(file.name for file in STUDY.glob("*.svg"))
