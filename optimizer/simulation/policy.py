"""What the engine asks of a policy."""

from collections.abc import Sequence
from typing import Protocol

from optimizer.simulation.office import Office
from optimizer.simulation.world import Job


class Policy(Protocol):
    """Names the next job of whoever is free; made anew for each run."""

    def begin(self, office: Office) -> None:
        """Before the first morning; the office is kept up to date by the engine."""

    def arrived(self, job: Job) -> None:
        """A job can be begun from now on."""

    def morning(self) -> None:
        """A day begins: who is here is known, and so is all that has come in by now."""

    def next_job(self, caseworker: int) -> Job | None:
        """A waiting job that this caseworker begins now, or None; a job that was named is theirs."""

    def ask(self, job: Job, idle: Sequence[int]) -> Sequence[int]:
        """Whom of those without work to ask first when a job has just arrived."""
