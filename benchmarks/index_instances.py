"""Keep `instances/index.json` current: hashes, sizes, the best plan known of each instance and its proven bounds.

    python -m benchmarks.index_instances                       hashes and sizes only
    python -m benchmarks.index_instances --solve --seconds 60  and look for better plans
    python -m benchmarks.index_instances --solve s m           of these only

Name, description and path (or the command that makes the instance) are written by hand in the index. A plan is
replaced only by one that is better in the order of the objectives; a bound only by a tighter one. To start afresh,
delete the plan.
"""

import argparse
import io
import json
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from optimizer.atomic import write_atomically
from optimizer.checks.check import check_plan, require_checked
from optimizer.cli import caseload
from optimizer.dispatch import RULES_OF_DISPATCH, dispatch
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan, write_plan
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.rules import MAXIMISED
from optimizer.solvers import SolveSettings, solve

ROOT = Path(__file__).resolve().parent.parent / "instances"
INDEX = ROOT / "index.json"

Entry = dict[str, Any]


def load(entry: Entry, root: Path = ROOT) -> Instance:
    """The instance of an entry, from its file or by its command."""
    if entry["path"] is not None:
        return read_instance(root / entry["path"])
    with tempfile.TemporaryDirectory() as folder:
        words = shlex.split(entry["command"])[1:]
        target = Path(folder, words[-1])
        with redirect_stdout(io.StringIO()):
            caseload.main([*words[:-1], str(target)], standalone_mode=False)
        return read_instance(target)


def better(new: Sequence[ObjectiveValue], old: Sequence[ObjectiveValue]) -> bool:
    """Better in the order of the objectives."""
    return _key(new) < _key(old)


def _key(objectives: Sequence[ObjectiveValue]) -> list[int]:
    return [-(row.value or 0) if row.name in MAXIMISED else row.value or 0 for row in objectives]


def merged(best: Sequence[ObjectiveValue], other: Sequence[ObjectiveValue]) -> tuple[ObjectiveValue, ...]:
    """The best values with the tightest bounds.

    A bound holds given the values of the objectives before it, so those of another plan count up to the first
    objective in which the two differ, and that one included.
    """
    rows, same = [], [row.name for row in best] == [row.name for row in other]
    for mine, theirs in zip(best, other, strict=False):
        known = [row.bound for row in (mine, theirs) if row.bound is not None and (same or row is mine)]
        tightest = min if mine.name in MAXIMISED else max
        rows.append(ObjectiveValue(name=mine.name, value=mine.value, bound=tightest(known) if known else None))
        same = same and mine.value == theirs.value
    return (*rows, *best[len(rows) :])


def with_bounds(plan: Plan, objectives: tuple[ObjectiveValue, ...]) -> Plan:
    """The plan with these bounds, called optimal where they meet every value."""
    proven = all(row.value == row.bound for row in objectives)
    return plan.model_copy(update={"objectives": objectives, "status": "optimal" if proven else "feasible"})


def candidates(instance: Instance, settings: SolveSettings) -> Iterator[Plan]:
    """Checked plans under the instance's own policy, from the rules of dispatch and from the solver."""
    for rule in RULES_OF_DISPATCH:
        plan = dispatch(instance, rule)
        if plan.policy == instance.rules.policy:
            yield require_checked(instance, plan).plan
    checked = solve(instance, settings).checked
    if checked is not None:
        yield checked.plan


def best_of(plans: Sequence[Plan]) -> Plan | None:
    """The best plan, with the bounds of all; the first among equals."""
    best: Plan | None = None
    for plan in plans:
        if best is None:
            best = plan
        elif better(plan.objectives, best.objectives):
            best = with_bounds(plan, merged(plan.objectives, best.objectives))
        else:
            best = with_bounds(best, merged(best.objectives, plan.objectives))
    return best


def refresh(entry: Entry, settings: SolveSettings | None, root: Path = ROOT) -> Entry:
    """The entry as it should be, its plan written beside it."""
    instance = load(entry, root)
    known = root / (entry.get("plan") or f"plans/{entry['name']}.json.gz")
    plans = [read_plan(known)] if known.exists() else []
    # A plan of an instance that has changed since counts for nothing.
    plans = [plan for plan in plans if check_plan(instance, plan).ok]
    if settings is not None:
        plans += candidates(instance, settings)
    best = best_of(plans)
    if best is not None and not (known.exists() and read_plan(known) == best):
        write_plan(require_checked(instance, best), known)
    return {**_facts(entry, instance), **_known(best, known, root)}


def _facts(entry: Entry, instance: Instance) -> Entry:
    return {
        "name": entry["name"],
        "description": entry["description"],
        "path": entry["path"],
        "command": entry["command"],
        "sha256": instance.sha256,
        "caseworkers": len(instance.caseworkers),
        "clients": len(instance.clients),
        "tasks": len(instance.tasks),
        "working_days": len(working_days(instance.horizon)),
        "policy": instance.rules.policy,
    }


def _known(best: Plan | None, path: Path, root: Path) -> Entry:
    if best is None:
        return {"status": None, "objectives": [], "plan": None}
    objectives = [row.model_dump() for row in best.objectives]
    return {"status": best.status, "objectives": objectives, "plan": path.relative_to(root).as_posix()}


def read_index(path: Path = INDEX) -> list[Entry]:
    entries: list[Entry] = json.loads(path.read_text(encoding="utf-8"))["instances"]
    return entries


def write_index(entries: list[Entry], path: Path = INDEX) -> None:
    document = {"format": "caseload-index/1", "instances": entries}
    write_atomically(path, (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode())


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="instances to look at; all where none is named")
    parser.add_argument("--solve", action="store_true", help="look for better plans")
    parser.add_argument("--seconds", type=float, default=60.0, help="time limit of each solve")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    settings = SolveSettings(time_limit=chosen.seconds, seed=chosen.seed) if chosen.solve else None
    entries = read_index()
    unknown = set(chosen.names).difference(entry["name"] for entry in entries)
    if unknown:
        parser.error(f"not in the index: {', '.join(sorted(unknown))}")
    for position, entry in enumerate(entries):
        if not chosen.names or entry["name"] in chosen.names:
            entries[position] = refresh(entry, settings)
            write_index(entries)
            values = ", ".join(
                f"{row['name']} {row['value']} ({row['bound']})" for row in entries[position]["objectives"]
            )
            print(f"{entry['name']}: {entries[position]['status']} {values}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
