"""Every file under tests/data/malformed is named after what is wrong with it; expected.json says what is reported."""

import json
import sys
from pathlib import Path

import pytest

from optimizer.cli import main
from optimizer.errors import InputError
from optimizer.instance.files import read_instance

FOLDER = Path(__file__).parents[1] / "data" / "malformed"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def test_every_file_has_its_expectation() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*EXPECTED, "expected.json"}


@pytest.mark.parametrize("name", EXPECTED)
def test_all_faults_are_reported(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    with pytest.raises(InputError) as refused:
        read_instance(name)
    found = [[fault.where, fault.entity, fault.field, fault.value, fault.message] for fault in refused.value.faults]
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_command_refuses(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["caseload", "convert", str(FOLDER / name), str(tmp_path / "out.json")])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capfd.readouterr()
    assert ended.value.code == 3
    assert printed.err.startswith("error: ")
    assert all(message in printed.err for *_, message in EXPECTED[name])
    assert "Traceback" not in printed.err + printed.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [name for name in EXPECTED if "several" not in name])
def test_a_file_with_one_fault_gets_one_message(name: str) -> None:
    assert len(EXPECTED[name]) == 1
