import threading
from collections.abc import Callable

import pytest

from optimizer.bench.places import Places


class Watched:
    """Calls that note how many places are taken at a time, and in which order they start."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.started: list[int] = []
        self.taken = self.most = 0

    def call(self, number: int, width: int) -> Callable[[], None]:
        def run() -> None:
            with self.lock:
                self.started.append(number)
                self.taken += width
                self.most = max(self.most, self.taken)
            threading.Event().wait(0.02)
            with self.lock:
                self.taken -= width

        return run


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_more_places_are_taken_than_there_are(number: int) -> None:
    watched = Watched()
    with Places(number) as places:
        for one, width in enumerate([1, 2, 1, 1, 3, 1, 1]):
            places.start(width, watched.call(one, min(width, number)))
        places.finish()
    assert watched.most <= number
    assert sorted(watched.started) == list(range(7))
    assert watched.started == sorted(watched.started) or number > 1


def test_as_many_run_beside_one_another_as_there_are_places() -> None:
    """A barrier lets nobody pass until both are there."""
    both = threading.Barrier(2, timeout=60)
    with Places(2) as places:
        for _ in range(2):
            places.start(1, both.wait)
        places.finish()
    assert not both.broken


def test_what_is_wider_than_all_places_is_alone() -> None:
    watched = Watched()
    with Places(2) as places:
        for number, width in enumerate([1, 8, 1]):
            places.start(width, watched.call(number, min(width, 2)))
        places.finish()
    assert (watched.started, watched.most) == ([0, 1, 2], 2)


def failing() -> None:
    raise OSError("no space left")


def test_an_error_of_a_call_is_raised_where_it_was_started() -> None:
    with pytest.raises(OSError, match="no space left"), Places(2) as places:
        places.start(1, failing)
        places.finish()
