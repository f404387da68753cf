"""The whole plan in words."""

from typing import get_args

from optimizer.reasons.bottlenecks import Question
from optimizer.reasons.whole import WholeReason
from optimizer.reasons.words.bottleneck import sentence_of_bottleneck
from optimizer.reasons.words.numbers import of


def sentences_of_whole(reason: WholeReason) -> list[str]:
    """What is late and undone, then every over-full place by question."""
    overdue = f"{reason.overdue:,} of {of(reason.n_tasks, 'task')} {'was' if reason.overdue == 1 else 'were'} overdue"
    lines = [
        f"{overdue} before the first day. {reason.late:,} more {'is' if reason.late == 1 else 'are'} late, "
        f"{reason.undone:,} left undone and {of(reason.unassigned, 'client')} without a caseworker in this plan.",
    ]
    for question in get_args(Question):
        places = [place for place in reason.bottlenecks if place.question == question]
        if places:
            # A task is in one place of a question only, so that what is at least in each adds up.
            lines.append(_heading(question, sum(place.at_least for place in places), len(places)))
            lines += [f"  {sentence_of_bottleneck(place)}" for place in places]
    if not reason.bottlenecks:
        lines.append("No kind of work and no days are over-full: what somebody may do fits, if tasks could be split.")
    return lines


def _heading(question: Question, at_least: int, places: int) -> str:
    one = at_least == 1
    outcome = {
        "late": f"{of(at_least, 'task')} due in the horizon {'is' if one else 'are'} late",
        "undone": f"{of(at_least, 'task')} {'is' if one else 'are'} not done by the end",
        "unassigned": f"{of(at_least, 'client')} {'has' if one else 'have'} no caseworker",
    }[question]
    return f"In every plan at least {outcome} (proven; {of(places, 'over-full place')}):"
