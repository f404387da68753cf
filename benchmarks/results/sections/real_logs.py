"""Weeks of two real offices: what people did, what each rule would have done, what the optimum would have been."""

from collections.abc import Iterator

from benchmarks.results.contenders import IN_ORDER, PEOPLE
from benchmarks.results.lines import Lines
from benchmarks.results.plots.plane import plane
from benchmarks.results.section import Plot, Section
from benchmarks.results.sections.same_knowledge import (
    ALT,
    Offices,
    contenders_table,
    continuity_cell,
    late_cell,
    panel_of,
)
from benchmarks.results.templates import fill
from benchmarks.results.wording import missing
from optimizer.bench.markdown import percent


def section(lines: Lines) -> Section:
    if not lines.logs:
        return Section(missing("weeks of the two public logs (instances `receipt-…` and `loans-…`)"))
    plot = Plot("real-logs.svg", ALT, plane([panel_of(*one) for one in lines.logs.items()], is_wide=True))
    text = fill(
        "real_logs",
        verdict=" ".join(_verdicts(lines.logs)),
        continuity=contenders_table(lines.logs, continuity_cell),
        late=contenders_table(lines.logs, late_cell),
        named=contenders_table(lines.logs, lambda one: percent(one.named)),
        plot=str(plot),
    )
    return Section(text, (plot,))


def _verdicts(logs: Offices) -> Iterator[str]:
    """What people reached, and who reached more continuity with no more late."""
    if not any(PEOPLE in found for found in logs.values()):
        yield missing("what people really did (kind `actual`)")
    for instance, found in logs.items():
        people = found.get(PEOPLE)
        if people is None or people.continuity is None or people.late is None:
            continue
        better = [
            name
            for name in IN_ORDER
            if (one := found.get(name)) is not None
            and one.continuity is not None
            and one.late is not None
            and one.continuity > people.continuity
            and one.late <= people.late
        ]
        who = ", ".join(better) or "nobody"
        yield (
            f"{instance}: people kept {people.continuity:.1f} % of the continuity that was possible, with"
            f" {people.late:.2f} % late; more continuity with no more late: {who}."
        )
