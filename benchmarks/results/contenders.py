"""Plans of one instance, each under the name by which the page speaks of who made it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from optimizer.bench.headline import best_of, by_instance
from optimizer.bench.record import Record
from optimizer.bench.runs import SolveRun
from optimizer.rules import ObjectiveName, Policy

#: What people did; a pool that plans ahead for lateness alone.
PEOPLE: Final = "people"
PLANNED_POOL: Final = "planned pool"
_SOLVED: Final[dict[Policy, str]] = {"client-based": "client-based", "cover": "cover", "task-based": PLANNED_POOL}
_RULES: Final = ("dedicated", "sticky", "skill", "edf", "fifo", "random")
IN_ORDER: Final = (PEOPLE, *_SOLVED.values(), *_RULES)
#: Instances that come from the two public logs; their names begin so.
_LOGS: Final = ("receipt-", "loans-")


@dataclass(frozen=True)
class Contender:
    """Late is in percent of all late weights of the instance, continuity in percent of what was possible."""

    name: str
    record: Record

    @property
    def late(self) -> float | None:
        return self._of_all_late(self.record.measures.get("objective late"))

    @property
    def late_bound(self) -> float | None:
        return self._of_all_late(self._bound("late"))

    @property
    def continuity(self) -> float | None:
        return self.record.measures.get("continuity score")

    @property
    def continuity_bound(self) -> float | None:
        return self.record.continuity_bound_percent

    @property
    def named(self) -> float | None:
        """Share of 1."""
        return self.record.measures.get("named-caseworker share")

    def _bound(self, name: ObjectiveName) -> int | None:
        row = self.record.objective(name)
        return None if row is None else row.bound

    def _of_all_late(self, weight: float | None) -> float | None:
        return None if weight is None else 100 * weight / max(1, self.record.instance.late_weights)


def is_of_a_log(record: Record) -> bool:
    return record.instance.name.startswith(_LOGS)


def allowed_late(record: Record) -> float | None:
    """So much late weight above the least, as a share of all; None: none, as in the usual order of objectives."""
    return record.run.allowed_late if isinstance(record.run, SolveRun) else None


def of_instances(records: Iterable[Record]) -> dict[str, dict[str, Contender]]:
    """By instance, then by name; plans that were allowed to be late are left out."""
    plans = [record for record in records if record.plan_sha256 and allowed_late(record) is None]
    return {instance: contenders(runs) for instance, runs in by_instance(plans).items()}


def contenders(runs: Sequence[Record]) -> dict[str, Contender]:
    """In the order of the page: of the solver's plans under a policy the best, of a rule the first."""
    groups: dict[str, list[Record]] = {}
    for record in runs:
        groups.setdefault(_name(record), []).append(record)
    return {name: Contender(name, _shown(name, groups[name])) for name in IN_ORDER if name in groups}


def _shown(name: str, runs: Sequence[Record]) -> Record:
    best = best_of(runs) if name in _SOLVED.values() else None
    return best or runs[0]


def _name(record: Record) -> str:
    run = record.run
    if isinstance(run, SolveRun):
        return _SOLVED[run.policy]
    return PEOPLE if run.kind == "actual" else run.who
