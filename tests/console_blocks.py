"""Runs the ```console blocks of a page and holds what the commands print against what the page says.

A block holds commands, each after "$ " and up to where its output begins, and their output, errors included. A line
"…" of a page stands for any lines. Three things may differ: seconds (`3.2 s`), progress lines, blanks at line ends.

    python -m tests.console_blocks README.md      prints what differs
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ANY_LINES = "…"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d s\b")
_PROGRESS = re.compile(r"^ +\d+\.\d s  ")


@dataclass(frozen=True)
class Step:
    """A command of a page and the output that the page promises."""

    command: str
    promised: tuple[str, ...]


def steps_of(page: str) -> list[Step]:
    """Every command of every console block, in order."""
    return [step for block in _BLOCK.findall(page) for step in _steps_of_block(block.splitlines())]


def _steps_of_block(lines: list[str]) -> Iterator[Step]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        first_of_output = _end_of_command(lines, start)
        command = "\n".join([lines[start].removeprefix("$ "), *lines[start + 1 : first_of_output]])
        yield Step(command, tuple(lines[first_of_output:end]))


def _end_of_command(lines: list[str], start: int) -> int:
    """A command goes on after a backslash, and to the end of its here-document."""
    end = start
    while lines[end].endswith("\\"):
        end += 1
    here = re.search(r"<<'(\w+)'", lines[start])
    while here and lines[end] != here[1]:
        end += 1
    return end + 1


def run(step: Step, folder: Path) -> list[str]:
    """What the command prints, with `caseload` of this environment; nothing is read from a terminal."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR")}
    done = subprocess.run(
        ["/bin/bash", "-c", step.command],
        cwd=folder,
        env=environment | {"PATH": path, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.splitlines()


def agree(promised: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the page says what was printed."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == ANY_LINES else re.escape(line) + "\n" for line in _comparable(list(promised))
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in _comparable(printed))) is not None


def _comparable(lines: list[str]) -> list[str]:
    return [_SECONDS.sub("0.0 s", line).rstrip() for line in lines if not _PROGRESS.match(line)]


def differences(page: str, folder: Path) -> list[str]:
    """Each command that does not print what the page says, with what it prints."""
    found = []
    for step in steps_of(page):
        printed = run(step, folder)
        if not agree(step.promised, printed):
            found.append("\n".join([f"$ {step.command}", *printed]))
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print("\n\n".join(differences(Path(sys.argv[1]).read_text("utf-8"), Path(name))))  # noqa: T201
