"""Files and folders that are written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from optimizer.errors import refuse


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then rename over it: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]], ours: Collection[str], what: str) -> None:
    """Write beside the folder, then swap; a folder that holds anything but files named in `ours` is left alone.

    Raises
    ------
    InputError
        The folder exists and holds something that is no `what`, or a file has its name.
    """
    folder = folder.resolve()
    require_replaceable(folder, ours, what)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        fresh = beside / "new"
        fresh.mkdir()
        for name, content in files:
            write_atomically(fresh / name, content)
        _swap(fresh, folder, beside / "old")
    finally:
        if folder.exists() or not (beside / "old").exists():  # never the only copy
            shutil.rmtree(beside, ignore_errors=True)


def require_replaceable(folder: Path, ours: Collection[str], what: str) -> None:
    """Refuse a folder that `replace_folder` would leave alone."""
    if not folder.is_dir():
        if folder.exists():
            refuse(str(folder), "is a file; tables need a folder")
        return
    others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if others:
        refuse(str(folder), f"holds {others[0]}, which is no {what}; choose another folder")


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        if old.exists():
            old.rename(folder)
        raise
