"""Caseload against its peers on one instance, each in its own process, one after another."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from benchmarks.peers.launch import JUDGED, Order, launch
from benchmarks.peers.registry import CASELOAD
from optimizer.instance.files import read_instance
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.rules import MAXIMISED, ObjectiveName

#: How Caseload's plan compares.
Standing = Literal["better", "equal", "worse", "no plan of either", "only Caseload's", "only the peer's"]
Objectives = dict[ObjectiveName, int]


def standing(ours: Objectives | None, theirs: Objectives | None) -> Standing:
    """Lexicographic, in the order unassigned, late, continuity."""
    if ours is None or theirs is None:
        if ours is theirs:
            return "no plan of either"
        return "only the peer's" if ours is None else "only Caseload's"
    mine, other = _key(ours), _key(theirs)
    if mine == other:
        return "equal"
    return "better" if mine < other else "worse"


def _key(objectives: Objectives) -> tuple[int, ...]:
    """Smaller is better."""
    return tuple(-objectives[name] if name in MAXIMISED else objectives[name] for name in JUDGED)


@dataclass(frozen=True)
class Row:
    """One run as its line of JSON, and how Caseload's plan stands against it."""

    line: dict[str, Any]
    standing: Standing


@dataclass(frozen=True)
class Race:
    instance: str
    peers: Sequence[str]
    times: float
    #: Peer and instance are filled in per run, the seconds are Caseload's.
    limits: Order
    python: str
    output: Path | None = None

    @cached_property
    def _indexed(self) -> IndexedInstance:
        return index_instance(read_instance(self.instance))

    def run(self) -> list[Row]:
        """Caseload first; every line is written as soon as it is known."""
        ours = self._line(replace(self.limits, peer=CASELOAD, instance=self.instance), sys.executable, None)
        rows = [Row(ours, "equal")]
        for peer in self.peers:
            seconds = self.limits.seconds * self.times
            order = replace(self.limits, peer=peer, instance=self.instance, seconds=seconds)
            line = self._line(order, self.python, ours)
            rows.append(Row(line, standing(ours["objectives"], line["objectives"])))
        return rows

    def _line(self, order: Order, python: str, ours: dict[str, Any] | None) -> dict[str, Any]:
        """A run that was recorded already, or a new one."""
        same = {"instance_sha256": self._indexed.instance.sha256, "settings": order.settings()}
        for line in self._recorded():
            if line["peer"] == order.peer and all(line[key] == value for key, value in same.items()):
                return line
        line = asdict(launch(order, python, self._indexed)) | {"against": ours and ours["objectives"]}
        line["standing"] = ours and standing(ours["objectives"], line["objectives"])
        if self.output:
            self.output.parent.mkdir(parents=True, exist_ok=True)
            with self.output.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return line

    def _recorded(self) -> list[dict[str, Any]]:
        if not self.output or not self.output.exists():
            return []
        lines = [json.loads(line) for line in self.output.read_text("utf-8").splitlines() if line]
        return [line for line in lines if not (line["failure"] or "").startswith("not available")]


def table(rows: Sequence[Row]) -> str:
    """Caseload's row first; ratios are the peer's number to Caseload's."""
    ours = rows[0].line
    heading = f"{'peer':<16}{'unassigned':>11}{'late':>8}{'continuity':>12}{'time':>7}{'memory':>8}  Caseload is"
    lines = [f"{ours['instance']} {ours['instance_sha256'][:12]}", heading]
    return "\n".join([*lines, *(_row(row, ours) for row in rows)]) + "\n"


def _row(row: Row, ours: dict[str, Any]) -> str:
    line = row.line
    values = line["objectives"] or dict.fromkeys(JUDGED)
    shown = [("–" if values[name] is None else f"{values[name]:,}") for name in JUDGED]
    time = _ratio(line["seconds"], ours["seconds"])
    memory = _ratio(line["memory_peak_mb"], ours["memory_peak_mb"])
    start = f"{line['peer']:<16}{shown[0]:>11}{shown[1]:>8}{shown[2]:>12}"
    if line["peer"] == CASELOAD:
        return f"{start}{time:>7}{memory:>8}" + (f"  {line['failure']}" if line["failure"] else "")
    if line["failure"]:
        return f"{start}{'–':>7}{'–':>8}  {line['failure']}"
    return f"{start}{time:>7}{memory:>8}  {row.standing}{_by(line['objectives'], ours['objectives'])}"


def _by(theirs: Objectives, ours: Objectives | None) -> str:
    """The first objective that differs, as a ratio where it has one."""
    for name in JUDGED if ours else ():
        assert ours is not None
        if theirs[name] != ours[name]:
            ratio = f"{theirs[name] / ours[name]:.4f}" if ours[name] else f"{theirs[name]:,} against 0"
            return f" on {name} ({ratio})"
    return ""


def _ratio(theirs: float, ours: float) -> str:
    return f"{theirs / ours:.2f}x" if ours else "–"
