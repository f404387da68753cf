"""The parent's side of a solve: keeps the best plan, honours the deadline, survives the death of the solver process.

Every solve runs in a child process, because native code can crash, hang past its limit or eat memory. A child that
dies is replaced once, with one thread and the cautious configuration.
"""

import dataclasses
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker

from optimizer.model.decisions import Decisions
from optimizer.rules import Change, ObjectiveName, tighter
from optimizer.solvers.child import SLOW_SECONDS, Office, Order, run_child
from optimizer.solvers.progress import (
    Bounded,
    Changed,
    Compiling,
    Done,
    Event,
    Finished,
    Improved,
    Loading,
    Note,
    Ready,
    Refused,
    Report,
    Stage,
)

#: How long a child may run past its deadline, or past a request to stop, before it is killed.
_GRACE_SECONDS = 1.5
#: … and while it compiles, which takes up to a minute on a free machine.
_COMPILING_SECONDS = 600.0
_POLL_SECONDS = 0.05


@dataclass
class Supervised:
    """What the parent knows when the solve is over."""

    best: Decisions
    stages: list[Stage] = field(default_factory=list)
    #: The tightest bound that each stage has proven so far, also where the deadline cut the stage off.
    bounds: dict[ObjectiveName, int | None] = field(default_factory=dict)
    #: What is proven about how much an earlier plan must change.
    changes: dict[Change, Changed] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    deaths: int = 0
    #: Seconds of compiling, by which the deadline was put off.
    compiled: float = 0.0
    ended_by_itself: bool = False


class SolverProcess:
    """A child that is getting ready for an office; it is told by and by where to begin."""

    def __init__(self, office: Office) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._child = context.Process(target=run_child, args=(theirs,), daemon=True)
        self.began = time.time()
        with _held_back(signal.SIGINT, signal.SIGTERM):
            self._child.start()
        theirs.close()
        # Until the child listens this would wait, and there is a first plan to be made.
        self._sending = threading.Thread(target=self.send, args=(office,), daemon=True)
        self._sending.start()

    def carry_out(self, order: Order) -> None:
        self._sending.join()
        self.send(order)

    def send(self, message: Office | Order | str) -> None:
        try:
            self.connection.send(message)
        except (BrokenPipeError, ConnectionError):
            return  # it is gone already; the next receive says so

    def end(self) -> None:
        self._child.join(0.2)
        self.kill()

    def kill(self) -> None:
        """At once. What is being sent ends when nobody is left to read it."""
        if self._child.is_alive():
            self._child.kill()
        self._child.join()
        self._sending.join()
        self.connection.close()

    def how_it_died(self) -> str:
        self._child.join(_GRACE_SECONDS)
        code = self._child.exitcode
        self.kill()
        if code is None:
            return "fell silent and was ended"
        if code < 0:
            return f"was killed by signal {signal.Signals(-code).name}"
        return f"ended with code {code}"


@contextmanager
def getting_ready(office: Office) -> Iterator[SolverProcess]:
    """A child that outlives the block only if it is handed on to `supervise` there; an error inside ends it."""
    process = SolverProcess(office)
    try:
        yield process
    except BaseException:
        process.kill()
        raise


def supervise(
    office: Office,
    order: Order,
    report: Report,
    should_stop: Callable[[], bool],
    process: SolverProcess | None = None,
) -> Supervised:
    """Carry out an order in a child, the one that is getting ready if there is one; again after a first death.

    Raises
    ------
    CaseloadError
        As the child did, where it can't go on with this instance.
    """
    state = Supervised(order.start)
    for settings in (office.settings, dataclasses.replace(office.settings, threads=1, cautious=True)):
        deadline = order.deadline + state.compiled
        if time.time() >= deadline or should_stop():
            break
        state.stages.clear()
        state.bounds.clear()
        state.changes.clear()
        process = process or SolverProcess(dataclasses.replace(office, settings=settings))
        ended = _run_once(
            process, dataclasses.replace(order, start=state.best, deadline=deadline), report, should_stop, state
        )
        process = None
        if ended:
            break
    if process is not None:
        process.kill()
    return state


def _run_once(
    process: SolverProcess, order: Order, report: Report, should_stop: Callable[[], bool], state: Supervised
) -> bool:
    """One child from its order to its end; False if it died unexpectedly."""
    try:
        process.carry_out(order)
        alive = _follow(process, order.deadline, report, should_stop, state)
    except BaseException:
        process.kill()
        raise
    if alive:
        process.end()
        return True
    state.deaths += 1
    seconds = time.time() - process.began
    text = f"the solver process {process.how_it_died()} after {seconds:.0f} s; the best plan until then was kept"
    state.notes.append(text)
    report(Note(text))
    return False


@contextmanager
def _held_back(*signals: signal.Signals) -> Iterator[None]:
    """A process started here never sees these signals, not even before it can ignore them itself.

    Ctrl-C and `timeout` reach the whole process group; what becomes of the child is the parent's to decide.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    resource_tracker.ensure_running()  # starting it lifts the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow(
    process: SolverProcess,
    deadline: float,
    report: Report,
    should_stop: Callable[[], bool],
    state: Supervised,
) -> bool:
    """Take in events until the child is done or has to be ended (True), or is found dead (False)."""
    last_moment = deadline + _GRACE_SECONDS
    asked = False
    while time.time() < last_moment:
        if should_stop() and not asked:
            asked, last_moment = True, min(last_moment, time.time() + _GRACE_SECONDS)
            process.send("stop")
        try:
            if not process.connection.poll(_POLL_SECONDS):
                continue
            event: Event = process.connection.recv()
        except (EOFError, ConnectionError):
            return False
        if isinstance(event, Done):
            state.ended_by_itself = True
            return True
        if isinstance(event, Refused):
            raise event.error
        last_moment = last_moment if asked else _put_off(event, deadline, last_moment)
        _take_in(event, state)
        report(event)
    return True


def _put_off(event: Event, deadline: float, last_moment: float) -> float:
    """When a child is ended that is compiling, or may be about to."""
    match event:
        case Loading():
            return deadline + _GRACE_SECONDS + 2 * SLOW_SECONDS
        case Compiling():
            return deadline + _COMPILING_SECONDS
        case Ready(compiled):
            return deadline + compiled + _GRACE_SECONDS
    return last_moment


def _take_in(event: Event, state: Supervised) -> None:
    if isinstance(event, Improved):
        state.best = event.decisions
    elif isinstance(event, Bounded):
        state.bounds[event.name] = tighter(event.name, event.bound, state.bounds.get(event.name))
    elif isinstance(event, Finished):
        state.stages.append(event.stage)
        state.bounds[event.stage.name] = event.stage.bound
    elif isinstance(event, Changed):
        state.changes[event.name] = event
    elif isinstance(event, Ready):
        state.compiled += event.compiled
    elif isinstance(event, Note):
        state.notes.append(event.text)
