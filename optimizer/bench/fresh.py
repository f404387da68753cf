"""A command in a fresh process that does not outlive whoever waits for it."""

import os
import subprocess
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from types import TracebackType


def output_of(command: Sequence[str], folder: Path | None = None) -> bytes:
    """What a command writes to standard output; it must call `end_with_parent`, its errors go to the terminal.

    Raises
    ------
    RuntimeError
        If its code is not 0.
    """
    return Processes().output_of(command, folder)


class Processes:
    """Such commands from several threads; none outlives the block."""

    def __init__(self) -> None:
        self._alive: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._ended = False

    def __enter__(self) -> "Processes":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._lock:
            self._ended = True
            for process in self._alive:
                process.kill()

    def output_of(self, command: Sequence[str], folder: Path | None = None) -> bytes:
        """What a command writes to standard output.

        Raises
        ------
        RuntimeError
            If its code is not 0.
        CancelledError
            If the block has ended before it.
        """
        process = self._start(command, folder)
        assert process.stdin and process.stdout
        try:
            # Not communicate(), which would close the pipe.
            written = process.stdout.read()
            if process.wait() != 0:
                raise CancelledError if self._ended else RuntimeError(f"the run ended with code {process.returncode}")
        finally:
            process.stdin.close()
            if process.poll() is None:
                process.kill()
                process.wait()
            process.stdout.close()
            with self._lock:
                self._alive.discard(process)
        return written

    def _start(self, command: Sequence[str], folder: Path | None) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise CancelledError
            # A session of its own, so that Ctrl-C is ours alone; the open pipe tells the process that we live.
            process = subprocess.Popen(  # noqa: S603  # our own interpreter
                command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
            )
            self._alive.add(process)
        return process


def end_with_parent() -> None:
    """End this process at once when standard input closes."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)
