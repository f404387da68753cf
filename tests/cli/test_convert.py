import json
from pathlib import Path

from click.testing import CliRunner, Result

from optimizer.cli.convert import command
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from tests.builders import client, instance, task


def convert(folder: Path, office: Instance, *arguments: str) -> Result:
    write_instance(office, folder / "office.json")
    return CliRunner().invoke(command, [str(folder / "office.json"), *arguments])


def test_says_what_was_read(tmp_path: Path) -> None:
    result = convert(tmp_path, instance(), str(tmp_path / "tables"))
    assert result.exit_code == 0
    assert "tiny: 2026-01-05 to 2026-01-09, policy client-based\n1 caseworkers, 1 clients, 1 tasks\n" in result.output
    assert "warning" not in result.output
    assert read_instance(tmp_path / "tables") == instance()


def test_warnings_of_a_kind_are_counted(tmp_path: Path) -> None:
    office = instance(clients=tuple(client(f"c{n}", language="es") for n in range(7)), tasks=())
    result = convert(tmp_path, office, str(tmp_path / "out.json"))
    assert (
        "warning: clients whom nobody may serve (7)\n  client c0: nobody may serve the client: nobody speaks es\n"
        in (result.output)
    )
    assert "client c4" in result.output
    assert "client c5" not in result.output
    assert "… and 2 more; --json lists all." in result.output


def test_json(tmp_path: Path) -> None:
    office = instance(clients=tuple(client(f"c{n}", language="es") for n in range(7)), tasks=())
    result = convert(tmp_path, office, str(tmp_path / "out.json"), "--json")
    found = json.loads(result.output)
    assert found["counts"]["clients"] == 7
    assert len(found["warnings"]) == 7
    assert found["warnings"][0]["kind"] == "nobody-eligible"
    assert found["instance_sha256"] == read_instance(tmp_path / "out.json").sha256


def test_markup_in_names_is_printed_as_it_is(tmp_path: Path) -> None:
    office = instance(tasks=(task("[red]t[/]", minutes=500),))
    assert "task [red]t[/]" in convert(tmp_path, office, str(tmp_path / "out.json")).output
