"""The parent's side of a solve: keeps the best plan, honours the deadline, survives the death of the solver process.

Every solve runs in a child process, because native code can crash, hang past its limit or eat memory. A child that
dies is replaced once, with one thread and the cautious configuration.
"""

import dataclasses
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from optimizer.errors import CaseloadError
from optimizer.model.decisions import Decisions
from optimizer.rules import Change, ObjectiveName, tighter
from optimizer.solvers.child import Order, run_child
from optimizer.solvers.progress import (
    Bounded,
    Changed,
    Done,
    Event,
    Finished,
    Improved,
    Note,
    Ready,
    Refused,
    Report,
    Stage,
)

#: How long a child may run past its deadline, or past a request to stop, before it is killed.
_GRACE_SECONDS = 1.5
#: … and before it is ready: compiling the search takes up to a minute on a free machine.
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


def supervise(order: Order, report: Report, should_stop: Callable[[], bool]) -> Supervised:
    """Carry out an order in a child, again after a first death.

    Raises
    ------
    CaseloadError
        As the child did, where it can't go on with this instance.
    """
    state = Supervised(order.start)
    for settings in (order.settings, dataclasses.replace(order.settings, threads=1, cautious=True)):
        if time.time() >= order.deadline + state.compiled or should_stop():
            break
        state.stages.clear()
        state.bounds.clear()
        state.changes.clear()
        deadline = order.deadline + state.compiled
        again = dataclasses.replace(order, settings=settings, start=state.best, deadline=deadline)
        if _run_once(again, report, should_stop, state):
            break
    return state


def _run_once(order: Order, report: Report, should_stop: Callable[[], bool], state: Supervised) -> bool:
    """One child from start to end; False if it died unexpectedly."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=run_child, args=(theirs,), daemon=True)
    began = time.time()
    with _held_back(signal.SIGINT, signal.SIGTERM):
        child.start()
    theirs.close()
    try:
        _send(ours, order)
        alive = _follow(ours, order.deadline, report, should_stop, state)
    except CaseloadError:
        _end(child)
        raise
    finally:
        ours.close()
    if alive:
        _end(child)
        return True
    child.join(_GRACE_SECONDS)
    state.deaths += 1
    text = (
        f"the solver process {_how_it_died(child)} after {time.time() - began:.0f} s; the best plan until then was kept"
    )
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
    connection: Connection,
    deadline: float,
    report: Report,
    should_stop: Callable[[], bool],
    state: Supervised,
) -> bool:
    """Take in events until the child is done or has to be ended (True), or is found dead (False)."""
    last_moment = deadline + _COMPILING_SECONDS
    asked = False
    while time.time() < last_moment:
        if should_stop() and not asked:
            asked, last_moment = True, min(last_moment, time.time() + _GRACE_SECONDS)
            _send(connection, "stop")
        try:
            if not connection.poll(_POLL_SECONDS):
                continue
            event: Event = connection.recv()
        except (EOFError, ConnectionError):
            return False
        if isinstance(event, Done):
            state.ended_by_itself = True
            return True
        if isinstance(event, Refused):
            raise event.error
        if isinstance(event, Ready):
            state.compiled += event.compiled
            last_moment = min(last_moment, deadline + event.compiled + _GRACE_SECONDS)
        _take_in(event, state)
        report(event)
    return True


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
    elif isinstance(event, Note):
        state.notes.append(event.text)


def _send(connection: Connection, message: Order | str) -> None:
    try:
        connection.send(message)
    except (BrokenPipeError, ConnectionError):
        return  # it is gone already; the next receive says so


def _end(child: SpawnProcess) -> None:
    child.join(0.2)
    if child.is_alive():
        child.kill()
        child.join()


def _how_it_died(child: SpawnProcess) -> str:
    code = child.exitcode
    if code is None:
        child.kill()
        child.join()
        return "fell silent and was ended"
    if code < 0:
        return f"was killed by signal {signal.Signals(-code).name}"
    return f"ended with code {code}"
