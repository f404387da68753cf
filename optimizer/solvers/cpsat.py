"""CP-SAT: the linear model handed over, and one solve with its guards. The only module that touches ortools."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from optimizer.instance.indexed import Ints
from optimizer.model.linear import LinearModel, Objective, check_sum
from optimizer.solvers.clock import Clock

#: How a solve ended: proven best, some plan, proven that there is none, or nothing known.
Ending = Literal["optimal", "feasible", "infeasible", "unknown"]

#: The second configuration goes another way through the solver, so that an error in one shows in the other.
Route = Literal["main", "second"]

_ENDINGS: dict[int, Ending] = {
    int(cp_model.OPTIMAL): "optimal",
    int(cp_model.FEASIBLE): "feasible",
    int(cp_model.INFEASIBLE): "infeasible",
    int(cp_model.UNKNOWN): "unknown",
}

#: Below this size the second route does without presolve altogether.
_SMALL_MODEL = 20_000


@dataclass(frozen=True)
class Answer:
    """What one solve says. `bound` is None where nothing was proven: CP-SAT itself would say 0 there."""

    ending: Ending
    values: Ints | None
    bound: int | None


class CpSatModel:
    """A CP-SAT copy of a linear model; rows may be added between solves.

    Raises
    ------
    ModelTooLarge
        If the numbers leave the range in which the solver is exact.
    """

    def __init__(self, linear: LinearModel) -> None:
        linear.check_range()
        self._model = cp_model.CpModel()
        lower, upper = linear.bounds()
        self._most = upper
        self._columns = [
            self._model.new_bool_var("") if (low, high) == (0, 1) else self._model.new_int_var(low, high, "")
            for low, high in zip(lower.tolist(), upper.tolist(), strict=True)
        ]
        for columns in linear.exactly_one:
            self._model.add_exactly_one([self._columns[i] for i in columns.tolist()])
        for row in linear.rows:
            self._add(row.columns, row.coefficients, row.low, row.high)

    def add_row(self, columns: Ints, coefficients: Ints, low: int | None, high: int | None) -> None:
        """Add low <= sum <= high.

        Raises
        ------
        ModelTooLarge
            If the terms, each at its largest, add up to 2**31 or more.
        """
        check_sum(int(np.abs(coefficients) @ self._most[columns]))
        self._add(columns, coefficients, low, high)

    def _add(self, columns: Ints, coefficients: Ints, low: int | None, high: int | None) -> None:
        expression = cp_model.LinearExpr.weighted_sum(
            [self._columns[i] for i in columns.tolist()], coefficients.tolist()
        )
        lowest = cp_model.INT_MIN if low is None else low
        highest = cp_model.INT_MAX if high is None else high
        self._model.add_linear_constraint(expression, lowest, highest)

    def solve(self, objective: Objective | None, hint: Ints | None, request: "Request") -> Answer:
        """One solve; `objective` None asks only whether there is a solution."""
        self._set_objective(objective)
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        if hint is not None:
            for column, value in zip(self._columns, hint.tolist(), strict=True):
                self._model.add_hint(column, value)
        solver = cp_model.CpSolver()
        configure(solver, request, len(self._columns))
        request.clock.watch(solver.stop_search)
        callback = _Incumbents(self._columns, objective, request)
        if request.on_bound is not None and objective is not None:
            notify, sign = request.on_bound, objective.sign
            solver.best_bound_callback = lambda bound: notify(sign * _round_up(bound))
        status = solver.solve(self._model, callback)
        request.clock.watch(None)
        request.clock.spend(solver.deterministic_time)
        return _answer(solver, int(status), self._columns, objective)

    def _set_objective(self, objective: Objective | None) -> None:
        self._model.clear_objective()  # type: ignore[no-untyped-call]
        if objective is not None:
            terms = [self._columns[i] for i in objective.columns.tolist()]
            signed = (objective.sign * objective.coefficients).tolist()
            self._model.minimize(cp_model.LinearExpr.weighted_sum(terms, signed) + objective.sign * objective.constant)


@dataclass(frozen=True)
class Request:
    """How to solve once; `seconds` are CP-SAT's deterministic time where the clock counts work."""

    clock: Clock
    seconds: float
    threads: int
    seed: int
    gap: float = 0.0
    route: Route = "main"
    #: Called with each better solution's values.
    on_values: Callable[[Ints], None] | None = None
    on_bound: Callable[[int], None] | None = None
    #: A value of the objective at which to stop: nothing better exists, as somebody else has proven.
    good_enough: int | None = None


def configure(solver: cp_model.CpSolver, request: Request, size: int) -> None:
    """Parameters by route and version; see docs/decisions for what each one guards against."""
    parameters = solver.parameters
    if request.clock.counts_work:
        parameters.max_deterministic_time = max(0.01, request.seconds)
        parameters.num_workers = 1  # several race one another
    else:
        parameters.max_time_in_seconds = max(0.05, request.seconds)
        parameters.num_workers = request.threads
    parameters.random_seed = request.seed
    parameters.relative_gap_limit = request.gap
    parameters.catch_sigint_signal = False
    # Without its LP the solver's bound on assignments stays hundreds of percent away.
    parameters.linearization_level = 2
    if version("ortools").startswith("9.15"):
        parameters.presolve_inclusion_work_limit = 0  # or-tools issue 5293: a wrong optimum
    if request.route == "second":
        parameters.random_seed = request.seed + 1
        parameters.linearization_level = 1
        parameters.cp_model_presolve = size > _SMALL_MODEL
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0


class _Incumbents(cp_model.CpSolverSolutionCallback):
    def __init__(self, columns: list[cp_model.IntVar], objective: Objective | None, request: Request) -> None:
        super().__init__()
        self._columns, self._request = columns, request
        wanted = request.good_enough
        self._signed_good_enough = None if wanted is None or objective is None else objective.sign * wanted

    def on_solution_callback(self) -> None:
        if self._request.on_values:
            self._request.on_values(np.array([self.value(column) for column in self._columns], dtype=np.int64))
        if self._signed_good_enough is not None and self.objective_value <= self._signed_good_enough:
            self.stop_search()


def _answer(
    solver: cp_model.CpSolver, status: int, columns: list[cp_model.IntVar], objective: Objective | None
) -> Answer:
    if status not in _ENDINGS:
        message = f"CP-SAT ended with the unknown status {status}"
        raise RuntimeError(message)
    ending = _ENDINGS[status]
    found = ending in ("optimal", "feasible")
    values = np.array([solver.value(column) for column in columns], dtype=np.int64) if found else None
    bound = None
    if found and objective is not None:
        bound = objective.sign * _round_up(solver.best_objective_bound)
    return Answer(ending, values, bound)


def _round_up(bound: float) -> int:
    """The bound of a minimised whole number, as a whole number; a hair below one is that one."""
    return int(np.ceil(bound - 1e-6))
