"""The solver process: runs one solve and sends what it finds; dies with its parent, never before it is asked to."""

import os
import signal
import threading
import time
from multiprocessing.connection import Connection

from optimizer.errors import CaseloadError
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.bounds_only import bounds_only
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.exact import ExactSolve
from optimizer.solvers.method import choose_method
from optimizer.solvers.progress import Done, Refused, Report
from optimizer.solvers.settings import SolveSettings


def run_child(
    connection: Connection,
    instance: Instance,
    policy: Policy,
    settings: SolveSettings,
    start: Decisions,
    deadline: float,
) -> None:
    """Solve until `deadline` (seconds since the epoch), sending events; the last one is `Done`.

    Any message from the parent asks to stop. A parent that is gone ends the process at once.
    """
    for number in (signal.SIGINT, signal.SIGTERM):  # they reach the whole process group; the parent decides
        signal.signal(number, signal.SIG_IGN)
    clock = Clock(deadline - time.time())
    threading.Thread(target=_listen, args=(connection, clock), daemon=True).start()
    try:
        _solve(instance, policy, settings, clock, connection.send, start)
    except CaseloadError as error:
        connection.send(Refused(error))
    connection.send(Done())


def _solve(
    instance: Instance, policy: Policy, settings: SolveSettings, clock: Clock, report: Report, start: Decisions
) -> None:
    indexed = index_instance(instance)
    match choose_method(indexed, policy, settings):
        case "decomposed":
            DecomposedSolve(indexed, settings, clock, report).run(start)
        case "exact":
            ExactSolve(indexed, policy, settings, clock, report).run(start)
        case "bounds-only":
            bounds_only(indexed, policy, settings, clock, report, start)


def _listen(connection: Connection, clock: Clock) -> None:
    try:
        connection.recv()
    except (EOFError, OSError):
        os._exit(1)
    clock.stop()
