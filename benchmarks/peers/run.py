"""What a peer is given, and how it hands over what it finds while it runs."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.decided import Decided, worth_of, write_decided
from optimizer.atomic import write_atomically
from optimizer.instance.indexed import IndexedInstance
from optimizer.rules import ObjectiveName


class Refused(Exception):
    """The peer can't express something that this instance has; the message says what."""


class Unavailable(Exception):
    """Something that the peer needs is not installed; the message says what."""


@dataclass(frozen=True)
class Claim:
    """A bound that the peer says it proved, given values of earlier objectives that need not be those of its plan."""

    name: ObjectiveName
    bound: int
    given: dict[ObjectiveName, int]


@dataclass
class Told:
    """Everything but the plan that a peer tells."""

    phase: str = "start"
    #: Seconds after the limit began until the solver had its model.
    build_seconds: float | None = None
    claims: list[Claim] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: str | None = None
    unavailable: str | None = None


@dataclass
class Run:
    """One run of a peer: the instance, the limits, and the folder where plan and news are left for the parent."""

    indexed: IndexedInstance
    seconds: float
    threads: int
    seed: int
    memory_gb: float
    folder: Path
    told: Told = field(default_factory=Told)
    _began: float = field(default_factory=time.monotonic)
    _best: tuple[int, int, int] | None = None

    @property
    def spent(self) -> float:
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        """Seconds until the limit."""
        return self.seconds - self.spent

    def phase(self, name: str) -> None:
        self.told.phase = name
        self.tell()

    def built(self) -> None:
        """The first model stands."""
        if self.told.build_seconds is None:
            self.told.build_seconds = round(self.spent, 3)

    def claim(self, name: ObjectiveName, bound: int, given: dict[ObjectiveName, int]) -> None:
        self.told.claims.append(Claim(name, bound, dict(given)))
        self.tell()

    def offer(self, decided: Decided) -> None:
        """Leave a plan; the best one left counts, also where the process dies afterwards."""
        worth = worth_of(self.indexed, decided)
        if self._best is None or worth <= self._best:
            self._best = worth
            write_decided(decided, self.folder / "decided.npz")

    def tell(self) -> None:
        write_atomically(self.folder / "told.json", json.dumps(asdict(self.told)).encode())


Solve = Callable[[Run], None]


def told_from(folder: Path) -> Told:
    path = folder / "told.json"
    raw: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
    return Told(**{**raw, "claims": [Claim(**claim) for claim in raw.get("claims", [])]})
