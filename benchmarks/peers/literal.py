"""Literal CP-SAT: the problem written down as its page says it, a Boolean for every choice.

`y[c, w]`: w is the caseworker of c. `x[t, w, d]`: w does t on day d. What is missed has a Boolean too: a client without
caseworker, a task undone, a task late. Objectives one after another, each kept as a row
while the next is improved, the solution so far as hint. Nothing is decomposed, aggregated or relaxed.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version

import numpy as np
from ortools.sat.python import cp_model

from benchmarks.peers.decided import Decided, decided_of, worth_of
from benchmarks.peers.run import Run
from optimizer.dispatch import dispatch
from optimizer.instance.indexed import IndexedInstance
from optimizer.rules import MAXIMISED, ObjectiveName

Var = cp_model.IntVar
_NO_BOUND = 1e15
_SEARCH = {cp_model.OPTIMAL, cp_model.FEASIBLE}


@dataclass
class Literal:
    """Model and variables; `first[c, w, d]`: w, who never met c, reads in on day d."""

    indexed: IndexedInstance
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    y: dict[tuple[int, int], Var] = field(default_factory=dict)
    x: dict[tuple[int, int, int], Var] = field(default_factory=dict)
    first: dict[tuple[int, int, int], Var] = field(default_factory=dict)
    unassigned: list[Var] = field(default_factory=list)
    undone: list[Var] = field(default_factory=list)
    late: dict[int, Var] = field(default_factory=dict)


def solve(run: Run) -> None:
    _solve(run, start=None)


def solve_started(run: Run) -> None:
    plan = dispatch(run.indexed.instance, "dedicated")
    start = decided_of(run.indexed, plan)
    run.offer(start)
    _solve(run, start)


def _solve(run: Run, start: Decided | None) -> None:
    run.told.versions = {"ortools": version("ortools")}
    run.phase("build")
    literal = build(run.indexed)
    run.built()
    objectives = _objectives(literal)
    hint = _values(literal, start, objectives) if start else None
    given: dict[ObjectiveName, int] = {}
    for position, (name, objective) in enumerate(objectives.items()):
        run.phase(name)
        seconds = run.left / (len(objectives) - position)
        if seconds <= 0:
            run.told.notes.append(f"no time left for {name}")
            return
        solver = _solver(run, seconds)
        values = _stage(literal.model, solver, name, objective, hint)
        if abs(solver.best_objective_bound) < _NO_BOUND:
            bound = _whole(name, solver.best_objective_bound)
            run.claim(name, bound if name in MAXIMISED else max(bound, _least(objective)), given)
        if values is None:
            run.told.notes.append(f"CP-SAT found no solution for {name}")
            return
        hint = values
        run.offer(_decided(literal, values))
        given[name] = round(solver.objective_value)
        literal.model.add(objective >= given[name] if name in MAXIMISED else objective <= given[name])


def build(indexed: IndexedInstance) -> Literal:
    literal = Literal(indexed)
    _assign(literal)
    _perform(literal)
    _respect_days(literal)
    _wait_for_predecessors(literal)
    return literal


def _assign(literal: Literal) -> None:
    """A1, A2, A4."""
    indexed, model = literal.indexed, literal.model
    of_client, of_worker = defaultdict(list), defaultdict(list)
    for c, w in np.argwhere(indexed.eligible).tolist():
        literal.y[c, w] = model.new_bool_var("")
        of_client[c].append(literal.y[c, w])
        of_worker[w].append(int(indexed.points[c]) * literal.y[c, w])
    for c in range(indexed.n_clients):
        literal.unassigned.append(model.new_bool_var(""))
        model.add_exactly_one([*of_client[c], literal.unassigned[c]])
    for w, points in of_worker.items():
        if indexed.max_caseload[w] >= 0:
            model.add(sum(points) <= int(indexed.max_caseload[w]))


def _perform(literal: Literal) -> None:
    """A3, P1, T1: once or never, by p(c), between release and the end or on the fixed day."""
    indexed, model = literal.indexed, literal.model
    for t in range(indexed.n_tasks):
        c, fixed = int(indexed.client_of[t]), int(indexed.fixed_day[t])
        days = [fixed] if fixed >= 0 else range(int(indexed.release[t]), indexed.n_days)
        ways = []
        for w in np.flatnonzero(indexed.able[t] & indexed.eligible[c]).tolist():
            for d in days:
                literal.x[t, w, d] = model.new_bool_var("")
            model.add(sum(literal.x[t, w, d] for d in days) <= literal.y[c, w])
            ways += [(d, literal.x[t, w, d]) for d in days]
        literal.undone.append(model.new_bool_var(""))
        model.add_exactly_one([*(variable for _, variable in ways), literal.undone[t]])
        if indexed.can_be_late[t]:
            literal.late[t] = model.new_bool_var("")
            on_time = [variable for d, variable in ways if d <= indexed.due[t]]
            model.add_exactly_one([*on_time, literal.late[t]])


def _respect_days(literal: Literal) -> None:
    """C1, C2: reading in falls on the day of the pair's first task."""
    indexed, model = literal.indexed, literal.model
    load, done = defaultdict(list), defaultdict(list)
    for (t, w, d), variable in literal.x.items():
        load[w, d].append(int(indexed.minutes[t, w]) * variable)
        c = int(indexed.client_of[t])
        if indexed.familiarisation and indexed.strangers[c, w]:
            done[c, w, d].append(variable)
    for (c, w, d), tasks in done.items():
        literal.first[c, w, d] = model.new_bool_var("")
        load[w, d].append(indexed.familiarisation * literal.first[c, w, d])
        model.add(literal.first[c, w, d] <= sum(tasks))
    for (c, w, d), tasks in done.items():
        so_far = [literal.first[c, w, e] for e in range(d + 1) if (c, w, e) in literal.first]
        for variable in tasks:
            model.add(variable <= sum(so_far))
    for (w, d), minutes in load.items():
        model.add(sum(minutes) <= int(indexed.capacity[w, d] + indexed.overtime[w, d]))


