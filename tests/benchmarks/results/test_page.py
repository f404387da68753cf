"""The page as a whole: what each section says of handmade lines, and what it says without any."""

import importlib
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.results.__main__ import main
from benchmarks.results.page import page_of
from optimizer.bench.lines import append_line
from optimizer.bench.record import Record, as_row
from optimizer.bench.runs import ActualRun
from tests.bench.records import dispatched, office, record
from tests.benchmarks.results.records import allowed, plan, policies, simulated

pytestmark = pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="needs the extra `bench`")

LOG = office("receipt-2010-12-13")
PLANS = [plan("client-based", 10, 80.5, 81.25), plan("cover", 10, 90), plan("task-based", 9, 40), dispatched("edf")]
LOGS = [
    record(
        run=ActualRun(),
        instance=LOG,
        measures={"continuity score": 60.0, "objective late": 0.0},
        continuity_bound_percent=None,
    ),
    dispatched("sticky", instance=LOG, measures={"continuity score": 70.0, "objective late": 0.0}),
    dispatched("edf", instance=LOG, measures={"continuity score": 80.0, "objective late": 1.0}),
]
#: Two days later and five points less on time without reading in, at which the pool is behind from 2.5 minutes on.
BEHIND = policies(dedicated={"mean_wait_days": (3.5, 3.75), "on_time_share": (0.90, 0.92)})
AHEAD = policies(dedicated={"mean_wait_days": (-0.5, -0.25), "on_time_share": (0.95, 0.97)})
SIMULATED = [
    simulated(BEHIND, familiarisation_minutes=0),
    simulated(AHEAD, familiarisation_minutes=5),
    simulated(BEHIND, familiarisation_minutes=0, absence=0.1),
]
ALL = [*PLANS, *LOGS, *SIMULATED, allowed(0.01, 20, 88.25, 92)]


def sections(records: list[Record]) -> dict[str, str]:
    _, *parts = re.split(r"^## ", page_of(records).text, flags=re.MULTILINE)
    return {title: body for title, _, body in (part.partition("\n") for part in parts)}


def lines_with(text: str, start: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(start)]


def test_the_answer_names_the_policy_to_try_and_where_it_turns() -> None:
    answer = sections(ALL)["The answer"]
    assert "| 0.92 | 0 min: `overflow`; 5 min: `dedicated` |" in answer
    assert "- against `dedicated`, of 1 office: by on time the pool is ahead in 1 (0.92) and behind in 0" in answer
    assert "`dedicated` in 1 of 1 office" in answer
    assert "In 0 of 1 instance the client-based plan is no later than the planned pool" in answer
    assert "in 1 every client-based plan has to be later (proven)" in answer


def test_values_stand_beside_what_is_proven() -> None:
    text = sections(PLANS)["Same knowledge: the best that each could do"]
    assert lines_with(text, "| a |")[:2] == [
        "| a | 80.50 (≤ 81.25) | 90.00 | 40.00 | – |",
        "| a | 1.00 (proven) | 1.00 (proven) | 0.90 (proven) | – |",
    ]


def test_a_bound_is_never_rounded_to_look_tighter() -> None:
    text = sections([plan("client-based", 10, 80.001, 80.001_5)])["Same knowledge: the best that each could do"]
    assert lines_with(text, "| a |")[0] == "| a | 80.00 (≤ 80.01) |"


def test_the_price_has_every_point_and_what_it_could_have_bought_at_most() -> None:
    text = sections(ALL)["The price of continuity"]
    assert lines_with(text, "| a | client-based") == [
        "| a | client-based | 0 | 1.00 | 80.50 (≤ 81.25) | 0.00 |",
        "| a | client-based | 1 | 2.00 | 88.25 (≤ 92.00) | +7.75 |",
    ]
    assert "bought 7.75 points of continuity, and no plan could buy more than 11.50 with it (proven)" in text


def test_ignorance_has_means_and_paired_differences() -> None:
    text = sections(ALL)["Same ignorance: an office day by day"]
    means, gaps = lines_with(text, "| `dedicated` |")
    assert means == "| `dedicated` | 2 | 99.0 | 0.200 | 91.0 | 0.15 | 3.62 | 11 | 4.0 |"
    assert gaps.startswith("| `dedicated` | **+69.0 ± 0.0** | 0.000 ± 0.000 | **−5.0 ± 0.0** |")


