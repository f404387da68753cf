"""What sections are made from: a checked plan, and what several of them would otherwise compute again."""

from functools import cached_property

from optimizer.checks.check import CheckedPlan
from optimizer.grounds.standing import Standing
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.metrics.facts import Facts
from optimizer.metrics.measures import Measures, measure
from optimizer.model.decisions import Decisions, decisions_of_plan


class Subject:
    def __init__(self, checked: CheckedPlan) -> None:
        self.checked, self.plan, self.instance = checked, checked.plan, checked.instance

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.checked)

    @cached_property
    def measures(self) -> Measures:
        return measure(self.checked)

    @cached_property
    def indexed(self) -> IndexedInstance:
        return index_instance(self.instance)

    @cached_property
    def decisions(self) -> Decisions:
        return decisions_of_plan(self.indexed, self.plan)

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.indexed, self.decisions, self.plan.policy)
