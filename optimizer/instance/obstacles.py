"""Why nobody qualifies: the first rule that leaves nobody."""

from collections.abc import Collection, Sequence
from typing import Literal

from optimizer.instance.faults import named
from optimizer.instance.schema import Caseworker

#: What nobody has of those who meet all before it; barred: everybody who is left is.
Obstacle = Literal["language", "programs", "office", "barred"]


def first_obstacle(
    workers: Sequence[Caseworker], language: str, office: str | None, programs: Collection[str]
) -> Obstacle:
    """Given that nobody may serve a client like this; pins are validated and never the reason alone."""
    speaking = [worker for worker in workers if language in worker.languages]
    if not speaking:
        return "language"
    holding = [worker for worker in speaking if set(programs).issubset(worker.programs)]
    if not holding:
        return "programs"
    here = any(office is None or worker.office is None or worker.office == office for worker in holding)
    return "barred" if here else "office"


def what_stands_against(
    workers: Sequence[Caseworker], language: str, office: str | None, programs: frozenset[str]
) -> str:
    """The same in words."""
    return {
        "language": f"nobody speaks {named(language)}{_written_otherwise(language, workers)}",
        "programs": f"nobody who speaks {named(language)} holds {', '.join(map(named, sorted(programs)))}",
        "office": f"nobody who speaks {named(language)} and holds the programmes serves the office {named(office)}",
        "barred": "everybody who could is barred",
    }[first_obstacle(workers, language, office, programs)]


def _written_otherwise(language: str, workers: Sequence[Caseworker]) -> str:
    spoken = (other for worker in workers for other in worker.languages)
    same = next((other for other in spoken if other.casefold() == language.casefold()), None)
    return f"; did you mean {named(same)}?" if same else ""
