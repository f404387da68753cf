"""Many runs, one after another, each in a fresh process; those that have their line are skipped."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scaling.record import Record, as_row
from benchmarks.scaling.setting import Setting
from optimizer.bench.fresh import output_of
from optimizer.bench.lines import append_line, read_records
from optimizer.bench.sources import package_version, sources_sha256
from optimizer.generate import generate

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Known:
    """The runs of a results file, the last of each key, and how many of its lines can't be read."""

    records: tuple[Record, ...]
    unread: int


def known_runs(path: Path) -> Known:
    found, unread = read_records(path, Record)
    return Known(tuple({record.key: record for record in found}.values()), unread)


def has_its_line(setting: Setting, records: Iterable[Record], only_these_sources: bool) -> bool:
    """Whether this setting was run by this version on the very office that the generator makes now."""
    version = package_version()
    hashes = {
        record.office.sha256
        for record in records
        if (record.setting, record.package_version) == (setting, version)
        and not (only_these_sources and record.sources_sha256 != sources_sha256())
    }
    return bool(hashes) and generate(setting.office()).sha256 in hashes


def run_elsewhere(setting: Setting) -> Record:
    """Run in a fresh process that ends if this one does.

    Raises
    ------
    RuntimeError
        If that process failed; its errors are on the terminal.
    """
    command = [sys.executable, "-m", "benchmarks.scaling", "one", "--setting", setting.model_dump_json()]
    return Record.model_validate_json(output_of([*command, "--with-parent"], ROOT))


def run_all(settings: list[Setting], output: Path, only_these_sources: bool = False) -> list[Setting]:
    """Make the runs that are missing, a line each as soon as it has ended; return those that failed."""
    known, failed = known_runs(output), []
    if known.unread:
        print(f"{output}: {known.unread} torn or foreign lines ignored", file=sys.stderr)
    for number, setting in enumerate(settings, start=1):
        place = f"[{number}/{len(settings)}] {setting}"
        if has_its_line(setting, known.records, only_these_sources):
            print(f"{place}: has its line", flush=True)
            continue
        try:
            record = run_elsewhere(setting)
        except RuntimeError as error:
            print(f"{place}: FAILED, {error}", flush=True)
            failed.append(setting)
            continue
        append_line(output, as_row(record))
        print(f"{place}: {summary(record)}", flush=True)
    return failed


def summary(record: Record) -> str:
    """Values with bounds and gaps, seconds and memory."""
    parts = [
        f"{row.name} {row.value} ({row.bound})" + ("" if row.gap is None else f" {100 * row.gap:.3f} %")
        for row in record.objectives[:3]
    ]
    verdict = "no plan" if record.violations is None else "FAILS THE CHECKER" if record.violations else "checked"
    return f"{', '.join(parts)}; {record.seconds.solve:.1f} s, {record.peak_mb:.0f} MB, {verdict}"
