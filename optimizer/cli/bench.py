"""`caseload bench`: suites of runs, compared and reported; each command in a file of its own."""

import click

from optimizer.bench.fresh import end_with_parent
from optimizer.bench.perform import Order, perform
from optimizer.cli.bench_compare import compare_command
from optimizer.cli.bench_report import report_command
from optimizer.cli.bench_run import run_command


@click.group("bench")
def command() -> None:
    """Run suites of benchmarks, compare two results, report on some.

    A suite is a TOML file: which instances, and what is run on each. docs/benchmarking.md in the repository describes
    it; benchmarks/suites/ has some.

    \b
    Examples:
      caseload bench run benchmarks/suites/smoke.toml --output smoke.jsonl
      caseload bench compare benchmarks/baselines/smoke.jsonl smoke.jsonl
      caseload bench report smoke.jsonl --output report
    """


@command.command("one", hidden=True)
@click.argument("order")
def one_command(order: str) -> None:
    """Make one run in this process and print its line; end when standard input closes."""
    end_with_parent()
    click.echo(perform(Order.model_validate_json(order)).model_dump_json())


command.add_command(run_command)
command.add_command(compare_command)
command.add_command(report_command)
