"""The solver process itself, apart from what it solves."""

import subprocess
import sys

ORDERED_NOTHING = """
import contextlib, multiprocessing, os
from optimizer.solvers.child import run_child

if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    ours.send(None)
    with contextlib.suppress(AttributeError):  # None is no order
        run_child(theirs)
    os.write(1, b"what native code prints")
"""


def test_what_native_code_prints_is_no_part_of_anybody_s_output() -> None:
    ended = subprocess.run([sys.executable, "-c", ORDERED_NOTHING], capture_output=True, check=True)
    assert (ended.stdout, ended.stderr) == (b"", b"what native code prints")
