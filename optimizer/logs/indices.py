"""The continuity of what really happened, beside what chance alone would give."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from optimizer.logs.events import Cases, Log, LogEvent
from optimizer.logs.random_shares import (
    expected_distinct,
    expected_hand_offs,
    expected_herfindahl,
    expected_upc,
    repeat_chance,
)
from optimizer.metrics.continuity import IndexSummary, summarise
from optimizer.metrics.distribution import Distribution


@dataclass(frozen=True, slots=True)
class AtRandom:
    """Expectations of the means over the same cases, had chance decided who serves whom; None where undefined."""

    named_share: float | None
    same_as_before: float | None
    upc: float | None
    coc: float | None
    secon: float | None
    herfindahl: float | None
    hand_offs: float | None
    distinct: float | None
    upc_of_repeated: float | None


@dataclass(frozen=True, slots=True)
class LogMeasures:
    #: Events of the log or window; those of people are the contacts.
    events: int
    contacts: int
    people: int
    #: Contacts of cases whose responsible person is known, and how many of them that person did.
    contacts_with_responsible: int
    contacts_by_responsible: int
    #: Share of all pairs of consecutive contacts of a case that were with one person; the long cases weigh most.
    same_as_before: float | None
    #: Over every case with a contact: the UPC and Herfindahl of a single contact are 1, which says nothing.
    indices: IndexSummary
    #: Over cases with at least two contacts alone.
    indices_of_repeated: IndexSummary
    at_random: AtRandom

    @property
    def named_share(self) -> float | None:
        known = self.contacts_with_responsible
        return self.contacts_by_responsible / known if known else None

    def rows(self) -> tuple[tuple[str, float | None, float | None, int], ...]:
        """Measure, mean, expectation at random, and the number of cases (or contacts, or pairs) behind it."""
        summary, chance = self.indices, self.at_random
        pairs = self.contacts - summary.clients
        return (
            ("named-caseworker share", self.named_share, chance.named_share, self.contacts_with_responsible),
            ("same person as before", self.same_as_before, chance.same_as_before, pairs),
            ("UPC", *_mean(summary.upc, chance.upc)),
            ("UPC, two contacts or more", *_mean(self.indices_of_repeated.upc, chance.upc_of_repeated)),
            ("COC", *_mean(summary.coc, chance.coc)),
            ("SECON", *_mean(summary.secon, chance.secon)),
            ("Herfindahl", *_mean(summary.herfindahl, chance.herfindahl)),
            ("hand-offs a case", *_mean(summary.hand_offs, chance.hand_offs)),
            ("people a case", *_mean(summary.distinct, chance.distinct)),
        )


def measure_log(log: Log, cases: Cases | None = None) -> LogMeasures:
    """The measures of who did what, case by case; events without a person are no contacts."""
    by_case: dict[str, list[str]] = {event.case: [] for event in log.events}
    for event in log.attended:
        by_case[event.case].append(event.person or "")
    work = Counter(event.person or "" for event in log.attended)
    sequences = list(by_case.values())
    responsible = responsible_people(log.events, cases)
    named = [(event.person or "", responsible[event.case]) for event in log.attended if event.case in responsible]
    pairs = [before == after for sequence in sequences for before, after in pairwise(sequence)]
    pool = max(len(work), 1)
    return LogMeasures(
        events=len(log.events),
        contacts=len(log.attended),
        people=len(work),
        contacts_with_responsible=len(named),
        contacts_by_responsible=sum(person == own for person, own in named),
        same_as_before=sum(pairs) / len(pairs) if pairs else None,
        indices=summarise(sequences, pool),
        indices_of_repeated=summarise([sequence for sequence in sequences if len(sequence) > 1], pool),
        at_random=_at_random([len(sequence) for sequence in sequences], work, [own for _, own in named]),
    )


def responsible_people(events: Sequence[LogEvent], cases: Cases | None) -> dict[str, str]:
    """Who answers for each case: as the cases file says, else as the case's latest event does."""
    responsible = {event.case: event.responsible for event in events if event.responsible}
    if cases is not None:
        responsible.update(cases.responsible)
    return responsible


def _at_random(lengths: Sequence[int], work: Mapping[str, int], named: Sequence[str]) -> AtRandom:
    total = sum(work.values())
    shares = [count / total for count in work.values()]
    repeat = repeat_chance(shares) if total else None
    several = any(length >= 2 for length in lengths)
    counts = Counter(length for length in lengths if length)

    def mean(expectation: Callable[[int, Sequence[float]], float], at_least: int = 1) -> float | None:
        kept = {length: cases for length, cases in counts.items() if length >= at_least}
        total = sum(cases * expectation(length, shares) for length, cases in kept.items())
        return total / sum(kept.values()) if kept else None

    return AtRandom(
        named_share=sum(work.get(own, 0) / total for own in named) / len(named) if named else None,
        same_as_before=repeat if several else None,
        upc=mean(expected_upc),
        coc=repeat if several else None,
        secon=repeat if several else None,
        herfindahl=mean(expected_herfindahl),
        hand_offs=mean(expected_hand_offs),
        distinct=mean(expected_distinct),
        upc_of_repeated=mean(expected_upc, at_least=2),
    )


def _mean(found: Distribution | None, at_random: float | None) -> tuple[float | None, float | None, int]:
    return (found.mean, at_random, found.count) if found else (None, None, 0)
