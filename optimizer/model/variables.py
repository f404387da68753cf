"""The decisions: who is the client's caseworker, and who does which task on which day.

A2 and A3 (who may), P1 (the policy) and T1 (which days) are domains: what they forbid has no variable at all. The
other rules are rows over what is left.
"""

from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.linear import LinearModel
from optimizer.rules import Policy, RuleId


@dataclass(frozen=True)
class Variables:
    """Columns of the model with what they mean; parallel arrays.

    `y` columns say "caseworker w is p(c)"; `x` columns say "w does task t on day d".
    """

    y: Ints
    y_client: Ints
    y_worker: Ints
    #: (C,) the client has no caseworker.
    unassigned: Ints
    x: Ints
    x_task: Ints
    x_worker: Ints
    x_day: Ints
    #: (T,) the task is not done in the horizon.
    unscheduled: Ints


@dataclass(frozen=True)
class Problem:
    """What the rule functions work on. `without` names rules left out, for the tests that show each one bites."""

    indexed: IndexedInstance
    policy: Policy
    model: LinearModel
    variables: Variables


def make_variables(
    indexed: IndexedInstance, policy: Policy, model: LinearModel, without: frozenset[RuleId] = frozenset()
) -> Variables:
    """Add the columns for every decision that the domains allow."""
    holders = possible_holders(indexed, policy, without)
    doers = possible_doers(indexed, policy, holders, without)
    days = possible_days(indexed, without)

    y_client, y_worker = np.nonzero(holders)
    y = model.columns(len(y_client))
    # Under task-based everybody has a caseworker, if only in name.
    must_hold = holders.any(axis=1) & (policy == "task-based") & ("P1" not in without)
    unassigned = model.columns(indexed.n_clients, high=np.where(must_hold, 0, 1))

    possible = doers[:, :, None] & days[:, None, :]
    x_task, x_worker, x_day = np.nonzero(possible)
    longest = indexed.capacity + indexed.overtime
    fits = indexed.minutes[x_task, x_worker] <= longest[x_worker, x_day]
    keep = fits | ("C1" in without)
    x_task, x_worker, x_day = x_task[keep], x_worker[keep], x_day[keep]
    x = model.columns(len(x_task))
    unscheduled = model.columns(indexed.n_tasks)
    return Variables(y, y_client, y_worker, unassigned, x, x_task, x_worker, x_day, unscheduled)


def possible_holders(indexed: IndexedInstance, policy: Policy, without: frozenset[RuleId] = frozenset()) -> Bools:
    """(C, W) who may be p(c): rule A2; under task-based rule P1 instead (today's own caseworker, else anyone)."""
    if policy != "task-based":
        return np.ones_like(indexed.eligible) if "A2" in without else indexed.eligible
    holders = np.ones_like(indexed.eligible)
    if "P1" not in without:
        owned = np.flatnonzero(indexed.own >= 0)
        holders[owned] = False
        holders[owned, indexed.own[owned]] = True
    return holders


def possible_doers(
    indexed: IndexedInstance, policy: Policy, holders: Bools, without: frozenset[RuleId] = frozenset()
) -> Bools:
    """(T, W) who may do a task: rule A3, and under client-based only who may be p(c)."""
    doers = np.ones_like(indexed.able) if "A3" in without else indexed.able
    if policy == "client-based" and "P1" not in without:
        doers = doers & holders[indexed.client_of]
    return doers


def possible_days(indexed: IndexedInstance, without: frozenset[RuleId] = frozenset()) -> Bools:
    """(T, H) rule T1: from the release on, or the fixed day."""
    days = np.arange(indexed.n_days)
    if "T1" in without:
        return np.ones((indexed.n_tasks, indexed.n_days), dtype=np.bool_)
    fixed = indexed.fixed_day[:, None]
    return np.where(fixed >= 0, days == fixed, days >= indexed.release[:, None]).astype(np.bool_)


def count_decisions(indexed: IndexedInstance, policy: Policy) -> int:
    """How many (task, caseworker, day) variables the exact model would have: says whether it is worth building."""
    holders = possible_holders(indexed, policy)
    doers = possible_doers(indexed, policy, holders).sum(axis=1)
    return int((doers * possible_days(indexed).sum(axis=1)).sum())