def test_the_break_even_has_minutes_percent_and_the_textbook_beside_it() -> None:
    text = sections(ALL)["Break-even: how long may strangers read in?"]
    assert "**`dedicated` against `edf`, by wait**\n\n| utilisation | 4 caseworkers, 1,200 clients |" in text
    assert "| 0.92 | 2.5 = 12 % |" in text
    assert "| 0.92 | already at 0 |" in text
    assert "within the sweep in 1; the simulated `dedicated` has one, by wait and by the best estimate, in 1." in text
    # M/M/4 against four M/M/1 at 0.92; what was read in is 4 % of the minutes worked.
    assert re.search(r"\| 0\.92 \| 6\.\d % = 1\.\d min \(read in: 4\.2 %\) \|", text)


def test_a_factor_is_swept_alone_and_the_other_is_said_to_be_missing() -> None:
    text = sections(ALL)["Absence and scarce languages"]
    assert "| 10 | `dedicated` | 99.0 | 91.0 | 3.62 | **−5.0 ± 0.0** |" in text
    assert "*Not in these lines: simulations that differ in bilingual caseworkers alone.*" in text


def test_logs_say_who_kept_more_than_people_without_more_late() -> None:
    text = sections(ALL)["Real logs"]
    assert "people kept 60.0 % of the continuity that was possible, with 0.00 % late" in text
    assert "more continuity with no more late: sticky." in text
    assert lines_with(text, "| receipt-2010-12-13 |")[0] == "| receipt-2010-12-13 | 60.00 | 70.00 | 80.00 |"


def test_a_plan_that_failed_the_checker_is_said_and_in_no_table() -> None:
    bad = plan("cover", 1, 99, status="rejected", plan_sha256=None, violations=("C1: w1",))
    found = sections([*PLANS[2:], bad])
    assert "**Plans that failed the checker, left out: a: cover" in found["The method"]
    text = found["Same knowledge: the best that each could do"]
    assert lines_with(text, "| instance |")[0] == "| instance | planned pool | edf |"


def test_a_section_without_its_lines_is_one_line() -> None:
    only_plans, only_simulated = sections(PLANS[:1]), sections(SIMULATED[:1])
    for found, titles in (
        (only_plans, ("Same ignorance: an office day by day", "Break-even: how long may strangers read in?")),
        (only_plans, ("The price of continuity", "Real logs", "Absence and scarce languages")),
        (only_simulated, ("Same knowledge: the best that each could do",)),
        (only_simulated, ("Break-even: how long may strangers read in?",)),
    ):
        for title in titles:
            assert re.fullmatch(r"\s*\*Not in these lines: [^\n]+\.\*\s*", found[title]), title


def test_every_plot_is_on_the_page_with_words_for_it() -> None:
    page = page_of(ALL)
    assert [plot.file for plot in page.plots] == [
        "same-knowledge.svg",
        "price.svg",
        "same-ignorance-1.svg",
        "break-even.svg",
        "sweep-absence.svg",
        "real-logs.svg",
    ]
    for plot in page.plots:
        assert f"![{plot.alt}](plots/{plot.file})" in page.text
        assert len(plot.alt) > 40


def written(folder: Path, records: list[Record]) -> Path:
    for one in records:
        append_line(folder / "lines.jsonl", as_row(one))
    return folder / "lines.jsonl"


def test_the_command_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    lines = written(tmp_path, [*PLANS, *LOGS, *SIMULATED])
    for name in ("one", "two"):
        done = CliRunner().invoke(main, [str(lines), "--output", str(tmp_path / name / "RESULTS.md")])
        assert done.exit_code == 0, done.output
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(files) == 6
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_lines_that_are_not_there_are_one_message(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path / "none.jsonl"), "--output", str(tmp_path / "RESULTS.md")])
    assert done.exit_code == 1
    assert "none.jsonl" in done.output
    assert "is not there" in done.output
    assert not (tmp_path / "RESULTS.md").exists()


def test_without_matplotlib_one_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = CliRunner().invoke(main, [str(written(tmp_path, PLANS)), "--output", str(tmp_path / "RESULTS.md")])
    assert done.exit_code == 1
    assert "caseload-optimizer[bench]" in done.output
