"""What each size must reach, and the goal beyond it: offices at utilisation 0.92, familiarisation 0, any seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.scaling.record import Record

#: The time limit may be overrun by so much.
TOLERANCE: Final = 1.05

#: What no run may miss, however short.
_ALWAYS: Final = {"checker", "memory", "time"}


@dataclass(frozen=True)
class Target:
    """Gaps to reach within a time; `megabytes` and `preparing` (share of the time) where they are asked for."""

    excess: float
    gap: float
    seconds: float
    megabytes: float | None = None
    preparing: float | None = None


MUST: Final = {
    "S": Target(0.0003, 0.002, 30),
    "M": Target(0.0012, 0.005, 60),
    "L": Target(0.0015, 0.007, 120),
    "XL": Target(0.003, 0.01, 300, megabytes=4096, preparing=0.25),
}
GOAL: Final = {
    "S": Target(0, 0, 30),
    "M": Target(0.0002, 0.001, 15),
    "L": Target(0.0005, 0.001, 60),
    "XL": Target(0.001, 0.002, 180, megabytes=4096, preparing=0.25),
}


def applies(run: Record, target: Target) -> bool:
    """A run that had more time, or a budget of work instead, says nothing about the target."""
    setting = run.setting
    asked = (setting.utilisation, setting.variant, run.office.days) == (0.92, "plain", 20)
    return asked and not setting.work and setting.seconds <= target.seconds


def shortfalls(run: Record, target: Target) -> list[str]:
    """What a run misses, in words; nothing if the target is reached."""
    late, continuity = run.objective("late"), run.objective("continuity")
    unassigned = run.objective("unassigned")
    tests = {
        "checker": run.violations == (),
        "unassigned not proven": unassigned is not None and unassigned.gap == 0,
        "late": _within(late.gap if late else None, target.excess),
        "continuity": _within(continuity.gap if continuity else None, target.gap),
        "time": run.seconds.solve <= target.seconds * TOLERANCE,
        "memory": target.megabytes is None or run.peak_mb <= target.megabytes,
        "preparing": target.preparing is None or preparing(run) <= target.preparing,
    }
    return [name for name, passed in tests.items() if not passed]


def _within(gap: float | None, most: float) -> bool:
    return gap is not None and gap <= most


def preparing(run: Record) -> float:
    """Share of the time for reading the file and for all that comes before the solver's first word."""
    setup = run.seconds.setup
    return (run.seconds.read + (run.seconds.solve if setup is None else setup)) / (run.seconds.read + run.seconds.solve)


def verdict(runs: Sequence[Record], targets: dict[str, Target]) -> str:
    """`yes` if every seed reaches it, else what is missed; a dash where no run can tell.

    Who falls short with less time than the target allows says nothing about it, who reaches it does.
    """
    if not runs or runs[0].setting.label not in targets:
        return "–"
    target = targets[runs[0].setting.label]
    seeds: dict[int, list[Record]] = {}
    for run in runs:
        if applies(run, target):
            seeds.setdefault(run.setting.seed, []).append(run)
    missed: set[str] = set()
    reached = 0
    for told in seeds.values():
        names = [set(shortfalls(run, target)) for run in told]
        reached += set() in names
        if set() not in names:
            missed |= set().union(*(_told(run, short, target) for run, short in zip(told, names, strict=True)))
    if missed:
        return "no: " + ", ".join(sorted(missed))
    if not reached:
        return "–"
    return "yes" if reached == len(seeds) else f"yes, {reached} of {len(seeds)} seeds"


def _told(run: Record, short: set[str], target: Target) -> set[str]:
    return short if run.setting.seconds == target.seconds else short & _ALWAYS
