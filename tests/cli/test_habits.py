"""What every command does alike."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from optimizer.cli import caseload
from optimizer.cli.exit_codes import EXIT_CODES
from optimizer.cli.option_names import options_of, variable_of
from optimizer.instance.files import write_instance
from tests.builders import instance
from tests.cli.commands import COMMANDS, LEAVES

ROOT = Path(__file__).resolve().parents[2]
_ESCAPE = "\x1b["


def help_of(words: str) -> str:
    result = CliRunner().invoke(caseload, [*words.split(), "--help"])
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("words", COMMANDS)
def test_help_has_an_example_of_the_command_itself(words: str) -> None:
    assert re.search(rf"Examples:\n\s+caseload {words} ?", help_of(words))


@pytest.mark.parametrize("words", LEAVES)
def test_help_says_what_the_exit_codes_mean(words: str) -> None:
    told = help_of(words).partition("Exit codes:")[2].partition("Options:")[0]
    codes = [int(code) for code in re.findall(r"(?:^|, | )(\d+) [a-z]", told)]
    assert codes[:1] == [0]
    assert [code for code in codes if code not in EXIT_CODES] == []


@pytest.mark.parametrize("words", LEAVES)
def test_there_is_json_for_machines(words: str) -> None:
    assert "json" in dict(options_of(LEAVES[words]))


def test_no_two_options_share_a_variable() -> None:
    names = [variable_of(words, name) for words, command in COMMANDS.items() for name, _ in options_of(command)]
    assert len(set(names)) == len(names)


def colours(printed: str) -> list[str]:
    """Escape sequences that set a colour: 30 to 49 and 90 to 107, and what follows them."""
    return re.findall(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d|10\d)[\d;]*m", printed)


def through_terminal(command: list[str], **environment: str) -> str:
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    given = kept | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)} | environment
    subprocess.run(command, cwd=ROOT, stdout=theirs, check=True, env=given)
    os.close(theirs)
    printed = os.read(ours, 65536).decode()
    os.close(ours)
    return printed


def test_no_color_turns_colours_off_on_a_terminal() -> None:
    # First that the test would see a colour.
    code = "from optimizer.cli.output import console; from rich.text import Text; console().print(Text('x', 'red'))"
    command = [sys.executable, "-c", code]
    assert colours(through_terminal(command)) != []
    assert colours(through_terminal(command, NO_COLOR="1")) == []


def test_there_are_no_escapes_where_there_is_no_terminal(tmp_path: Path) -> None:
    write_instance(instance(), tmp_path / "office.json")
    done = subprocess.run(
        [sys.executable, "-m", "optimizer", "check", tmp_path / "office.json", tmp_path / "none.json"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"TERM": "xterm-256color"},
    )  # fmt: skip
    assert done.returncode == 3
    assert _ESCAPE not in done.stdout + done.stderr
