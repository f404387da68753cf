"""The contrast in plain words, every number computed from the plans; also where task-based dispatch is better."""

from collections.abc import Collection, Iterator, Sequence

from optimizer.metrics.contrast import COLUMN, COLUMNS, Column, Contender, continuity_bound_percent
from optimizer.metrics.wording import counted
from optimizer.rules import ObjectiveName

#: Retention is 100 % for every pooled plan by rule P1, which says nothing about who does the work.
_BY_DEFINITION = frozenset({"retention", "unassigned"})


def reading_of(optimised: Contender, others: Sequence[Contender], stopped: Collection[str] = ()) -> str:
    """One paragraph: what the optimised plan reaches, what is proven, its strongest rivals, and who wins what.

    `stopped` names the plans whose search was ended by hand.
    """
    pooled = [plan for plan in others if plan.is_pooled]
    copies = _copies(pooled)
    pooled = [plan for plan in pooled if plan.name not in copies]
    sentences = [*_reached(optimised), *_most_continuous(optimised, pooled), *_most_punctual(optimised, pooled)]
    sentences += [*_wins(optimised, pooled), *_dedicated(optimised, others), *_undone(optimised, pooled)]
    sentences += [
        f"{copy} is the very plan of {rule}: nothing better was found "
        f"{'before you stopped the search' if copy in stopped else 'in time'}."
        for copy, rule in copies.items()
    ]
    if pooled:
        sentences.append(
            "Pooled plans keep every client on the file of today's caseworker by definition; "
            "whether that person does the work is what the named-caseworker share says."
        )
    return " ".join(sentences)


def _copies(plans: Sequence[Contender]) -> dict[str, str]:
    """Optimised plans that got no further than the dispatch rule they began with, and that rule."""
    rule_of = {frozenset(plan.checked.plan.schedule): plan.name for plan in plans if _is_dispatched(plan)}
    schedules = {plan.name: frozenset(plan.checked.plan.schedule) for plan in plans if not _is_dispatched(plan)}
    return {name: rule_of[schedule] for name, schedule in schedules.items() if schedule in rule_of}


def _is_dispatched(plan: Contender) -> bool:
    return plan.checked.plan.provenance.solver.startswith("caseload dispatch")


def _reached(optimised: Contender) -> Iterator[str]:
    named, score = COLUMN["named-caseworker share"], COLUMN["continuity score"]
    yield (
        f"In the {optimised.name} plan ({optimised.measures.policy}) the named caseworker does "
        f"{_said(named, optimised)} of the scheduled tasks, "
        f"and continuity reaches {_said(score, optimised)} of what any plan could give."
    )
    bound, reached = continuity_bound_percent(optimised), score.of(optimised)
    claimed = optimised.checked.plan.objectives
    if claimed and all(row.name != "continuity" for row in claimed):
        yield "Continuity is not in its priority."
    elif bound is None or reached is None:
        yield "No bound on continuity was proven in the time given."
    elif _is_proven(optimised):
        yield (
            f"That is proven to be the most for a {optimised.measures.policy} plan as good in the objectives before it."
        )
    else:
        yield (
            f"It is proven that no {optimised.measures.policy} plan as good in the objectives before continuity "
            f"gets past {bound:.2f} %, so at most {max(0.0, bound - reached):.2f} points are missing."
        )


def _is_proven(optimised: Contender) -> bool:
    return any(row.name == "continuity" and row.value == row.bound for row in optimised.checked.plan.objectives)


def _most_continuous(optimised: Contender, pooled: Sequence[Contender]) -> Iterator[str]:
    score, named = COLUMN["continuity score"], COLUMN["named-caseworker share"]
    rival = _best(score, pooled)
    if rival is None:
        return
    yield (
        f"Of the task-based plans {rival.name} has the most continuity, with {_said(score, rival)} "
        f"({_gap(score, optimised, rival)}) and {_said(named, rival)} of tasks with the named caseworker "
        f"({_gap(named, optimised, rival)})."
    )


def _most_punctual(optimised: Contender, pooled: Sequence[Contender]) -> Iterator[str]:
    on_time, late = COLUMN["on-time share"], COLUMN["late tasks"]
    rival = _best(on_time, pooled)
    if rival is None:
        return
    both = f"{_said(on_time, rival)} on time, {_said(late, rival)} late"
    if all(column.of(plan) == column.of(optimised) for plan in pooled for column in (on_time, late)):
        yield f"The task-based plans are as punctual as the {optimised.name} plan: {both}."
    elif on_time.of(rival) == on_time.of(optimised):
        yield f"Most punctual of them is {rival.name}, as punctual as the {optimised.name} plan: {both}."
    else:
        yield (
            f"Most punctual of them is {rival.name}, with {both}, "
            f"against {_said(on_time, optimised)} and {_said(late, optimised)} late."
        )


