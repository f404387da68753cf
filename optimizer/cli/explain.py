"""`caseload explain`: why a plan is as it is."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from optimizer.checks.check import require_checked
from optimizer.cli.check import read_both
from optimizer.cli.output import console, print_json
from optimizer.cli.solve import stop_on_signals
from optimizer.errors import Fault, InputError
from optimizer.reasons.ask import Asker
from optimizer.reasons.client import client_reason
from optimizer.reasons.present import Present
from optimizer.reasons.price import priced
from optimizer.reasons.whole import whole_reason
from optimizer.reasons.words.client import sentences_of_client
from optimizer.reasons.words.whole import sentences_of_whole
from optimizer.solvers import SolveSettings


@click.command("explain")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--client", "clients", multiple=True, metavar="ID", help="Why this client has this caseworker.")
@click.option("--instead", multiple=True, metavar="ID", help="Price this caseworker for the clients asked about.")
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds a solve."
)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Solver threads.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Say why a plan is as it is, in sentences with numbers that are proven.

    \b
    Examples:
      caseload explain office.json plan.json
    """
