import sys
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from optimizer.bench.fresh import Processes, output_of

STARTS = "import sys; sys.stdout.write('begun'); sys.stdout.flush(); sys.stdin.read()"


def test_a_command_s_output_comes_back() -> None:
    assert output_of([sys.executable, "-c", "print(17)"]) == b"17\n"


def test_a_code_that_is_not_0_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="the run ended with code 3"):
        output_of([sys.executable, "-c", "raise SystemExit(3)"])


def test_what_is_under_way_when_the_block_ends_is_ended_and_no_failure() -> None:
    """It waits for its standard input, which nobody closes before."""
    with ThreadPoolExecutor(1) as pool:
        with Processes() as processes:
            under_way = pool.submit(processes.output_of, [sys.executable, "-c", STARTS])
            while not processes._alive:
                threading.Event().wait(0.01)
        with pytest.raises(CancelledError):
            under_way.result(timeout=60)
    with pytest.raises(CancelledError):
        processes.output_of([sys.executable, "-c", "print(17)"])
