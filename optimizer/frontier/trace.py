"""The points one after another: both ends, then what lies between, each a solve of its own (epsilon-constraint)."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from optimizer.frontier.epsilon import next_allowed
from optimizer.frontier.pair import Pair
from optimizer.frontier.point import Point, point_of
from optimizer.solvers.outcome import Outcome
from optimizer.solvers.settings import SolveSettings

#: Solves with these settings; the text says what is asked for.
Run = Callable[[SolveSettings, str], Outcome]


def trace(
    pair: Pair, settings: SolveSettings, wanted: int, run: Run, stop: threading.Event
) -> Iterator[tuple[Point | None, Outcome]]:
    """At most `wanted` solves, each with its point: None where no plan was found; fewer where nothing is left between.

    First the best of the first objective, then the best of the second, then what `next_allowed` says, until `stop` is
    set. Every solve has the whole time limit (or budget of work) of the settings.
    """
    found: list[Point] = []
    for number in range(wanted):
        if stop.is_set():
            return
        allowed, is_turned = None, number == 1
        if number >= 2:
            allowed = next_allowed(pair, found) if len(found) >= 2 else None
            if allowed is None:
                return
        outcome = run(_settings(pair, settings, allowed, is_turned=is_turned), _asked(pair, allowed, is_turned))
        point = point_of(pair, outcome, allowed, is_turned=is_turned)
        if point is not None:
            found.append(point)
        yield point, outcome


def _settings(pair: Pair, settings: SolveSettings, allowed: int | None, *, is_turned: bool) -> SolveSettings:
    targets = {} if allowed is None else {pair.first: allowed}
    return replace(settings, priority=pair.order(turned=is_turned), targets=targets)


def _asked(pair: Pair, allowed: int | None, is_turned: bool) -> str:
    if allowed is not None:
        return f"{pair.second}, with {pair.first} {allowed:,}"
    return f"the best {pair.second if is_turned else pair.first}"
