"""The whole plan in words."""

from optimizer.reasons.bottlenecks import Question
from optimizer.reasons.whole import WholeReason
from optimizer.reasons.words.bottleneck import sentence_of_bottleneck
from optimizer.reasons.words.numbers import of

_HEADINGS: dict[Question, str] = {
    "late": "work that can't all be on time",
    "undone": "work that can't all be done by the end",
    "unassigned": "clients beyond the caps on caseloads",
}


def sentences_of_whole(reason: WholeReason) -> list[str]:
    """What is late and undone, then every over-full place by question."""
    lines = [
        f"{of(reason.overdue, 'task')} of {reason.n_tasks:,} were overdue before the first day. {reason.late:,} more "
        f"{'is' if reason.late == 1 else 'are'} late, {reason.undone:,} left undone and "
        f"{of(reason.unassigned, 'client')} without a caseworker in this plan.",
    ]
    for question, heading in _HEADINGS.items():
        places = [place for place in reason.bottlenecks if place.question == question]
        if places:
            lines.append(f"Proven for every plan, {heading} ({len(places):,}):")
            lines += [f"  {sentence_of_bottleneck(place)}" for place in places]
    if not reason.bottlenecks:
        lines.append("No kind of work and no days are over-full: if tasks could be split, all would fit.")
    return lines
