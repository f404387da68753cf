"""The peers by name; each is imported only in its own process."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from benchmarks.peers.run import Run, Solve, Unavailable


@dataclass(frozen=True)
class Peer:
    #: module:function, where it is.
    home: str
    #: One line for people.
    meaning: str
    #: Packages beyond those of Caseload.
    needs: tuple[str, ...] = ()


CASELOAD = "caseload"
PEERS = {
    CASELOAD: Peer("benchmarks.peers.caseload:solve", "Caseload itself, run and judged as the others are"),
    "literal": Peer("benchmarks.peers.literal:solve", "CP-SAT, a Boolean per task, caseworker and day"),
    "literal-started": Peer("benchmarks.peers.literal:solve_started", "the same, from a complete plan by dispatch"),
    "highs": Peer(
        "benchmarks.peers.highs:solve", "HiGHS on the window model, then on days per caseworker", ("highspy",)
    ),
    "timefold": Peer(
        "benchmarks.peers.timefold:solve", "Timefold on caseworkers, then days per caseworker", ("timefold",)
    ),
}


def solver_of(name: str) -> Solve:
    """The peer's function.

    Raises
    ------
    Unavailable
        A package that it needs is not installed.
    """
    peer = PEERS[name]
    absent = [package for package in peer.needs if find_spec(package) is None]
    if absent:
        message = f"{', '.join(absent)} not installed (pip install -r benchmarks/peers/requirements.txt)"
        raise Unavailable(message)
    module, function = peer.home.split(":")
    solve: Callable[[Run], None] = getattr(import_module(module), function)
    return solve
