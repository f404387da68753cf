"""The shell's Tab: scripts are click's own, what they get back is ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from optimizer.cli import COMMANDS, caseload

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_this_command(shell: str) -> None:
    result = CliRunner().invoke(caseload, ["completion", shell])
    assert result.exit_code == 0
    assert f"_CASELOAD_COMPLETE={shell}_complete" in result.stdout
    assert json.loads(CliRunner().invoke(caseload, ["completion", shell, "--json"]).stdout)["script"] in result.stdout


def test_an_unknown_shell_is_a_usage_error() -> None:
    assert CliRunner().invoke(caseload, ["completion", "cmd"]).exit_code == 2


def completed(line: str) -> list[str]:
    """What bash would be offered after the line."""
    words = line.split(" ")
    asked = {"_CASELOAD_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "optimizer"],
        cwd=ROOT,
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=True,
    )
    return [item.partition(",")[2] for item in done.stdout.splitlines()]


def test_commands_options_and_values_are_offered() -> None:
    assert completed("caseload ") == list(COMMANDS)
    assert completed("caseload comp") == [name for name in COMMANDS if name.startswith("comp")]
    assert completed("caseload dispatch office.json --se") == ["--seed"]
    assert completed("caseload dispatch office.json --rule s") == ["skill", "sticky"]
