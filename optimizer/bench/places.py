"""Calls beside one another, started in the order in which they come."""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType


class Places:
    """Each call takes as many places as it is wide; at the end of the block the calls under way are waited for."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._taken: dict[Future[object], int] = {}
        self._pool = ThreadPoolExecutor(number)

    def __enter__(self) -> "Places":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def start(self, width: int, call: Callable[[], object]) -> None:
        """Wait until there is room; what is wider than all places waits until it is alone."""
        self.wait_for(width)
        self._taken[self._pool.submit(call)] = min(width, self._number)

    def wait_for(self, width: int) -> None:
        """Until so many places are free, or all; an error of a call is raised here."""
        room = self._number - min(width, self._number)
        while sum(self._taken.values()) > room:
            for ended in wait(self._taken, return_when=FIRST_COMPLETED).done:
                del self._taken[ended]
                ended.result()

    def finish(self) -> None:
        """Until nothing is under way."""
        self.wait_for(self._number)
