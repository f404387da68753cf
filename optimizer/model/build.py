"""Table of contents of the exact model: every rule and objective, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.assignment import caseload_caps, one_caseworker
from optimizer.model.capacity import NOBODY, FirstMeeting, Load, first_meetings, load_of, within_the_day
from optimizer.model.continuity import Gains, continuity, gains_of_own
from optimizer.model.linear import LinearModel, Objective
from optimizer.model.objectives import Derived, delay, late, overtime, peak, unassigned
from optimizer.model.performance import by_the_own_caseworker, done_once
from optimizer.model.timeliness import after_predecessors
from optimizer.model.variables import Problem, Variables, make_variables
from optimizer.rules import ObjectiveName, Policy, RuleId


@dataclass(frozen=True)
class ExactModel:
    """The model of one instance under one policy, with what its columns mean."""

    indexed: IndexedInstance
    policy: Policy
    linear: LinearModel
    variables: Variables
    meetings: FirstMeeting
    load: Load
    gains: Gains
    derived: Derived
    objectives: dict[ObjectiveName, Objective]


def build_model(
    indexed: IndexedInstance,
    policy: Policy,
    priority: Sequence[ObjectiveName],
    without: frozenset[RuleId] = frozenset(),
) -> ExactModel:
    """Build the exact model with the objectives asked for.

    `without` leaves rules out; only the tests that show that each rule bites use it.
    """
    linear = LinearModel()
    variables = make_variables(indexed, policy, linear, without)  # A2, A3, P1 and T1 as domains
    problem = Problem(indexed, policy, linear, variables)
    if "A1" not in without:
        one_caseworker(problem)
    if "A4" not in without:
        caseload_caps(problem)
    done_once(problem)
    if "P1" not in without:
        by_the_own_caseworker(problem)
    if "T2" not in without:
        after_predecessors(problem)
    meetings = NOBODY if "C2" in without else first_meetings(problem)
    load = load_of(problem, meetings)
    if "C1" not in without:
        within_the_day(problem, load)
    gains = gains_of_own(problem) if "continuity" in priority else _no_gains()
    derived = Derived()
    objectives = {name: _objective(name, problem, load, gains, derived) for name in priority}
    return ExactModel(indexed, policy, linear, variables, meetings, load, gains, derived, objectives)


def _objective(name: ObjectiveName, problem: Problem, load: Load, gains: Gains, derived: Derived) -> Objective:
    match name:
        case "unassigned":
            return unassigned(problem)
        case "late":
            return late(problem)
        case "continuity":
            return continuity(problem, gains)
        case "delay":
            return delay(problem)
        case "overtime":
            return overtime(problem, load, derived)
        case "peak":
            return peak(problem, load, derived)


def _no_gains() -> Gains:
    return Gains(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
