"""Parts of an office solved to proven optimality, each once: the answers that prices are made of."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, Plan
from optimizer.reasons.part import Part
from optimizer.rules import ObjectiveName
from optimizer.solvers import Outcome, SolveSettings, solve


@dataclass(frozen=True)
class Answer:
    """The best plan found of a part, its values, and what is proven of them."""

    checked: CheckedPlan
    value: dict[ObjectiveName, int]
    bound: dict[ObjectiveName, int | None]
    #: A task that the rest waits for was left undone: then this is no plan of the whole.
    tears: bool = False


@dataclass
class Asker:
    """Solves parts by the exact method, in child processes; the same part is solved once.

    `on_solve` is told the name of each solve that begins; `stop` ends the solve that runs, and later ones at once.
    `solver` is `optimizer.solvers.solve`, or what answers as it does.
    """

    settings: SolveSettings
    on_solve: Callable[[str], object] = lambda _: None
    stop: threading.Event = field(default_factory=threading.Event)
    solver: Callable[..., Outcome] = solve
    #: Solver processes that died.
    deaths: int = 0
    _known: dict[bytes, Answer] = field(default_factory=dict)

    def ask(self, part: Part, name: str) -> Answer:
        """The best plan of a part; `name` says in words what is solved."""
        key = part.instance.json_bytes()
        if key not in self._known:
            self.on_solve(name)
            self._known[key] = self._solve(part)
        return self._known[key]

    def _solve(self, part: Part) -> Answer:
        settings = replace(self.settings, method="exact", targets={}, policy="client-based")
        outcome = self.solver(part.instance, settings, stop=self.stop)
        self.deaths += outcome.deaths
        assert outcome.checked is not None, "the first plan is made by a rule, whatever the time"
        done = {row.task for row in outcome.plan.schedule}
        rows = outcome.plan.objectives
        return Answer(
            outcome.checked, _values(outcome.checked), {row.name: row.bound for row in rows}, not part.needed <= done
        )


def nobody(instance: Instance) -> Answer:
    """A part whose clients have no caseworker: nothing is done for them, as rule A1 asks."""
    plan = Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy="client-based",
        status="feasible",
        assignments=tuple(Assignment(client=client.id, caseworker=None) for client in instance.clients),
        schedule=(),
        objectives=(),
    )
    checked = require_checked(instance, plan)
    return Answer(checked, _values(checked), dict(_values(checked)))


def _values(checked: CheckedPlan) -> dict[ObjectiveName, int]:
    return dict(checked.score.objectives)
