"""What would relieve an office most: edits that its over-full places suggest, tried by proof, the best solved anew.

Each edit is first judged by what it leaves of the over-full places, which takes a moment; those that leave least are
then solved, with the same settings as the office as it is, so that old and new objectives can stand beside each other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from optimizer.errors import InputError
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Caseworker, Instance
from optimizer.reasons.ask import Asker
from optimizer.reasons.bottlenecks import Bottleneck, bottlenecks
from optimizer.reasons.present import Present
from optimizer.rules import Policy
from optimizer.scenario import Cap, Edit, Hire, Overtime, Train, apply
from optimizer.solvers.valuation import late_weights, minutes_by_day

#: Minutes of overtime a day, and points that a cap is raised by, in what is suggested.
OVERTIME: Final = 60
CAP: Final = 10
#: Edits are sought for so many over-full places, those of most tasks and clients: each try takes as long as a flow.
_MOST_PLACES: Final = 5
#: Overtime is tried for so many caseworkers of a place, one by one, and for all together.
_MOST_WORKERS: Final = 3


@dataclass(frozen=True)
class Suggestion:
    """An edit, and what is over-full without and with it: tasks and clients at least, minutes and points in excess."""

    edit: Edit
    at_least_before: int
    at_least_left: int
    excess_before: int
    excess_left: int


def suggestions(present: Present, most: int, asker: Asker) -> tuple[Suggestion, ...]:
    """The edits that leave least over-full, at most so many; fewer are tried after a stop.

    Where nothing is over-full, or no edit helps, what helps the work that this plan has late or undone.
    """
    policy = present.checked.plan.policy
    places = bottlenecks(present.indexed, policy)
    worst = sorted(places, key=lambda place: -place.at_least)[:_MOST_PLACES]
    tried = _judged(present.instance, policy, places, _candidates(present, worst), asker)
    useful = [one for one in tried if one.excess_left < one.excess_before]
    useful = useful or _judged(present.instance, policy, places, _general(present), asker)
    return tuple(sorted(useful, key=lambda one: (one.at_least_left, one.excess_left))[:most])


def _judged(
    instance: Instance, policy: Policy, places: Sequence[Bottleneck], edits: Iterable[Edit], asker: Asker
) -> list[Suggestion]:
    """What is left over-full with each; those that `apply` refuses, as training somebody for nothing, are left out."""
    judged = []
    for edit in dict.fromkeys(edits):
        if asker.stop.is_set():
            break
        asker.on_solve(f"for over-full places with {edit}")
        with suppress(InputError):
            left = bottlenecks(index_instance(apply(instance, [edit])), policy)
            judged.append(Suggestion(edit, _at_least(places), _at_least(left), _excess(places), _excess(left)))
    return judged


def _at_least(places: Sequence[Bottleneck]) -> int:
    return sum(place.at_least for place in places)


def _excess(places: Sequence[Bottleneck]) -> int:
    return sum(place.excess for place in places)


def _candidates(present: Present, places: Sequence[Bottleneck]) -> Iterator[Edit]:
    """Somebody hired or trained for the work, overtime of those who do it, a higher cap."""
    for place in places:
        # Somebody for the language of most of it; nobody speaks ten.
        languages = (place.kinds[0].language,)
        theirs = (kind.programs for kind in place.kinds if kind.language in languages)
        programs = tuple(dict.fromkeys(program for held in theirs for program in held))
        yield Hire(languages, programs)
        if place.question == "unassigned":
            yield from (
                Cap(worker, (present.caseworkers[worker].max_caseload or 0) + CAP) for worker in place.caseworkers
            )
            continue
        assert place.first is not None and place.last is not None, "work has days"
        here = [worker for worker in place.caseworkers if worker not in place.away]
        yield from (Overtime(worker, OVERTIME, (place.first, place.last)) for worker in here[:_MOST_WORKERS])
        yield Overtime(None, OVERTIME, (place.first, place.last))
        yield from _trained(present, place, languages, programs)


def _trained(
    present: Present, place: Bottleneck, languages: tuple[str, ...], programs: tuple[str, ...]
) -> Iterator[Edit]:
    """Of the others who lack something for it, the one with the most minutes left on those days in this plan."""
    indexed = present.indexed
    days = [d for d, day in enumerate(indexed.days) if place.first and place.last and place.first <= day <= place.last]
    left = (indexed.capacity - minutes_by_day(indexed, present.decisions))[:, days].sum(axis=1)
    others = [present.instance.caseworkers[w] for w in np.argsort(-left).tolist()]
    lessons = (_lesson(worker, languages, programs) for worker in others if worker.id not in place.caseworkers)
    yield from islice((lesson for lesson in lessons if lesson.languages or lesson.programs), 1)


def _lesson(worker: Caseworker, languages: tuple[str, ...], programs: tuple[str, ...]) -> Train:
    """What the caseworker lacks; somebody who lacks nothing is kept from the work by bars and pins alone."""
    return Train(
        worker.id,
        tuple(one for one in languages if one not in worker.languages),
        tuple(one for one in programs if one not in worker.programs),
    )


def _general(present: Present) -> Iterator[Edit]:
    """Somebody who speaks what most minutes of late and undone work are in, and overtime of all."""
    late = late_weights(present.indexed, present.decisions) > 0
    open_tasks = np.flatnonzero((late & ~present.indexed.overdue) | (present.decisions.performer < 0)).tolist()
    minutes, programs = Counter[str](), dict[str, dict[str, None]]()
    for t in open_tasks:
        task = present.instance.tasks[t]
        language = present.clients[task.client].language
        minutes[language] += task.minutes
        programs.setdefault(language, {})[task.program] = None
    for language, _ in minutes.most_common(1):
        yield Hire((language,), tuple(programs[language]))
        yield Overtime(None, OVERTIME)
