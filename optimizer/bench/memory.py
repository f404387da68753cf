"""Peak memory of a process and everything it has started.

`getrusage` knows the largest of the children that have ended, not their sum, and Linux counts into a child's peak what
its parent held when it was started. So the processes alive are looked at from a thread, several times a second, each
with its own high-water mark: no peak between two looks is missed.
"""

import os
import resource
import sys
import threading
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")
_PERIOD_SECONDS = 0.1


class PeakMemory:
    """Watches while its block runs; `megabytes` afterwards."""

    def __init__(self, root: int | None = None) -> None:
        self._root = root or os.getpid()
        self._peak_kb = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def megabytes(self) -> float:
        return round((self._peak_kb or _without_proc()) / 1024, 1)

    def _watch(self) -> None:
        while True:
            self._peak_kb = max(self._peak_kb, tree_kb(self._root))
            if self._ended.wait(_PERIOD_SECONDS):
                return


def tree_kb(root: int) -> int:
    """Sum of the high-water marks of a process and its descendants, kB; 0 where there is no /proc."""
    children: dict[int, list[int]] = {}
    marks: dict[int, int] = {}
    for folder in _PROC.glob("[0-9]*"):
        known = _read(folder)
        if known is not None:
            parent, mark = known
            marks[int(folder.name)] = mark
            children.setdefault(parent, []).append(int(folder.name))
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += marks.get(process, 0)
        waiting += children.get(process, [])
    return total


def _read(folder: Path) -> tuple[int, int] | None:
    """Parent and high-water mark in kB; None if the process has just ended."""
    try:
        text = (folder / "status").read_text()
    except OSError:
        return None
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    # Kernel threads and zombies have no memory.
    return int(fields["PPid"]), int(fields.get("VmHWM", "0 kB").split()[0])


def _without_proc() -> int:
    """Where there is no /proc: the process's peak and that of its largest child, kB."""
    unit = 1024 if sys.platform == "darwin" else 1
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // unit
