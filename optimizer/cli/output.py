"""How commands print: rich tables on a terminal, plain text elsewhere, JSON for machines."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import click
from rich.console import Console

#: What the option --output of a plan says.
PLAN_OUTPUT = "Write the plan here: .json, .json.gz, .xlsx, .parquet, or a folder for CSV tables."


def console(*, stderr: bool = False) -> Console:
    """A console that never reads markup in data and never colours what is not a terminal."""
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=not Console().is_terminal)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say what is going on while it takes its time; only on a terminal, and gone afterwards."""
    out = console(stderr=True)
    with out.status(what) if out.is_terminal else nullcontext():
        yield


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def percent(share: float | None) -> str:
    """A share in 0 … 1 as a percentage with one decimal, or a dash where it is undefined."""
    return "–" if share is None else f"{100 * share:.1f} %"


def thousands(number: int | None) -> str:
    """A whole number with thousands separators, or a dash where there is none."""
    return "–" if number is None else f"{number:,}"


def gap_of(value: int | None, bound: int | None) -> str:
    """How far a value may be from the best, in percent of it: 0 only where value and bound are equal."""
    if value is None or bound is None:
        return "–"
    if value == bound:
        return "0 %"
    if bound == 0:
        return "–"  # that nothing is below zero says nothing about this plan
    gap = 100 * abs(value - bound) / max(1, abs(value))
    return "< 0.01 %" if gap < 0.01 else f"{gap:.2f} %"