def _wait_for_predecessors(literal: Literal) -> None:
    """T2: done by day d only if each predecessor was by d - lag."""
    indexed = literal.indexed
    chained = {t for t, before in enumerate(indexed.after) if before} | {
        s for before in indexed.after for s, _ in before
    }
    by_task = defaultdict(list)
    for (t, _, d), variable in literal.x.items():
        if t in chained:
            by_task[t].append((d, variable))
    for t, before in enumerate(indexed.after):
        for s, lag in before:
            for d in range(indexed.n_days):
                done = [variable for day, variable in by_task[t] if day <= d]
                if done:
                    ready = [variable for day, variable in by_task[s] if day <= d - lag]
                    literal.model.add(sum(done) <= sum(ready))


def _objectives(literal: Literal) -> dict[ObjectiveName, Var]:
    indexed = literal.indexed
    points: list[cp_model.LinearExprT] = []
    for (t, w, _), variable in literal.x.items():
        c = int(indexed.client_of[t])
        points.append(int(indexed.weight[c] * indexed.own_task_points[c, w]) * variable)
    for (c, w), variable in literal.y.items():
        points.append(int(indexed.weight[c] * indexed.kept_points[c, w]) * variable)
    overdue = int(indexed.late_weight[indexed.overdue].sum())
    late: list[cp_model.LinearExprT] = [int(indexed.late_weight[t]) * variable for t, variable in literal.late.items()]
    sums: dict[ObjectiveName, tuple[int, list[cp_model.LinearExprT]]] = {
        "unassigned": (0, list(literal.unassigned)),
        "late": (overdue, late),
        "continuity": (0, points),
    }
    return {name: _total(literal, *terms) for name, terms in sums.items()}


def _total(literal: Literal, least: int, terms: list[cp_model.LinearExprT]) -> Var:
    """A variable for the sum, which knows how small it can be."""
    most = int(np.iinfo(np.int32).max)
    total = literal.model.new_int_var(least, most, "")
    literal.model.add(total == least + cp_model.LinearExpr.sum(terms))
    return total


def _solver(run: Run, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = run.threads
    solver.parameters.random_seed = run.seed
    return solver


def _stage(
    model: cp_model.CpModel,
    solver: cp_model.CpSolver,
    name: ObjectiveName,
    objective: Var,
    hint: list[int] | None,
) -> list[int] | None:
    """Every variable's value by index, or None where nothing was found."""
    if name in MAXIMISED:
        model.maximize(objective)
    else:
        model.minimize(objective)
    if hint is not None:
        model.clear_hints()  # type: ignore[no-untyped-call, unused-ignore]
        for index, value in enumerate(hint):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
    status = solver.solve(model, _StopAtLeast(_least(objective)) if name not in MAXIMISED else None)
    return list(solver.response_proto.solution) if status in _SEARCH else None


class _StopAtLeast(cp_model.CpSolverSolutionCallback):
    """Ends the search at a sum that can't be smaller: CP-SAT's presolve forgets that, and searches on."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least

    def on_solution_callback(self) -> None:
        if self.objective_value <= self._least:
            self.stop_search()


def _least(total: Var) -> int:
    return int(total.proto.domain[0])


def _values(literal: Literal, start: Decided, objectives: dict[ObjectiveName, Var]) -> list[int]:
    """A complete hint."""
    indexed = literal.indexed
    values = [0] * len(literal.model.proto.variables)
    for (c, w), variable in literal.y.items():
        values[variable.index] = int(start.caseworker[c] == w)
    earliest: dict[int, int] = {}
    for (t, w, d), variable in literal.x.items():
        c = int(indexed.client_of[t])
        if start.day[t] == d and start.caseworker[c] == w:
            values[variable.index] = 1
            earliest[c] = min(d, earliest.get(c, d))
    for c, variable in enumerate(literal.unassigned):
        values[variable.index] = int(start.caseworker[c] < 0)
    for t, variable in enumerate(literal.undone):
        values[variable.index] = int(start.day[t] < 0)
    for t, variable in literal.late.items():
        values[variable.index] = int(not 0 <= start.day[t] <= indexed.due[t])
    for (c, w, d), variable in literal.first.items():
        values[variable.index] = int(start.caseworker[c] == w and earliest.get(c) == d)
    unassigned, late, lost = worth_of(indexed, start)
    values[objectives["unassigned"].index] = unassigned
    values[objectives["late"].index] = late
    values[objectives["continuity"].index] = -lost
    return values


def _decided(literal: Literal, values: list[int]) -> Decided:
    caseworker, day = np.full(literal.indexed.n_clients, -1), np.full(literal.indexed.n_tasks, -1)
    for (c, w), variable in literal.y.items():
        if values[variable.index]:
            caseworker[c] = w
    for (t, _, d), variable in literal.x.items():
        if values[variable.index]:
            day[t] = d
    return Decided(caseworker, day)


def _whole(name: ObjectiveName, bound: float) -> int:
    """The bound as a whole number; CP-SAT's is one, but comes as a float."""
    return int(np.floor(bound + 1e-6) if name in MAXIMISED else np.ceil(bound - 1e-6))
