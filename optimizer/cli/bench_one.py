"""One run of a suite in this process; for `caseload bench run`, which starts it, alone."""

import click

from optimizer.bench.fresh import end_with_parent
from optimizer.bench.perform import perform
from optimizer.bench.runs import Order


@click.command("one")
@click.argument("order")
def command(order: str) -> None:
    """Make one run in this process and print its line; end when standard input closes."""
    end_with_parent()
    click.echo(perform(Order.model_validate_json(order)).model_dump_json())
