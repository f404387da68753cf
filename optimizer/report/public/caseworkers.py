"""How full the office is, and how caseloads and work are spread: in bands of enough caseworkers, never of one."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from typing import Final

from optimizer.metrics.workload import CaseworkerLoad, Workload
from optimizer.report.document import Section
from optimizer.report.public.bands import Band, bands
from optimizer.report.public.cells import SMALLEST
from optimizer.report.public.published import FEW

#: Of utilisation, in percent.
_UTILISATION: Final = (50, 60, 70, 80, 90, 95, 100)
#: Widths of bands of caseloads: the first that makes few enough of them.
_STEPS: Final = (1, 2, 5)
_MOST_BANDS: Final = 20


def caseworkers(load: Workload, clients: int, without: int) -> Section:
    """`clients` of the office, of whom some are `without` a caseworker."""
    loads = list(load.by_caseworker.values())
    enough = len(loads) >= SMALLEST
    return Section(
        "public_caseworkers",
        {
            "caseworkers": len(loads) if enough else FEW,
            "utilisation_percent": _percent(load.scheduled_minutes, load.available_minutes) if enough else None,
            "utilisation": [asdict(band) for band in bands([_used(one) for one in loads], _UTILISATION)],
            "caseload": [asdict(band) for band in _caseloads(loads, clients, without)],
        },
    )


def _percent(part: int, whole: int) -> int | None:
    """Whole percent, halves up."""
    return (200 * part + whole) // (2 * whole) if whole else None


def _used(load: CaseworkerLoad) -> float:
    """In percent; who has no capacity counts in the lowest band, so that all bands together are all caseworkers."""
    return 100 * load.minutes / load.available_minutes if load.available_minutes else 0


def _caseloads(loads: Sequence[CaseworkerLoad], clients: int, without: int) -> list[Band]:
    """In clients; nothing where the lower edges would say that (nearly) all clients have a caseworker.

    Caseworkers times lower edge is a number of clients who surely have one. Protection of the cells of clients may ask
    for tables in which up to 42 more are without (twice 10 + 11, see `protect`): those must stay believable.
    """
    found = bands([one.clients for one in loads], _edges(max((one.clients for one in loads), default=0)))
    surely = sum((band.low or 0) * band.people for band in found)
    return found if surely <= clients - without - 42 else []


def _edges(most: int) -> list[int]:
    width = next(step * 10**power for power in count() for step in _STEPS if most <= _MOST_BANDS * step * 10**power)
    return list(range(width, most + 1, width))
