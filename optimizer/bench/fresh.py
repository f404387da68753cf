"""A command in a fresh process that does not outlive whoever waits for it."""

import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path


def output_of(command: Sequence[str], folder: Path | None = None) -> bytes:
    """What a command writes to standard output; it must call `end_with_parent`, its errors go to the terminal.

    Raises
    ------
    RuntimeError
        If its code is not 0.
    """
    # A session of its own, so that Ctrl-C is ours alone; the open pipe tells the process that we live.
    process = subprocess.Popen(  # noqa: S603  # our own interpreter
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdin and process.stdout
    try:
        # Not communicate(), which would close the pipe.
        written = process.stdout.read()
        if process.wait() != 0:
            raise RuntimeError(f"the run ended with code {process.returncode}")
    finally:
        process.stdin.close()
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
    return written


def end_with_parent() -> None:
    """End this process at once when standard input closes."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)
