"""`docs/generator.md`, written from the calibration: `python -m optimizer.generate.document docs/generator.md`."""

import sys
from collections.abc import Sequence
from dataclasses import Field
from pathlib import Path
from typing import Any

from optimizer.atomic import write_atomically
from optimizer.generate.calibration import Calibration
from optimizer.generate.figures import Figure, figures_of
from optimizer.generate.parameters import SIZES, OfficeParameters

_INTRODUCTION = """\
# The generator

`caseload generate` makes a synthetic district office: caseworkers, clients and a month of work. Nothing in it stands
for a real person or a real office. Every number that goes into it is listed below with a mark:

- **sourced**: a published figure; the source is named. It is about the place and programme named there, and nobody
  claims that it holds elsewhere.
- **derived**: arithmetic on other numbers of the list, shown.
- **assumed**: chosen here, because no published figure was found. Each is an option of the command, so that a reader
  who disagrees can change it. Bounds that are known, or a range worth sweeping, stand beside it.

Change `optimizer/generate/calibration.py`, then write this page again:

    python -m optimizer.generate.document docs/generator.md

## What is not known

No published figure was found for the cases or minutes that an eligibility worker of a Californian county is expected
to handle, for the time that a hand-over costs, or for the minutes of renewals, SAR 7 and reported changes. The minutes
of reviews, interviews and verification are administrative estimates for SNAP, not a time-and-motion study. So an office
made here can compare ways of assigning work; it can't say how a given office would fare.
"""

_HOW = """\
## How an office is made

1. **Caseworkers.** All speak the first language of the mix. Seats of every other language that is common enough go to
   those who speak the fewest, so many that supply meets the ratio below times `--scarce-languages`. All hold Medi-Cal,
   all but the specialists CalFresh, the rest by share; the first speaker of each language holds every programme, so
   that somebody is able to serve every client. New caseworkers have fewer minutes. Leave, training and unscheduled
   absences become exceptions of the availability.
2. **Clients.** Languages and programmes are dealt in the exact proportions of the mixes. Some are new, some orphaned
   by a caseworker who has left and whom only their contacts still name; the others are shared out evenly but for a
   drawn bias, and a few then swap without regard to skills. Contacts are mostly with the own caseworker, or with the
   one before where the client was handed over.
3. **Work.** Applications bring a chain: review, interview, verification at least a day later, determination; where the
   papers come after the horizon, the chain ends with the interview. Renewals and SAR 7 come once, more of them early in
   the month. Changes, documents, calls and visits fill up until the minutes of all tasks are `--utilisation` times the
   minutes of all caseworkers, to within the shortest task. In the sizes xs and s a caseworker has few clients, so that
   each brings more tasks than the rates say; the applications stay at their rate.
4. **Late weights** say what being late costs; see the list.

## Same options, same bytes

Only the raw 64-bit output of numpy's PCG64 is used, which numpy keeps stable from version to version; all draws are
whole-number arithmetic on it, and the quantiles of the lognormal are rounded to thousandths before use, so that neither
numpy's version nor the platform shows. Staff, leave, clients, contacts and tasks each have a stream of their own, which
starts from the seed and the stream's name: `--familiarisation` or `--policy` change nothing else, and `--utilisation`
leaves the caseworkers as they are.
"""


def generator_page() -> str:
    """The page as it should stand in the repository."""
    return "\n".join([_INTRODUCTION, _sizes(), _HOW, *_groups()])


def _sizes() -> str:
    defaults = OfficeParameters()
    rows = [(size, f"{workers:,}", f"{clients:,}") for size, (workers, clients) in SIZES.items()]
    text = (
        f"By default {defaults.days} working days from {defaults.start.isoformat()} on, at a utilisation of "
        f"{defaults.utilisation:g}."
    )
    return f"## Sizes\n\n{text}\n\n{_table(('size', 'caseworkers', 'clients'), rows)}\n"


def _groups() -> list[str]:
    figures = figures_of(Calibration())
    names = list(dict.fromkeys(figure.group for _, figure in figures))
    heading = ("number", "value", "unit", "mark", "source, arithmetic or bounds", "option")
    return [
        f"## {name}\n\n{_table(heading, [_row(*pair) for pair in figures if pair[1].group == name])}\n"
        for name in names
    ]


def _row(number: Field[Any], figure: Figure) -> tuple[str, ...]:
    option = f"`--{number.name.replace('_', '-')}`" if figure.mark == "assumed" else ""
    return figure.about, _shown(number.default), figure.unit, figure.mark, figure.source, option


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{item} {share:g}" for item, share in value)
    return f"{value:.4g}"


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    write_atomically(Path(sys.argv[1]), generator_page().encode())
