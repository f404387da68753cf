"""Caseload's plan for this morning."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan
from optimizer.rules import Policy
from optimizer.simulation.morning import instance_of_this_morning
from optimizer.simulation.office import Office
from optimizer.solvers import SolveSettings, solve

Planner = Callable[[Instance, SolveSettings], Plan]


def solved(instance: Instance, settings: SolveSettings) -> Plan:
    return solve(instance, settings).plan


@dataclass(frozen=True, kw_only=True)
class Planning:
    """How the plan of a morning is made."""

    #: Working days, today included.
    days: int
    settings: SolveSettings
    planner: Planner = solved

    def of_this_morning(
        self, office: Office, named: Sequence[int], policy: Policy, movable: Collection[int] = ()
    ) -> Plan | None:
        """None where nothing is due within the days of the plan; the arguments are those of the instance."""
        instance = instance_of_this_morning(office, named, self.days, policy, movable)
        return self.planner(instance, replace(self.settings, policy=policy)) if instance.tasks else None
