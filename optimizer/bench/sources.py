"""Which code makes a run: versions, and a hash over the package's own sources."""

import hashlib
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Final

import optimizer

PACKAGE: Final = "caseload-optimizer"
#: What numbers may depend on.
_LIBRARIES: Final = (PACKAGE, "ortools", "scipy", "numpy", "numba")


def package_version() -> str:
    return version(PACKAGE)


def versions() -> dict[str, str]:
    """Of Python, this package and the libraries that compute; and on what they compute."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    return {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}, "machine": machine}


def sources_sha256() -> str:
    """Over all modules of the package, in the order of their paths."""
    root = Path(optimizer.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
