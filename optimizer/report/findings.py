"""What a contrast shows, as findings for the catalogues to put into words: never more than its numbers say.

They are made of plain values alone, so that a version of the page in which values are hidden (None) makes its own.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from optimizer.report.standing import MEASURES, Standing

#: Of pooled plans these hold by rule P1, and say nothing about who does the work.
BY_DEFINITION: Final = frozenset({"retention", "unassigned"})
Finding = dict[str, Any]


def findings(ours: Standing, others: Sequence[Standing]) -> list[Finding]:
    """Sentences, in their order: `name` of the words, `values` to put in; a rule stands by its name."""
    pooled = [one for one in others if one.is_pooled]
    plain = [one for one in others if one.kind == "dedicated"]
    return [
        *_reached(ours),
        *_most_continuous(ours, pooled),
        *_most_punctual(ours, pooled),
        *(_against("dedicated", ours, one) for one in plain),
        *_undone(ours, pooled),
    ]


def rivals(ours: Standing, others: Sequence[Standing]) -> list[Finding]:
    """Measure by measure the best of the task-based rules beside the plan, and which of the two is better.

    `better`: plan, rule, or same; left out are measures that a pool has by definition, and those that are hidden.
    """
    pooled = [one for one in others if one.is_pooled]
    found = [(name, _best(name, pooled)) for name in MEASURES if name not in BY_DEFINITION]
    return [
        {
            "measure": name,
            "unit": MEASURES[name]["unit"],
            "plan": ours.values[name],
            "best": best.values[name],
            "rules": (equals := [one.name for one in pooled if number_of(one, name) == number_of(best, name)]),
            "every_rule": len(equals) == len(pooled),
            "better": _better(name, ours, best),
        }
        for name, best in found
        if best is not None and number_of(ours, name) is not None
    ]


def number_of(one: Standing, name: str) -> float | None:
    value = one.values[name]
    return value["part"] / value["whole"] if isinstance(value, dict) else value


def _reached(ours: Standing) -> Iterator[Finding]:
    yield {"name": "plan", "values": _numbers(ours)}
    if ours.score_bound is None:
        yield {"name": "unbounded", "values": {}}
    else:
        yield {"name": "proven" if ours.is_proven else "bounded", "values": {"bound_score": ours.score_bound}}


def _most_continuous(ours: Standing, pooled: Sequence[Standing]) -> Iterator[Finding]:
    rival = _best("continuity_score", pooled)
    if rival is not None:
        yield _against("most_continuous", ours, rival)


def _most_punctual(ours: Standing, pooled: Sequence[Standing]) -> Iterator[Finding]:
    rival = _best("on_time_share", pooled)
    if rival is not None and number_of(ours, "on_time_share") is not None:
        name = {"plan": "less_punctual", "rule": "more_punctual", "same": "as_punctual"}
        yield _against(name[_better("on_time_share", ours, rival)], ours, rival)


def _undone(ours: Standing, pooled: Sequence[Standing]) -> Iterator[Finding]:
    """Shares count scheduled tasks only, so a reader must know what was left undone."""
    amounts = [amount for one in pooled if (amount := number_of(one, "undone")) is not None]
    if amounts and number_of(ours, "undone") is not None:
        values = {"plan": ours.values["undone"], "least": min(amounts), "most": max(amounts)}
        yield {"name": "undone", "values": values}


def _against(name: str, ours: Standing, rival: Standing) -> Finding:
    own = {f"plan_{key}": value for key, value in _numbers(ours).items()}
    return {"name": name, "values": {"rule": rival.name, **_numbers(rival), **own}}


def _numbers(one: Standing) -> dict[str, Any]:
    return {
        "named_share": number_of(one, "named_caseworker_share"),
        "score": one.values["continuity_score"],
        "on_time_share": number_of(one, "on_time_share"),
        "late": one.values["late_tasks"],
    }


def _best(name: str, plans: Sequence[Standing]) -> Standing | None:
    """The first of the best by a measure."""
    known = [one for one in plans if number_of(one, name) is not None]
    return max(known, key=lambda one: _gain(name, one), default=None)


def _better(name: str, ours: Standing, rival: Standing) -> str:
    mine, theirs = _gain(name, ours), _gain(name, rival)
    return "same" if mine == theirs else "plan" if mine > theirs else "rule"


def _gain(name: str, one: Standing) -> float:
    value = number_of(one, name)
    return 0.0 if value is None else value if MEASURES[name]["more_is_better"] else -value
