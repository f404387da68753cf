"""LibreOffice without a window, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

_COMMAND = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(_COMMAND is None, reason="LibreOffice is not installed")


def convert(source: Path, form: str, folder: Path) -> Path:
    """The file as LibreOffice saves it again; `form` is the ending without its dot."""
    assert _COMMAND
    folder.mkdir(parents=True, exist_ok=True)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_COMMAND, home, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    made = folder / f"{source.stem}.{form}"
    assert made.exists(), done.stderr
    return made
