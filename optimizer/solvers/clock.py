"""Time for each stage, and the wish to stop."""

import threading
import time
from collections.abc import Callable

#: Shares of the time that is left; what a stage does not need goes to the next.
_SHARES = {"unassigned": 1.0, "late": 4.0, "continuity": 4.0, "delay": 2.0, "overtime": 1.5, "peak": 1.5}


class Clock:
    """Counts down one solve and passes on a request to stop, also to a solver that is running."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._stop = threading.Event()
        self._stop_solver: Callable[[], None] | None = None
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """Seconds left; 0 once a stop was asked for."""
        return 0.0 if self._stop.is_set() else max(0.0, self._end - time.monotonic())

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

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
