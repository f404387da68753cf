"""Cores and memory, as far as this process may use them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from optimizer.doctor.finding import Finding

#: What a solve of the smallest offices takes at its peak (benchmarks/baselines/smoke.jsonl, peak_mb), rounded up.
_LEAST_MB: Final = 700
_MEGABYTE: Final = 2**20


def machine() -> Iterator[Finding]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield Finding("cores", ok=True, told=f"{cores} (caseload solve --threads {cores} uses them all)")
    free = free_megabytes()
    if free is None:
        yield Finding("memory", ok=True, told="not known on this system")
    else:
        told = f"{free:,} MB free" + ("" if free >= _LEAST_MB else f", but a solve takes {_LEAST_MB} MB and more")
        yield Finding("memory", free >= _LEAST_MB, told)


def free_megabytes(root: Path = Path("/")) -> int | None:
    """What the machine has left, or the container if that is less; None where neither can be read."""
    known = [number for number in (_of_machine(root), _of_container(root)) if number is not None]
    return min(known) // _MEGABYTE if known else None


def _of_machine(root: Path) -> int | None:
    try:
        lines = (root / "proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if rest}
    return 1024 * kilobytes["MemAvailable"] if "MemAvailable" in kilobytes else None


def _of_container(root: Path) -> int | None:
    folder = root / "sys/fs/cgroup"
    try:
        most, used = ((folder / name).read_text().strip() for name in ("memory.max", "memory.current"))
    except OSError:
        return None
    return None if most == "max" else max(0, int(most) - int(used))
