"""What would relieve an office, in words."""

from optimizer.plan.schema import ObjectiveValue
from optimizer.reasons.relief import Suggestion
from optimizer.reasons.relieved import Relief, Relieved
from optimizer.reasons.words.numbers import listed, of, signed
from optimizer.reasons.words.price import NOUNS
from optimizer.scenario import Absent, Cap, DueSlack, Edit, Hire, Leaves, Overtime, Train
from optimizer.scenario.edits import span


def sentences_of_relief(relief: Relief) -> list[str]:
    """The office as it is, then each suggestion with its objectives beside it."""
    if not relief.options:
        return ["No suggestion was solved: nothing that could be hired, trained, allowed or raised was found in time."]
    budget = f"{relief.time_limit:g} seconds" if relief.work is None else f"a budget of {relief.work:g}"
    return [
        f"What would relieve the office, each solved anew within {budget}. The office as it is, solved alike: "
        f"{_values(relief.as_is)}.",
        *(f"  {_option(relief, option)}" for option in relief.options),
    ]


def _option(relief: Relief, option: Relieved) -> str:
    old = {row.name: row.value for row in relief.as_is}
    changes = [
        f"{NOUNS[row.name]} {row.value:,} ({signed(row.value - before)})"
        for row in option.objectives
        if row.value is not None and (before := old.get(row.name)) is not None and row.value != before
    ]
    told = ", ".join(changes) or "no objective changes"
    words = f"{in_words(option.suggestion.edit)} ({option.suggestion.edit}): {told}."
    return " ".join(filter(None, (words, _open(relief, option), _proof(option.suggestion))))


def _open(relief: Relief, option: Relieved) -> str:
    """What a longer solve might change."""
    rows = (*relief.as_is, *option.objectives)
    names = dict.fromkeys(NOUNS[row.name] for row in rows if row.value != row.bound)
    return f"Not proven best in both: {listed(list(names))}; a longer solve may change them." if names else ""


def _proof(one: Suggestion) -> str:
    if one.excess_before == 0:
        return "Nothing is proven over-full without it."
    before, left = of(one.at_least_before, "task or client"), f"{one.at_least_left:,}"
    before = before.replace("task or clients", "tasks or clients")
    return f"Proven unavoidable: {before} late, undone or unassigned without it, {left} with it."


def _values(rows: tuple[ObjectiveValue, ...]) -> str:
    return ", ".join(f"{NOUNS[row.name]} {row.value:,}" for row in rows if row.value is not None)


def in_words(edit: Edit) -> str:
    """An edit as a planner would say it."""
    match edit:
        case Hire(languages, programs):
            return f"One more caseworker for {listed(languages)} in {listed(programs)}"
        case Train(who, languages, programs):
            return f"{who} learns {listed((*languages, *programs))}"
        case Overtime(who, minutes, days):
            when = f" on {span(*days)}" if days else ""
            return f"{who or 'Everybody'} works {minutes} minutes more a day{when}"
        case Cap(who, points):
            return f"{who} may take {'any number of' if points is None else f'{points:,}'} caseload points"
        case Absent() | Leaves() | DueSlack():
            return str(edit)
