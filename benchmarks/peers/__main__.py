"""`python -m benchmarks.peers`: run one peer, or race Caseload against all of them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks.peers.launch import Order, launch_and_keep
from benchmarks.peers.race import Race, table
from benchmarks.peers.registry import CASELOAD, PEERS
from optimizer.errors import CaseloadError

_File = click.Path(path_type=Path, dir_okay=False)


def _limits(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        click.option("--seconds", default=60.0, show_default=True, help="Time limit, reading the file not counted."),
        click.option("--threads", default=2, show_default=True),
        click.option("--seed", default=1, show_default=True),
        click.option("--memory-gb", default=12.0, show_default=True, help="Address space of each process of the run."),
        click.option("--grace", default=30.0, show_default=True, help="Seconds past the limit until the hard kill."),
        click.option("--python", default=sys.executable, help="Interpreter that has the peers' packages [this one]."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def main() -> None:
    """Peers of Caseload on its own instances; see docs/peers.md."""


@main.command(name="list")
def list_peers() -> None:
    """The peers and what they need."""
    for name, peer in PEERS.items():
        needs = f"  (needs {', '.join(peer.needs)})" if peer.needs else ""
        print(f"{name:<16} {peer.meaning}{needs}")


@main.command()
@click.option("--peer", type=click.Choice(list(PEERS)), required=True)
@click.option("--instance", type=click.Path(exists=True), required=True)
@click.option("--output", type=_File, help="Where to write the plan, .json or .json.gz, if it passes the checker.")
@_limits
@click.pass_context
def run(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context, peer: str, instance: str, output: Path | None, seconds: float, threads: int, seed: int,
    memory_gb: float, grace: float, python: str,
) -> None:  # fmt: skip
    """Run one peer in a fresh process; prints one line of JSON, exit code 1 where there is no valid plan."""
    order = Order(peer, instance, seconds, threads, seed, memory_gb, grace)
    try:
        result, _ = launch_and_keep(order, python, output=output)
    except CaseloadError as error:
        raise click.ClickException(str(error)) from error
    print(result.line())
    ctx.exit(1 if result.failure else 0)


@main.command()
@click.argument("instances", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--times", default=3.0, show_default=True, help="Each peer gets this many times Caseload's limit.")
@click.option("--peer", "peers", multiple=True, type=click.Choice([name for name in PEERS if name != CASELOAD]))
@click.option("--output", type=_File, help="Lines of JSON are added here; runs that it has already are not repeated.")
@_limits
def race(  # noqa: PLR0913, PLR0917  # one parameter an option
    instances: tuple[str, ...], times: float, peers: tuple[str, ...], output: Path | None, seconds: float,
    threads: int, seed: int, memory_gb: float, grace: float, python: str,
) -> None:  # fmt: skip
    """Caseload for some time, each peer for several times that; says whose plan is lexicographically better."""
    names = peers or tuple(name for name in PEERS if name != CASELOAD)
    limits = Order("", "", seconds, threads, seed, memory_gb, grace)
    for instance in instances:
        try:
            rows = Race(instance, names, times, limits, python, output).run()
        except (CaseloadError, json.JSONDecodeError) as error:
            raise click.ClickException(str(error)) from error
        print(table(rows), flush=True)


if __name__ == "__main__":
    main()
