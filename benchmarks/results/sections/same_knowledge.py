"""Everything known in advance: what each way of working could reach, with proofs."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from benchmarks.results.contenders import IN_ORDER, PLANNED_POOL, Contender
from benchmarks.results.lines import Lines
from benchmarks.results.plots.plane import Panel, Spot, plane
from benchmarks.results.section import Plot, Section
from benchmarks.results.templates import fill
from benchmarks.results.wording import missing, sentence, span
from optimizer.bench.markdown import number, percent, table
from optimizer.metrics.wording import counted

#: Of both figures of plans.
ALT: Final = (
    "Late work against continuity, a panel an instance, a mark for everybody who made a plan, a bar for what is proven"
    " out of reach. The same numbers as in the tables above it."
)
Offices = Mapping[str, Mapping[str, Contender]]
Cell = Callable[[Contender], str]


def section(lines: Lines) -> Section:
    offices = lines.offices
    if not offices:
        return Section(missing("plans of an office made for this purpose (kinds `solve` and `dispatch`)"))
    plot = Plot("same-knowledge.svg", ALT, plane([panel_of(*one) for one in offices.items()]))
    text = fill(
        "same_knowledge",
        sizes=table(("instance", "caseworkers", "clients", "tasks", "working days"), map(_size, offices.items())),
        continuity=contenders_table(offices, continuity_cell),
        late=contenders_table(offices, late_cell),
        named=contenders_table(offices, lambda one: percent(one.named)),
        verdict=" ".join(verdicts(offices)),
        plot=str(plot),
    )
    return Section(text, (plot,))


def contenders_table(offices: Offices, cell: Cell) -> str:
    """A row an instance, a column for everybody of whom there is a plan."""
    names = [name for name in IN_ORDER if any(name in found for found in offices.values())]
    rows = [
        [instance, *(cell(found[name]) if name in found else "–" for name in names)]
        for instance, found in offices.items()
    ]
    return table(("instance", *names), rows)


def continuity_cell(one: Contender) -> str:
    return _with_bound(one.continuity, one.continuity_bound, "≤")


def late_cell(one: Contender) -> str:
    return _with_bound(one.late, one.late_bound, "≥")


def panel_of(instance: str, found: Mapping[str, Contender]) -> Panel:
    return Panel(instance, {name: spot for name, one in found.items() if (spot := spot_of(one)) is not None})


def spot_of(one: Contender) -> Spot | None:
    if one.late is None or one.continuity is None:
        return None
    return Spot(one.late, one.continuity, one.continuity_bound)


def verdicts(offices: Offices) -> list[str]:
    """What the tables say, in words; nothing about whom there is no plan of."""
    found = [
        _continuity_of("client-based", "The best client-based plans", offices),
        _continuity_of(PLANNED_POOL, "Pools planned for punctuality alone", offices),
        _price(offices),
        _pool_is_earlier(offices),
    ]
    return [text for text in found if text]


def _continuity_of(name: str, who: str, offices: Offices) -> str:
    plans = [found[name] for found in offices.values() if name in found]
    scores = [score for one in plans if (score := one.continuity) is not None]
    if not scores:
        return ""
    gaps = [one.continuity_bound - one.continuity for one in plans if one.continuity_bound and one.continuity]
    proof = f"; no such plan that is as punctual can have over {max(gaps):.2f} points more (proven)" if gaps else ""
    return f"{who} keep {span(scores, 1)} % of the continuity that was possible{proof}."


def _price(offices: Offices) -> str:
    """In late work, of keeping every client with one caseworker."""
    pairs = [
        (ours, theirs)
        for found in offices.values()
        if {"client-based", PLANNED_POOL} <= found.keys()
        and (ours := found["client-based"].late) is not None
        and (theirs := found[PLANNED_POOL].late) is not None
    ]
    if not pairs:
        return ""
    kept, pooled = (span([pair[side] for pair in pairs], 2) for side in (0, 1))
    return (
        "Every task has a weight that counts if it is late."
        f" Late are {kept} % of these weights in the client-based plans, {pooled} % in the planned pools."
    )


def _pool_is_earlier(offices: Offices) -> str:
    """Who is the more punctual, as far as that is proven: by no plan with one caseworker a client, or by one found."""
    both = [found for found in offices.values() if {"client-based", PLANNED_POOL} <= found.keys()]
    if not both:
        return ""
    proven = sum(_is_proven_later(found["client-based"], found[PLANNED_POOL]) for found in both)
    no_later = sum(_is_no_later(found["client-based"], found[PLANNED_POOL]) for found in both)
    rest = len(both) - proven - no_later
    told = [
        f"in {no_later} of {counted(len(both), 'instances')} the client-based plan is no later than the planned pool",
        f"in {proven} every client-based plan has to be later (proven)",
        f"in {rest} the one found is later, and nothing is proven",
    ]
    return sentence("; ".join(told[: 3 if rest else 2]))


def _is_no_later(ours: Contender, pool: Contender) -> bool:
    return ours.late is not None and pool.late is not None and ours.late <= pool.late


def _is_proven_later(ours: Contender, pool: Contender) -> bool:
    return ours.late_bound is not None and pool.late is not None and ours.late_bound > pool.late


def _size(of: tuple[str, Mapping[str, Contender]]) -> list[str]:
    office = next(iter(of[1].values())).record.instance
    return [of[0], *(f"{value:,}" for value in (office.caseworkers, office.clients, office.tasks, office.days))]


def _with_bound(value: float | None, bound: float | None, sign: str) -> str:
    """A bound is never made to look tighter than it is; a value that has reached it is `proven`."""
    if value is None or bound is None:
        return number(value, 2)
    away = ROUND_CEILING if sign == "≤" else ROUND_FLOOR
    limit = Decimal(repr(bound)).quantize(Decimal("0.01"), away)
    return f"{value:,.2f} ({'proven' if value == bound else f'{sign} {limit:,}'})"
