"""What was found about one clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Verdict = Literal["pass", "fail", "cannot be judged"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One caseworker, client or language file, and what is to be seen there."""

    #: Kind and id, as "caseworker w01".
    who: str
    #: The number that the clause limits, in its unit.
    value: int | float
    #: In words, with its unit.
    told: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A clause, what it asks, whether that is so, and why; `evidence` lists all that breaks it, the worst first."""

    #: As in the standards file, such as "caseload.most_points".
    clause: str
    asks: str
    verdict: Verdict
    because: str
    evidence: tuple[Evidence, ...] = ()


def passed(clause: str, asks: str, because: str) -> Ruling:
    return Ruling(clause, asks, "pass", because)


def failed(clause: str, asks: str, because: str, evidence: Sequence[Evidence]) -> Ruling:
    return Ruling(clause, asks, "fail", because, tuple(evidence))


def unjudged(clause: str, asks: str, because: str, evidence: Sequence[Evidence] = ()) -> Ruling:
    return Ruling(clause, asks, "cannot be judged", because, tuple(evidence))


def exact(limit: float) -> Fraction:
    """A limit as it was written: 0.1 is one tenth, so that what stands exactly at a limit keeps it."""
    return Fraction(str(limit))


def in_percent(share: Fraction | float) -> str:
    return f"{100 * float(share):.2f} %"
