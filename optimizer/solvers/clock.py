"""Time for each stage, and the wish to stop; or counted work in place of time, so that a solve can be repeated."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Shares of the time that is left; what a stage does not need goes to the next.
_SHARES = {"unassigned": 1.0, "late": 4.0, "continuity": 4.0, "delay": 2.0, "overtime": 1.5, "peak": 1.5}


class Clock:
    """Counts down one solve and passes on a request to stop, also to a solver that is running.

    With `work`, time plays no part: whoever computes says what was done (`spend`), in units that take about a second,
    and the same steps are taken on every machine, however busy it is.
    """

    def __init__(self, seconds: float, work: float | None = None) -> None:
        self._end = time.monotonic() + seconds
        self._work, self._spent = work, 0.0
        self._stop = threading.Event()
        self._stop_solver: Callable[[], None] | None = None
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """Seconds, or units of work, left; 0 once a stop was asked for."""
        if self._stop.is_set():
            return 0.0
        return max(0.0, self._end - time.monotonic() if self._work is None else self._work - self._spent)

    def put_off(self, seconds: float) -> None:
        """The end comes so much later."""
        self._end += seconds

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    @property
    def counts_work(self) -> bool:
        return self._work is not None

    def spend(self, work: float) -> None:
        """Say that so much was done; without a budget of work it is the clock that counts."""
        self._spent += work

    def part(self, share: float) -> "Clock":
        """A clock for one of several who work side by side: work is counted for each alone, time runs for all."""
        return self if self._work is None else Clock(math.inf, share)

    @contextmanager
    def within(self, share: float) -> Iterator[None]:
        """Whoever asks inside has a share of what is left; what they leave over is there for those after them."""
        end, work = self._end, self._work
        if work is None:
            self._end = min(end, time.monotonic() + share)
        else:
            self._work = min(work, self._spent + share)
        try:
            yield
        finally:
            self._end, self._work = end, work

    def seconds(self, share: float) -> float:
        """A time limit for code that knows no other; none where work is counted."""
        return math.inf if self.counts_work else share

    def allowance(self, share: float, unit: float) -> "Share":
        """For somebody who takes steps of `unit` work within a share of what is left."""
        return Share(self, share, unit)

    def share(self, stages_left: list[str]) -> float:
        """Seconds for the first of the stages left."""
        weights = [_SHARES[name] for name in stages_left]
        return self.left * weights[0] / sum(weights)

    def stop(self) -> None:
        """End the solve as soon as possible; may be called from another thread."""
        with self._lock:
            self._stop.set()
            if self._stop_solver:
                self._stop_solver()

    def watch(self, stop_solver: Callable[[], None] | None) -> None:
        """Know how to stop the solver that runs now; None when it has ended."""
        with self._lock:
            self._stop_solver = stop_solver
            if stop_solver and self._stop.is_set():
                stop_solver()


class Share:
    """A share of a clock's time or work, used step by step (an `optimizer.bounds.allowance.Allowance`)."""

    def __init__(self, clock: Clock, share: float, unit: float) -> None:
        self._clock, self._unit, self._share = clock, unit, max(share, 1e-9)
        self._begun = clock.left

    def tick(self) -> bool:
        self._clock.spend(self._unit)
        return self._clock.left > max(0.0, self._begun - self._share)

    @property
    def used(self) -> float:
        return (self._begun - self._clock.left) / self._share
