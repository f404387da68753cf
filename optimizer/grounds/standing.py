"""A plan in arrays, with what it leaves free: what grounds are looked up in."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from optimizer.bounds.heads import heads
from optimizer.checks.check import CheckedPlan
from optimizer.instance.indexed import Bools, IndexedInstance, Ints, index_instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import Policy
from optimizer.solvers.valuation import minutes_by_day


@dataclass(frozen=True)
class Standing:
    """C clients, W caseworkers, T tasks, H days, as in `IndexedInstance`."""

    indexed: IndexedInstance
    decisions: Decisions
    policy: Policy

    @cached_property
    def free(self) -> Ints:
        """(W, H) minutes of capacity not taken; negative where overtime is worked."""
        return self.indexed.capacity - minutes_by_day(self.indexed, self.decisions)

    @cached_property
    def room(self) -> Ints:
        """(W, H) minutes not taken, with the overtime allowed."""
        return self.free + self.indexed.overtime

    @cached_property
    def most(self) -> Ints:
        """(W, H) minutes of a day, with the overtime allowed."""
        return self.indexed.capacity + self.indexed.overtime

    @cached_property
    def caseload(self) -> Ints:
        """(W,) caseload points of the clients whom the plan gives them."""
        held = self.decisions.caseworker >= 0
        points = np.zeros(self.indexed.n_caseworkers, dtype=np.int64)
        np.add.at(points, self.decisions.caseworker[held], self.indexed.points[held])
        return points

    @cached_property
    def head(self) -> Ints:
        """(T,) first day in reach, predecessors considered."""
        return heads(self.indexed)

    @cached_property
    def doers(self) -> Bools:
        """(T, W) who may do a task under the policy."""
        return possible_doers(self.indexed, self.policy, possible_holders(self.indexed, self.policy))

    @cached_property
    def late(self) -> Bools:
        """(T,) late, whatever it weighs."""
        day = np.where(self.decisions.day < 0, self.indexed.n_days, self.decisions.day)
        return np.asarray(self.indexed.overdue | (self.indexed.can_be_late & (day > self.indexed.due)), dtype=np.bool_)


def standing_of(checked: CheckedPlan) -> Standing:
    indexed = index_instance(checked.instance)
    return Standing(indexed, decisions_of_plan(indexed, checked.plan), checked.plan.policy)