def _wins(optimised: Contender, pooled: Sequence[Contender]) -> Iterator[str]:
    """Where a task-based plan is strictly better than the optimised plan."""
    won = []
    for column in COLUMNS:
        better = [plan.name for plan in pooled if column.beats(plan, optimised)]
        if better and column.name not in _BY_DEFINITION:
            won.append(f"{column.name} ({'all' if len(better) == len(pooled) else ', '.join(better)})")
    if won:
        yield f"Task-based plans do better than the {optimised.name} plan in: {'; '.join(won)}."
    elif pooled:
        yield f"No task-based plan does better than the {optimised.name} plan in any measure but by definition."


def _dedicated(optimised: Contender, others: Sequence[Contender]) -> Iterator[str]:
    """What optimising adds to plainly leaving clients where they are."""
    plain = next((plan for plan in others if plan.name == "dedicated"), None)
    if plain is None:
        return
    score, on_time = COLUMN["continuity score"], COLUMN["on-time share"]
    yield (
        f"Leaving clients where they are without optimising (dedicated) gives {_said(score, plain)} continuity "
        f"({_gap(score, optimised, plain)}) and {_said(on_time, plain)} on time ({_gap(on_time, optimised, plain)})."
    )
    yield from _given_up(optimised, plain)


def _given_up(optimised: Contender, plain: Contender) -> Iterator[str]:
    """Why `dedicated` may be the more continuous: what the priority puts before continuity."""
    score = COLUMN["continuity score"]
    priority = [row.name for row in optimised.checked.plan.objectives]
    if "continuity" not in priority or not score.beats(plain, optimised):
        return
    ours, theirs = optimised.measures.objectives, plain.measures.objectives
    gained = [name for name in priority[: priority.index("continuity")] if ours[name] < theirs[name]]
    if gained:
        turned: list[ObjectiveName] = [name for name in priority if name != "continuity"]
        turned.insert(turned.index(gained[0]), "continuity")
        yield (
            f"The {optimised.name} plan gives up {_gap(score, plain, optimised).removesuffix(' less')} of continuity "
            f"for {' and '.join(_gain(name, optimised, plain) for name in gained)} than dedicated, because "
            f"{' and '.join(gained)} {'comes' if len(gained) == 1 else 'come'} before continuity in its priority; "
            f"`--priority {','.join(turned)}` turns that round."
        )


def _gain(name: ObjectiveName, optimised: Contender, plain: Contender) -> str:
    """How much less of an objective the optimised plan has: in tasks where fewer are late, else in its own unit."""
    ours, theirs = COLUMN["late tasks"].of(optimised) or 0, COLUMN["late tasks"].of(plain) or 0
    if name == "late" and ours < theirs:
        return counted(theirs - ours, "fewer late tasks")
    gain = plain.measures.objectives[name] - optimised.measures.objectives[name]
    if name == "unassigned":
        return f"{counted(gain, 'fewer clients')} without a caseworker"
    return f"{gain:,} less in {name}"


def _undone(optimised: Contender, pooled: Sequence[Contender]) -> Iterator[str]:
    """Shares count scheduled tasks only, so a reader must know what was left undone."""
    undone = COLUMN["undone"]
    amounts = [amount for plan in pooled if (amount := undone.of(plan)) is not None]
    if amounts:
        least, most = f"{min(amounts):,.0f}", f"{max(amounts):,.0f}"
        yield (
            f"The {optimised.name} plan leaves {_said(undone, optimised)} of released work undone at the end, "
            f"the task-based plans {least if least == most else f'{least} to {most}'}."
        )


def _best(column: Column, plans: Sequence[Contender]) -> Contender | None:
    """The first of the best by a column."""
    known = [(value, plan) for plan in plans if (value := column.of(plan)) is not None]
    if not known:
        return None
    sign = 1 if column.more_is_better else -1
    return max(known, key=lambda pair: sign * pair[0])[1]


def _gap(column: Column, optimised: Contender, rival: Contender) -> str:
    """The rival's distance from the optimised plan, in percentage points of the column as it is shown."""
    ours, theirs = column.of(optimised), column.of(rival)
    if ours is None or theirs is None:
        return "not comparable"
    factor = 100 if column.unit == "share" else 1
    points = round(factor * (theirs - ours), 2)
    digits = 1 if abs(points) >= 0.1 else 2
    return "equal" if not points else f"{abs(points):.{digits}f} points {'more' if points > 0 else 'less'}"


def _said(column: Column, plan: Contender) -> str:
    value = column.of(plan)
    if value is None:
        return "an undefined share"
    if column.unit == "share":
        return f"{100 * value:.1f} %"
    if column.unit == "percent":
        return f"{value:.2f} %"
    return counted(value, column.unit)
