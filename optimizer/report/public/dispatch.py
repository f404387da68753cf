"""What a task-based rule does, as counts for everybody: all that is kept of its plan."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.instance.schema import Task
from optimizer.metrics.contrast import Contender
from optimizer.metrics.facts import Facts
from optimizer.metrics.named import named_caseworker
from optimizer.metrics.timeliness import due_of
from optimizer.report.public.cells import NOTHING, Counted, counted


@dataclass(frozen=True, slots=True)
class Split:
    """Of a total that is the same in all plans of an instance."""

    part: Counted
    rest: Counted


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """`on_time`: of the tasks due by the end of the horizon; `named`, by the named caseworker: of all tasks."""

    rule: str
    on_time: Split
    named: Split


def counts_of_rule(made: Contender) -> RuleCounts:
    facts = Facts(made.checked)
    due = [task for task in facts.instance.tasks if due_of(facts, task)]
    return RuleCounts(
        made.name,
        on_time=_split(due, lambda task: not is_late(facts, task)),
        named=_split(facts.instance.tasks, lambda task: is_by_named(facts, task)),
    )


def is_late(facts: Facts, task: Task) -> bool:
    due = due_of(facts, task)
    return due is not None and due.is_late


def is_by_named(facts: Facts, task: Task) -> bool:
    row = facts.done.get(task.id)
    return row is not None and row.caseworker == named_caseworker(facts, facts.client_of(row))


def _split(tasks: list[Task] | tuple[Task, ...], holds: Callable[[Task], bool]) -> Split:
    counts = counted((holds(task), task.client) for task in tasks)
    return Split(counts.get(True, NOTHING), counts.get(False, NOTHING))
