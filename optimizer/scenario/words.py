"""The languages and programmes that an instance knows."""

from dataclasses import dataclass

from optimizer.instance.schema import Instance


@dataclass(frozen=True)
class Words:
    languages: frozenset[str]
    programs: frozenset[str]


def words_of(instance: Instance) -> Words:
    """Of clients, caseworkers, tasks and kinds."""
    languages = {client.language for client in instance.clients}
    programs = {task.program for task in instance.tasks} | {kind.program for kind in instance.task_kinds}
    programs = programs.union(*(client.programs for client in instance.clients))
    return Words(
        frozenset(languages.union(*(worker.languages for worker in instance.caseworkers))),
        frozenset(programs.union(*(worker.programs for worker in instance.caseworkers))),
    )
