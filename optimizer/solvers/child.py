"""The solver process: runs one solve and sends what it finds; dies with its parent, never before it is asked to."""

import contextlib
import os
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

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
from optimizer.solvers.method import choose_method
from optimizer.solvers.progress import Compiling, Done, Ready, Refused, Report
from optimizer.solvers.replanning import Replanning
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.warm_up import warm_up

#: Loading what is compiled takes less, compiling more.
_SLOW_SECONDS = 2.0


@dataclass(frozen=True)
class Order:
    """What a solver process is asked to do, until `deadline` (seconds since the epoch)."""

    instance: Instance
    policy: Policy
    settings: SolveSettings
    start: Decisions
    deadline: float
    #: The start is a good plan: search around it.
    warm: bool = False
    #: The plan whose changes count; None in a solve that knows of no earlier one.
    earlier: Earlier | None = None


def run_child(connection: Connection) -> None:
    """Receive an `Order` and carry it out, sending events; the last one is `Done`.

    Any later message from the parent asks to stop. A parent that is gone ends the process at once.
    """
    collect_rarely()
    os.dup2(2, 1)  # native code prints now and then; standard output is the parent's
    for number in (signal.SIGINT, signal.SIGTERM):  # they reach the whole process group; the parent decides
        signal.signal(number, signal.SIG_IGN)
    try:
        order: Order = connection.recv()
    except (EOFError, OSError):
        os._exit(1)
    clock = Clock(order.deadline - time.time(), order.settings.work)
    threading.Thread(target=_listen, args=(connection, clock), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # a parent that has what it wants hangs up
        try:
            _solve(order, clock, connection.send)
        except CaseloadError as error:
            connection.send(Refused(error))
        connection.send(Done())


def _solve(order: Order, clock: Clock, report: Report) -> None:
    indexed = index_instance(order.instance)
    method = choose_method(indexed, order.policy, order.settings).method
    compiled = _warm_up(order.policy, indexed, report) if method == "decomposed" else 0.0
    clock.put_off(compiled)
    report(Ready(compiled))
    if order.earlier is not None:
        Replanning(indexed, order.policy, order.settings, clock, report, order.earlier).run(order.start)
        return
    match method:
        case "decomposed":
            DecomposedSolve(indexed, order.policy, order.settings, clock, report, order.warm).run(order.start)
        case "exact":
            ExactSolve(indexed, order.policy, order.settings, clock, report).run(order.start)


def _warm_up(policy: Policy, indexed: IndexedInstance, report: Report) -> float:
    """Seconds of compiling; if it takes long, this is told."""
    slow = threading.Timer(_SLOW_SECONDS, report, (Compiling(),))
    slow.start()
    try:
        return warm_up(policy, on_one_day=indexed.n_days == 1)
    finally:
        slow.cancel()
        slow.join()


def _listen(connection: Connection, clock: Clock) -> None:
    try:
        connection.recv()
    except (EOFError, OSError):
        os._exit(1)
    clock.stop()
