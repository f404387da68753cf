import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from optimizer.cli.generate import command
from optimizer.generate import Calibration, OfficeParameters, generate
from optimizer.generate.figures import figures_of
from optimizer.instance.files import read_instance

TINY = ("--caseworkers", "2", "--clients", "5", "--days", "3")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize("name", ["office.json", "office.json.gz", "office"])
def test_the_file_holds_the_office(tmp_path: Path, name: str) -> None:
    result = run(*TINY, "--output", str(tmp_path / name))
    assert result.exit_code == 0, result.output
    assert read_instance(tmp_path / name) == generate(OfficeParameters(caseworkers=2, clients=5, days=3))


def test_options_reach_the_parameters(tmp_path: Path) -> None:
    result = run(
        *TINY,
        *("--seed", "7", "--name", "north", "--start", "2026-03-02", "--holiday", "2026-03-03", "--policy", "cover"),
        *("--utilisation", "0.5", "--familiarisation", "9", "--new-relationship-points", "40"),
        *("--scarce-languages", "0.5", "--language-mix", "en:0.5,es:0.5", "--renewal-minutes", "50"),
        *("--output", str(tmp_path / "office.json")),
    )
    assert result.exit_code == 0, result.output
    expected = OfficeParameters(
        caseworkers=2,
        clients=5,
        days=3,
        seed=7,
        name="north",
        start=OfficeParameters().start.replace(month=3, day=2),
        holidays=(OfficeParameters().start.replace(month=3, day=3),),
        policy="cover",
        utilisation=0.5,
        familiarisation_minutes=9,
        new_relationship_points=40,
        scarce_languages=0.5,
        calibration=Calibration(language_mix=(("en", 0.5), ("es", 0.5)), renewal_minutes=50),
    )
    assert read_instance(tmp_path / "office.json") == generate(expected)


def test_without_output_it_only_describes() -> None:
    result = run(*TINY)
    assert result.exit_code == 0
    assert "clients        5" in result.output
    assert "written" not in result.output


def test_json_for_machines(tmp_path: Path) -> None:
    result = run(*TINY, "--json", "--output", str(tmp_path / "office.json"))
    described = json.loads(result.output)
    assert described["clients"] == 5
    assert described["sha256"] == read_instance(tmp_path / "office.json").sha256
    assert described["languages"][0]["language"] == "en"


def test_every_assumed_number_is_an_option_and_no_other() -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    for number, figure in figures_of(Calibration()):
        assert (f"--{number.name.replace('_', '-')}" in options) == (figure.mark == "assumed")


def test_help_is_grouped() -> None:
    text = run("--help").output
    assert text.index("Options:") < text.index("Assumed: Clients:") < text.index("Assumed: Late weights:")
    assert text.index("Assumed: Caseworkers:") < text.index("--presence")


def test_a_mix_of_the_wrong_form_is_a_usage_error() -> None:
    result = run("--language-mix", "en=0.5")
    assert result.exit_code == 2
    assert "--language-mix" in result.output


def test_what_makes_no_office_is_refused() -> None:
    result = run("--utilisation", "0", "--presence", "3")
    assert "--utilisation 0.0: must lie in" in result.stderr
    assert "--presence 3.0: must " in result.stderr


def test_options_out_of_range_are_wrong_usage() -> None:
    result = run("--caseworkers", "0", "--familiarisation", "-1")
    assert result.exit_code == 2
    assert "--caseworkers 0: must lie in 1 to 1000\n--familiarisation -1: must lie in" in result.stderr


@pytest.mark.parametrize("value", ["5.1.2026", "20260105", "2026-02-30"])
def test_dates_are_written_one_way(value: str) -> None:
    result = run("--start", value)
    assert result.exit_code == 2
    assert f"'{value}' must be YYYY-MM-DD, such as 2026-01-05" in result.stderr
