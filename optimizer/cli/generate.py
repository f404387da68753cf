"""`caseload generate`: an office from parameters."""

from collections.abc import Callable
from dataclasses import Field, asdict
from typing import Any, get_args

import click
from rich.table import Table

from optimizer.cli.dates import day
from optimizer.cli.output import console, percent, print_json, thousands
from optimizer.errors import InputError
from optimizer.generate import SIZES, Calibration, OfficeParameters, generate
from optimizer.generate.calibration import Mix
from optimizer.generate.describe import Description, describe
from optimizer.generate.figures import Figure, figures_of
from optimizer.instance.files import write_instance
from optimizer.instance.schema import Instance
from optimizer.rules import Policy

_ASSUMED = [(number, figure) for number, figure in figures_of(Calibration()) if figure.mark == "assumed"]


class _GroupedHelp(click.Command):
    """Lists the assumed numbers after the other options, group by group."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {"Options": []}
        group_of = {number.name: f"Assumed: {figure.group}" for number, figure in _ASSUMED}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx)
            if row is not None:
                groups.setdefault(group_of.get(parameter.name or "", "Options"), []).append(row)
        for title, rows in groups.items():
            with formatter.section(title):
                formatter.write_dl(rows)


def mix(value: str) -> Mix:
    """en:0.6,es:0.4"""
    pairs = [pair.rpartition(":") for pair in value.split(",")]
    return tuple((item.strip(), float(share)) for item, _, share in pairs)


def _assumed_options(command: Callable[..., None]) -> Callable[..., None]:
    """One option for each assumed number, in the order of the calibration."""
    for number, figure in reversed(_ASSUMED):
        command = _assumed_option(number, figure)(command)
    return command


def _assumed_option(number: Field[Any], figure: Figure) -> Callable[[Callable[..., None]], Callable[..., None]]:
    default: Any = number.default
    is_mix = isinstance(default, tuple)
    return click.option(
        "--" + number.name.replace("_", "-"),
        number.name,
        type=mix if is_mix else type(default),
        default=",".join(f"{item}:{share:g}" for item, share in default) if is_mix else default,
        show_default=True,
        help=_help_of(figure),
        metavar="MIX" if is_mix else None,
    )


def _help_of(figure: Figure) -> str:
    about = figure.about[0].upper() + figure.about[1:]
    unit = "" if figure.unit in ("mix", "points") else f" [{figure.unit}]"
    source = f"; {figure.source}" if figure.source else ""
    return f"{about}{unit}{source}."


@click.command(cls=_GroupedHelp)
@click.option(
    "--size",
    type=click.Choice(list(SIZES)),
    default="s",
    show_default=True,
    help=", ".join(f"{size}: {workers} caseworkers, {clients:,} clients" for size, (workers, clients) in SIZES.items())
    + ".",
)
@click.option("--caseworkers", type=int, help="Caseworkers, instead of what the size says.")
@click.option("--clients", type=int, help="Clients, instead of what the size says.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed gives another office.")
@click.option("--name", help="Name of the instance.  [default: office-SIZE-SEED]")
@click.option(
    "--start",
    type=day,
    metavar="DATE",
    default="2026-01-05",
    show_default=True,
    help="First day.",
)
@click.option("--days", type=int, default=20, show_default=True, help="Working days to plan for.")
@click.option(
    "--holiday",
    "holidays",
    type=day,
    metavar="DATE",
    multiple=True,
    help="A date that is no working day; repeat for more.",
)
@click.option(
    "--policy",
    type=click.Choice(get_args(Policy)),
    default="client-based",
    show_default=True,
    help="Who may do a client's tasks.",
)
@click.option(
    "--utilisation",
    type=float,
    default=0.92,
    show_default=True,
    help="Minutes of all tasks / minutes of all caseworkers.",
)
@click.option(
    "--familiarisation",
    "familiarisation_minutes",
    type=int,
    default=0,
    show_default=True,
    help="Minutes that a caseworker needs to read in before the first task for a client they never met.",
)
@click.option(
    "--new-relationship-points",
    type=int,
    default=50,
    show_default=True,
    help="Points of a task done by a client's caseworker, however new.",
)
@click.option(
    "--scarce-languages",
    type=float,
    default=1.0,
    show_default=True,
    help="Bilingual caseworkers against what is usual; below 0.8 there are fewer than their clients need.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(),
    help="File to write: .json, .json.gz, .xlsx, .parquet, or a folder for CSV tables. Without it, only describe.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the description as JSON.")
@_assumed_options
def command(output: str | None, as_json: bool, **values: Any) -> None:
    """Make a synthetic office.

    The same options give the same bytes. No number describes a real office: docs/generator.md in the repository
    says which are published, which are derived and which are assumed. The assumed ones are options.

    \b
    Examples:
      caseload generate --size xs --output office.json
      caseload generate --size m --utilisation 1.02 --scarce-languages 0.5 --output scarce.json.gz
      caseload generate --size s --holiday 2026-01-19 --policy cover --output tables/

    \b
    Exit codes: 0 fine, 2 usage, 3 the output can't be written.
    """
    calibration = Calibration(**{number.name: values.pop(number.name) for number, _ in _ASSUMED})
    instance = _generated(OfficeParameters(calibration=calibration, **values))
    if output is not None:
        write_instance(instance, output)
    description = describe(instance)
    if as_json:
        print_json({**asdict(description), "utilisation": description.utilisation, "file": output})
    else:
        _print(description, output)


def _generated(parameters: OfficeParameters) -> Instance:
    """An option out of range is wrong usage: there is no input that could be bad."""
    try:
        return generate(parameters)
    except InputError as error:
        option = {"familiarisation-minutes": "familiarisation"}
        faults = (f"--{option.get(fault.field, fault.field)} {fault.value}: {fault.message}" for fault in error.faults)
        raise click.UsageError("\n".join(faults)) from None


def _print(description: Description, output: str | None) -> None:
    out = console()
    share = percent(description.utilisation)
    out.print(f"{description.name}: {description.first_day} to {description.last_day}, {description.policy}")
    for label, value in (
        ("caseworkers", thousands(description.caseworkers)),
        ("clients", thousands(description.clients)),
        ("  orphans", f"{thousands(description.orphans)} (their caseworker has left)"),
        ("  new", f"{thousands(description.new_clients)} (nobody has met them)"),
        ("tasks", f"{thousands(description.tasks)} on {description.working_days} working days"),
        ("  overdue", f"{thousands(description.overdue)} (before the first day)"),
        ("  appointments", thousands(description.appointments)),
        ("  waiting", f"{thousands(description.waiting)} (for another task)"),
        ("minutes", f"{thousands(description.task_minutes)} of {thousands(description.capacity_minutes)}: {share}"),
    ):
        out.print(f"{label:<15}{value}")
    out.print(_languages(description))
    out.print(f"sha256 {description.sha256}")
    if output is not None:
        out.print(f"written to {output}")


def _languages(description: Description) -> Table:
    table = Table("language", box=None, pad_edge=False)
    for heading in ("clients", "caseworkers", "task minutes"):
        table.add_column(heading, justify="right")
    for file in description.languages:
        table.add_row(file.language, thousands(file.clients), thousands(file.caseworkers), thousands(file.task_minutes))
    return table
