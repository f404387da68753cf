"""The contrast: this plan beside what every rule of dispatch makes of the same instance."""

from collections.abc import Iterable, Sequence
from typing import Any

from optimizer.report.document import Section
from optimizer.report.findings import BY_DEFINITION, findings, number_of, rivals
from optimizer.report.standing import MEASURES, Standing


def contrast(ours: Standing, others: Sequence[Standing]) -> Section:
    """Plans, their measures, and what these say.

    `measures` has a row a measure with a value a plan, in the order of `plans`: a share of tasks or clients as its two
    counts (`part`, `whole`), tasks and clients as counts, minutes and days as amounts, other shares in 0 … 1; None:
    undefined, or hidden. `peak_utilisation` is that of one caseworker. `rivals` and `findings` repeat some of these
    values; they are made anew of standings in which values are hidden.
    """
    plans = [ours, *others]
    return Section(
        "contrast",
        {
            "plans": [_plan(one) for one in plans],
            "measures": measures_of(plans),
            "rivals": rivals(ours, others),
            "findings": findings(ours, others),
        },
    )


def measures_of(plans: Sequence[Standing]) -> list[dict[str, Any]]:
    """A row a measure; `differs`: between two plans; `by_definition`: of a pool."""
    return [
        {
            "name": name,
            **about,
            "differs": len(set(_known(number_of(one, name) for one in plans))) > 1,
            "by_definition": name in BY_DEFINITION,
            "values": [one.values[name] for one in plans],
            "bounds": [one.score_bound if name == "continuity_score" else None for one in plans],
        }
        for name, about in MEASURES.items()
    ]


def _plan(one: Standing) -> dict[str, Any]:
    return {"name": one.name, "kind": one.kind}


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]
