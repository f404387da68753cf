"""Why nobody qualifies, in words: the first rule that leaves nobody."""

from collections.abc import Sequence

from optimizer.instance.faults import named
from optimizer.instance.schema import Caseworker


def what_stands_against(
    workers: Sequence[Caseworker], language: str, office: str | None, programs: frozenset[str]
) -> str:
    """The reason, given that nobody may serve a client like this; pins are validated and never the reason alone."""
    speaking = [worker for worker in workers if language in worker.languages]
    if not speaking:
        return f"nobody speaks {named(language)}{_written_otherwise(language, workers)}"
    holding = [worker for worker in speaking if programs.issubset(worker.programs)]
    if not holding:
        return f"nobody who speaks {named(language)} holds {', '.join(map(named, sorted(programs)))}"
    if not any(office is None or worker.office is None or worker.office == office for worker in holding):
        return f"nobody who speaks {named(language)} and holds the programmes serves the office {named(office)}"
    return "everybody who could is barred"


def _written_otherwise(language: str, workers: Sequence[Caseworker]) -> str:
    spoken = (other for worker in workers for other in worker.languages)
    same = next((other for other in spoken if other.casefold() == language.casefold()), None)
    return f"; did you mean {named(same)}?" if same else ""
