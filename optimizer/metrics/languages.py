"""Whether the people of one language file carry more than those of another."""

from dataclasses import dataclass

from optimizer.metrics.facts import Facts
from optimizer.metrics.workload import Workload, ratio


@dataclass(frozen=True, slots=True)
class LanguageFile:
    """The clients of one language and the caseworkers who speak it; somebody with two languages counts in both."""

    clients: int
    caseworkers: int
    #: Minutes of all tasks that these caseworkers do, in whatever language.
    minutes: int
    available_minutes: int
    utilisation: float | None


@dataclass(frozen=True, slots=True)
class LanguageFiles:
    by_language: dict[str, LanguageFile]
    #: Highest less lowest utilisation of a language file; None for fewer than two files with capacity.
    spread: float | None


def language_files(facts: Facts, load: Workload) -> LanguageFiles:
    """One file for each language that a client speaks."""
    clients: dict[str, int] = {}
    for client in facts.instance.clients:
        clients[client.language] = clients.get(client.language, 0) + 1
    files = {language: _file(facts, load, language, clients[language]) for language in sorted(clients)}
    rates = [file.utilisation for file in files.values() if file.utilisation is not None]
    return LanguageFiles(files, max(rates) - min(rates) if len(rates) >= 2 else None)


def _file(facts: Facts, load: Workload, language: str, clients: int) -> LanguageFile:
    speakers = [load.by_caseworker[worker.id] for worker in facts.instance.caseworkers if language in worker.languages]
    minutes = sum(speaker.minutes for speaker in speakers)
    available = sum(speaker.available_minutes for speaker in speakers)
    return LanguageFile(clients, len(speakers), minutes, available, ratio(minutes, available))
