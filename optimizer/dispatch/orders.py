"""In which order open tasks are looked at: each function ranks all tasks, lowest first, ties by id."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from optimizer.instance.indexed import Ints
from optimizer.instance.schema import Instance, Task

Order = Callable[[Instance, int], Ints]


def oldest_release(instance: Instance, _seed: int) -> Ints:
    return _ranks(instance, lambda task: (task.release, task.id))


def earliest_due(instance: Instance, _seed: int) -> Ints:
    return _ranks(instance, lambda task: (task.due, task.id))


def shuffled(instance: Instance, seed: int) -> Ints:
    """One random order for the whole horizon; drawn over ids, so that the order of the file changes nothing."""
    ids = sorted(task.id for task in instance.tasks)
    random.Random(seed).shuffle(ids)  # noqa: S311  # a baseline, no secret
    place = {task: position for position, task in enumerate(ids)}
    return _ranks(instance, lambda task: place[task.id])


def _ranks(instance: Instance, key: Callable[[Task], Any]) -> Ints:
    """(T,) position of each task in the sorted order."""
    tasks = instance.tasks
    ranks = np.empty(len(tasks), dtype=np.int64)
    ranks[sorted(range(len(tasks)), key=lambda t: key(tasks[t]))] = np.arange(len(tasks))
    return ranks
