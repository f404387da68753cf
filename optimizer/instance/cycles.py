"""Tasks that wait for each other in a circle could never start."""

from optimizer.instance.draft import Draft
from optimizer.instance.schema import Instance

_MOST_NAMES = 8


def refuse_cycles(instance: Instance, draft: Draft) -> None:
    """No task waits for itself, directly or through others; each circle is named once."""
    # Where an id is given twice, the first row has it.
    position = {task.id: index for index, task in reversed(list(enumerate(instance.tasks)))}
    waits_for: dict[int, list[int]] = {}
    for index, task in enumerate(instance.tasks):
        if not task.after:
            continue
        for n, row in enumerate(task.after):
            if row.task == task.id:
                draft.object_to(("tasks", index, "after", n, "task"), row.task, "the task waits for itself")
        others = [position[row.task] for row in task.after if row.task != task.id and row.task in position]
        waits_for[index] = others
    for cycle in _cycles(waits_for):
        names = [str(instance.tasks[index].id) for index in [*cycle, cycle[0]]]
        if len(names) > _MOST_NAMES:
            names = [*names[: _MOST_NAMES - 1], "…", names[-1]]
        draft.object_to(("tasks", cycle[0], "after"), " → ".join(names), "the tasks wait for each other in a circle")


def _cycles(waits_for: dict[int, list[int]]) -> list[list[int]]:
    """Circles with no task in common, by depth-first search; each starts at its first task in the file."""
    done: set[int] = set()
    cycles = []
    for start in waits_for:
        path: list[int] = []
        entered: dict[int, int] = {}
        branches = [iter([start])]
        while branches:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                _leave(path, entered, done, max(len(path) - 1, 0))
            elif node in entered:
                cycles.append(path[entered[node] :])
                del branches[entered[node] + 1 :]
                _leave(path, entered, done, entered[node])
            elif node not in done:
                entered[node] = len(path)
                path.append(node)
                branches.append(iter(waits_for.get(node, ())))
    return [_from_first(cycle) for cycle in cycles]


def _leave(path: list[int], entered: dict[int, int], done: set[int], length: int) -> None:
    """Shorten the path to a length; the tasks left behind are done with."""
    for node in path[length:]:
        del entered[node]
        done.add(node)
    del path[length:]


def _from_first(cycle: list[int]) -> list[int]:
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first]
