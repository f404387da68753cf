"""The break-even of all offices that were swept, as plain numbers for a page."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from optimizer.bench.break_even.crossing import BreakEven
from optimizer.bench.break_even.measures import TIMELINESS, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.simulated import simulations
from optimizer.bench.break_even.surface import MEAN_TASK_MINUTES, Sweep, sweeps, teams
from optimizer.bench.record import Record


def plain_break_even(records: Iterable[Record]) -> dict[str, Any] | None:
    """Against the first of the pools; None where no office was simulated under two numbers of minutes or more.

    `panels` has one of each policy and measure; its `cells` are offices, by their places in `teams` and
    `utilisations`. All ends are in minutes. `estimate`, `low`, `high`: None where they lie beyond `most`, the most
    minutes that were simulated; low … high holds the true break-even with a confidence of 95 %. `open`: anything
    between least and beyond most is possible, so that nothing is known.
    """
    swept = sweeps(simulations(records))
    panels = [panel for policy, measure in product(KEEPING, TIMELINESS) if (panel := _panel(swept, policy, measure))]
    if not panels:
        return None
    return {
        "pool": POOLS[0],
        "mean_task_minutes": MEAN_TASK_MINUTES,
        "teams": [{"caseworkers": team.caseworkers, "clients": team.clients} for team in teams(swept)],
        "utilisations": _utilisations(swept),
        "panels": panels,
    }


def _panel(swept: Sequence[Sweep], policy: str, measure: Measure) -> dict[str, Any] | None:
    columns, rows = teams(swept), _utilisations(swept)
    cells = [
        {"team": columns.index(sweep.team), "utilisation": rows.index(sweep.utilisation), **_cell(found)}
        for sweep in swept
        if (found := sweep.break_even(policy, POOLS[0], measure)) is not None
    ]
    return {"policy": policy, "measure": measure.name, "cells": cells} if cells else None


def _utilisations(swept: Sequence[Sweep]) -> list[float]:
    return sorted({sweep.utilisation for sweep in swept})


def _cell(found: BreakEven) -> dict[str, Any]:
    return {
        "least": found.least,
        "most": found.most,
        "estimate": found.estimate,
        "low": found.low,
        "high": found.high,
        "open": found.is_open,
    }
