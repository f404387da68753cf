"""`caseload bench`: suites of runs, compared and reported."""

import click

from optimizer.cli.lazy import LazyGroup

_COMMANDS = {
    "run": "Make all runs of a suite that have no line yet.",
    "compare": "Say what is worse than before, or other where it has to repeat.",
    "report": "Write tables and a page with pictures.",
}


@click.group("bench", cls=LazyGroup, members=_COMMANDS, prefix="bench_", hidden=("one",))
def command() -> None:
    """Run suites of benchmarks, compare two results, report on some.

    A suite is a TOML file: which instances, what is run on each, and what is simulated. docs/benchmarking.md in the
    repository describes it; benchmarks/suites/ has some.

    \b
    Examples:
      caseload bench run benchmarks/suites/smoke.toml --output smoke.jsonl
      caseload bench compare benchmarks/baselines/smoke.jsonl smoke.jsonl
      caseload bench report smoke.jsonl --output report
    """
