"""A run in a fresh process with a hard end, and what came out of it, judged by the checker."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.peers.decided import plan_of, read_decided
from benchmarks.peers.run import Claim, Told, told_from
from optimizer.checks.check import CheckedPlan, check_plan, told_of
from optimizer.instance.files import read_instance
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.plan.files import write_plan
from optimizer.plan.schema import ObjectiveValue, Plan, Provenance
from optimizer.rules import ObjectiveName

ROOT = Path(__file__).resolve().parents[2]
JUDGED: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")
_OUT_OF_MEMORY = ("bad_alloc", "MemoryError", "OutOfMemoryError", "Cannot allocate memory", "kMemoryLimit")


@dataclass(frozen=True)
class Order:
    """What to run; `grace` is added to `seconds` before the process group is killed, reading the file included."""

    peer: str
    instance: str
    seconds: float
    threads: int = 2
    seed: int = 1
    memory_gb: float = 12.0
    grace: float = 30.0

    def settings(self) -> dict[str, float]:
        """What makes two runs of a peer on an instance the same run."""
        return {key: value for key, value in asdict(self).items() if key not in ("peer", "instance")}


@dataclass(frozen=True)
class Ended:
    """How a process ended: exit code, killed by us or not, seconds, peak MB and the last of what it said."""

    code: int
    killed: bool
    seconds: float
    peak_mb: int
    said: str


@dataclass(frozen=True)
class Result:
    """One run, ready to be a line of JSON; `failure` is None where there is a plan that passed the checker."""

    peer: str
    instance: str
    instance_sha256: str
    settings: dict[str, float]
    seconds: float
    build_seconds: float | None
    memory_peak_mb: int
    objectives: dict[ObjectiveName, int] | None
    claims: list[Claim]
    versions: dict[str, str]
    failure: str | None
    notes: list[str] = field(default_factory=list)

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def launch(order: Order, python: str = sys.executable, indexed: IndexedInstance | None = None) -> Result:
    """Run a peer and judge it; see `launch_and_keep`."""
    return launch_and_keep(order, python, indexed)[0]


def launch_and_keep(
    order: Order, python: str = sys.executable, indexed: IndexedInstance | None = None, output: Path | None = None
) -> tuple[Result, CheckedPlan | None]:
    """Run a peer under the interpreter `python`, judge its plan and write it to `output` if it passes."""
    indexed = indexed or index_instance(read_instance(order.instance))
    with tempfile.TemporaryDirectory(prefix="caseload-peer-") as name:
        folder = Path(name)
        ended = _process(order, python, folder)
        told = told_from(folder)
        offered = folder / "decided.npz"
        decided = read_decided(offered) if offered.exists() else None
    failure, notes, checked = _reason(ended, told), list(told.notes), None
    if decided is not None:
        notes += [failure] if failure else []
        provenance = Provenance(
            solver=f"peer {order.peer}", versions=told.versions, seed=order.seed, settings=order.settings(),
            seconds=round(ended.seconds, 3), notes=tuple(notes),
        )  # fmt: skip
        checked, failure = _judge(indexed, plan_of(indexed, decided, provenance))
    if checked and output:
        write_plan(checked, output)
    return _result(order, indexed, ended, told, checked, failure, notes), checked


def _process(order: Order, python: str, folder: Path) -> Ended:
    file = folder / "order.json"
    python = str(Path(python).absolute()) if os.sep in python else python
    file.write_text(json.dumps({**asdict(order), "instance": str(Path(order.instance).resolve())}))
    began, killed = time.monotonic(), threading.Event()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [python, "-m", "benchmarks.peers.child", str(file)],
            cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

        def kill() -> None:
            killed.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(order.seconds + order.grace, kill)
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            kill()
            raise
        finally:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    text = (folder / "said").read_bytes().decode(errors="replace")
    return Ended(process.returncode, killed.is_set(), time.monotonic() - began, used.ru_maxrss // 1024, text[-4000:])


def _reason(ended: Ended, told: Told) -> str | None:
    """Why there is no plan, or why the process did not end by itself."""
    if told.unavailable:
        return f"not available: {told.unavailable}"
    if told.refused:
        return f"refused: {told.refused}"
    if any(word in ended.said for word in _OUT_OF_MEMORY):
        return f"out of memory (in phase {told.phase})"
    if ended.killed:
        return f"killed past its limit (in phase {told.phase})"
    if ended.code:
        last = ended.said.strip().splitlines()[-1:] or [f"exit code {ended.code}"]
        return f"died (in phase {told.phase}): {last[0][:300]}"
    return None


def _judge(indexed: IndexedInstance, plan: Plan) -> tuple[CheckedPlan | None, str | None]:
    verdict = check_plan(indexed.instance, plan)
    if verdict.checked is None or verdict.score is None:
        broken = told_of(verdict.violations)
        return None, f"the checker found {len(broken)} violations; the first: {broken[0]}"
    values = verdict.score.objectives
    listed = plan.model_copy(
        update={"objectives": tuple(ObjectiveValue(name=name, value=values[name]) for name in JUDGED)}
    )
    return check_plan(indexed.instance, listed).checked, None


def _result(
    order: Order, indexed: IndexedInstance, ended: Ended, told: Told,
    checked: CheckedPlan | None, failure: str | None, notes: list[str],
) -> Result:  # fmt: skip
    return Result(
        peer=order.peer,
        instance=indexed.instance.name,
        instance_sha256=indexed.instance.sha256,
        settings=order.settings(),
        seconds=round(ended.seconds, 2),
        build_seconds=told.build_seconds,
        memory_peak_mb=ended.peak_mb,
        objectives={name: checked.score.objectives[name] for name in JUDGED} if checked else None,
        claims=told.claims,
        versions=told.versions,
        failure=None if checked else failure or "no plan",
        notes=notes,
    )
