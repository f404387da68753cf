"""The solver process: runs one solve and sends what it finds; dies with its parent, never before it is asked to."""

import contextlib
import os
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from optimizer.collecting import collect_rarely
from optimizer.errors import CaseloadError
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.earlier import Earlier
from optimizer.solvers.exact import ExactSolve
from optimizer.solvers.method import Method, choose_method
from optimizer.solvers.progress import Compiling, Done, Loading, Ready, Refused, Report
from optimizer.solvers.replanning import Replanning
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.warm_up import warm_up

#: Loading what is compiled takes less, compiling more.
SLOW_SECONDS = 2.0


@dataclass(frozen=True)
class Office:
    """What a solver process works on: it gets ready for it before it knows where to begin."""

    instance: Instance
    policy: Policy
    settings: SolveSettings


@dataclass(frozen=True)
class Order:
    """What it is asked to do, until `deadline` (seconds since the epoch)."""

    start: Decisions
    deadline: float
    #: The start is a good plan: search around it.
    warm: bool = False
    #: The plan whose changes count; None in a solve that knows of no earlier one.
    earlier: Earlier | None = None


def run_child(connection: Connection) -> None:
    """Receive an `Office`, then an `Order` and carry it out, sending events; the last one is `Done`.

    Any later message from the parent asks to stop. A parent that is gone ends the process at once.
    """
    collect_rarely()
    os.dup2(2, 1)  # native code prints now and then; standard output is the parent's
    for number in (signal.SIGINT, signal.SIGTERM):  # they reach the whole process group; the parent decides
        signal.signal(number, signal.SIG_IGN)
    office: Office = _received(connection)
    with contextlib.suppress(BrokenPipeError):  # a parent that has what it wants hangs up
        try:
            ready = _get_ready(office, connection.send)
            order: Order = _received(connection)
            clock = Clock(order.deadline + ready.compiled - time.time(), office.settings.work)
            threading.Thread(target=_listen, args=(connection, clock), daemon=True).start()
            connection.send(Ready(ready.compiled))
            _solve(office, ready, order, clock, connection.send)
        except CaseloadError as error:
            connection.send(Refused(error))
        connection.send(Done())


@dataclass(frozen=True)
class _GotReady:
    indexed: IndexedInstance
    method: Method
    #: Seconds of compiling.
    compiled: float


def _get_ready(office: Office, report: Report) -> _GotReady:
    indexed = index_instance(office.instance)
    method = choose_method(indexed, office.policy, office.settings).method
    compiled = _warm_up(office.policy, indexed, report) if method == "decomposed" else 0.0
    return _GotReady(indexed, method, compiled)


def _solve(office: Office, ready: _GotReady, order: Order, clock: Clock, report: Report) -> None:
    shared = (ready.indexed, office.policy, office.settings, clock, report)
    if order.earlier is not None:
        Replanning(*shared, order.earlier).run(order.start)
        return
    match ready.method:
        case "decomposed":
            DecomposedSolve(*shared, order.warm).run(order.start)
        case "exact":
            ExactSolve(*shared).run(order.start)


def _warm_up(policy: Policy, indexed: IndexedInstance, report: Report) -> float:
    """Seconds of compiling; if it takes long, this is told."""
    report(Loading())
    slow = threading.Timer(SLOW_SECONDS, report, (Compiling(),))
    slow.start()
    try:
        return warm_up(policy, on_one_day=indexed.n_days == 1)
    finally:
        slow.cancel()
        slow.join()


def _received(connection: Connection) -> Any:
    """What the parent sends; without a parent there is nothing to be done."""
    try:
        return connection.recv()
    except (EOFError, OSError):
        os._exit(1)


def _listen(connection: Connection, clock: Clock) -> None:
    _received(connection)
    clock.stop()
