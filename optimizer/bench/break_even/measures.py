"""Measures of a simulation as a page of results shows them."""

from dataclasses import dataclass
from typing import Final

from optimizer.bench.markdown import number, signed
from optimizer.simulation.paired import Interval


@dataclass(frozen=True)
class Measure:
    """`name` is the field of `optimizer.simulation.measures.Measures`; `factor` makes the unit of the heading of it."""

    name: str
    heading: str
    factor: int
    decimals: int
    #: 1: more is better, -1: less is.
    better: int

    @property
    def plain(self) -> str:
        """The heading without its unit."""
        return self.heading.removesuffix(" %").removesuffix(", days")

    def shown(self, value: float | None) -> str:
        return number(None if value is None else self.factor * value, self.decimals)

    def shown_difference(self, found: Interval | None) -> str:
        """With half of its 95 % interval, bold where that excludes 0; alone where there is no interval."""
        if found is None:
            return "–"
        mean = signed(self.factor * found.mean, self.decimals)
        if found.replications < 2:
            return mean
        text = f"{mean} ± {number(self.factor * found.half_width, self.decimals)}"
        return f"**{text}**" if found.excludes_zero else text


ON_TIME: Final = Measure("on_time_share", "on time %", 100, 1, 1)
WAIT: Final = Measure("mean_wait_days", "wait, days", 1, 2, -1)
NAMED: Final = Measure("named_share", "named %", 100, 1, 1)
READING_IN: Final = Measure("reading_in_share", "reading in %", 100, 1, -1)
#: What the sections on ignorance show, in this order.
SHOWN: Final = (
    NAMED,
    Measure("coc", "COC", 1, 3, 1),
    ON_TIME,
    Measure("mean_delay_days", "delay, days", 1, 2, -1),
    WAIT,
    Measure("backlog_tasks", "open at the end", 1, 0, -1),
    READING_IN,
)
#: By which a policy is as timely as another or not.
TIMELINESS: Final = (ON_TIME, WAIT)
