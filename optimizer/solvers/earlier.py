"""An older plan, and where its changes stand among the objectives of a replan."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import OBJECTIVES, Change, ObjectiveName
from optimizer.solvers.staying import stays_of
from optimizer.solvers.valuation import Valuation

Wish = ObjectiveName | Change
WISHES: Final[tuple[Wish, ...]] = (
    "unassigned",
    "late",
    "moved",
    "continuity",
    "rescheduled",
    "delay",
    "overtime",
    "peak",
)  # fmt: skip


@dataclass(frozen=True)
class Earlier:
    """`plan`: the older plan's decisions as far as the new instance knows them; `priority` with *moved* in it.

    *moved* counts the clients who had a caseworker and do not have the same one now, *rescheduled* the tasks that had a
    day and do not have the same one now.
    """

    plan: Decisions
    priority: tuple[Wish, ...] = WISHES

    def __post_init__(self) -> None:
        """Refuse an order that the turns of a replan can't follow.

        Raises
        ------
        ValueError
            For unknown or repeated names, or an order in which the changes stand where they can't.
        """
        names = list(self.priority)
        if any(name not in WISHES for name in names) or len(set(names)) != len(names) or "moved" not in names:
            raise ValueError(f"name each of {', '.join(WISHES)} at most once, and moved in any case")
        before = names[: names.index("moved")]
        if not set(before) <= {"unassigned", "late"}:
            raise ValueError("before moved there can only be unassigned and late")
        if "rescheduled" in names and not set(names[names.index("rescheduled") :]) <= _OF_DAYS:
            raise ValueError(f"after rescheduled there can only be {', '.join(sorted(_OF_DAYS - {'rescheduled'}))}")

    @cached_property
    def before_moved(self) -> tuple[ObjectiveName, ...]:
        return _plain(self.priority[: self.priority.index("moved")])

    @cached_property
    def after_moved(self) -> tuple[ObjectiveName, ...]:
        """Up to *rescheduled*."""
        names = self.priority[self.priority.index("moved") + 1 :]
        return _plain(names[: names.index("rescheduled")] if self.keeps_days else names)

    @cached_property
    def of_days(self) -> tuple[ObjectiveName, ...]:
        """After *rescheduled*."""
        return _plain(self.priority[self.priority.index("rescheduled") + 1 :]) if self.keeps_days else ()

    @property
    def keeps_days(self) -> bool:
        return "rescheduled" in self.priority

    @cached_property
    def held(self) -> int:
        """How many clients had a caseworker who is still there."""
        return int((self.plan.caseworker >= 0).sum())

    def moved(self, decisions: Decisions) -> int:
        return self.held - stays_of(decisions.caseworker, self.plan.caseworker)

    def rescheduled(self, decisions: Decisions) -> int:
        return int(((self.plan.day >= 0) & (decisions.day != self.plan.day)).sum())

    def key(self, indexed: IndexedInstance, decisions: Decisions) -> tuple[int, ...]:
        """Smaller is better, in the order of `priority`."""
        names = _plain(self.priority)
        values: dict[Wish, int] = dict(zip(names, Valuation(indexed, names, {}).key(decisions), strict=True))
        values |= {"moved": self.moved(decisions), "rescheduled": self.rescheduled(decisions)}
        return tuple(values[name] for name in self.priority)


#: What the days of each caseworker alone decide, when it is settled who has whom.
_OF_DAYS: Final[frozenset[Wish]] = frozenset({"rescheduled", "delay", "overtime", "peak"})


def _plain(names: Sequence[Wish]) -> tuple[ObjectiveName, ...]:
    return tuple(name for wish in names for name in OBJECTIVES if name == wish)


def nothing_planned() -> Decisions:
    """Of an instance without clients and tasks: for trying an order of objectives."""
    none = np.zeros(0, dtype=np.int64)
    return Decisions(none, none, none)
