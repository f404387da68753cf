"""The dispatch rules: an order of tasks and a choice of caseworker."""

from dataclasses import dataclass
from typing import Final

from optimizer.dispatch.choices import Choice, fewest_open_tasks, most_minutes_left, own_first
from optimizer.dispatch.orders import Order, earliest_due, oldest_release, shuffled


@dataclass(frozen=True)
class Rule:
    #: One line for people.
    meaning: str
    order: Order
    choice: Choice


RULES: Final[dict[str, Rule]] = {
    "fifo": Rule("oldest release first", oldest_release, most_minutes_left),
    "edf": Rule("earliest due first", earliest_due, most_minutes_left),
    "random": Rule("a seeded order", shuffled, most_minutes_left),
    "skill": Rule("earliest due first, scarce skills spared", earliest_due, fewest_open_tasks),
    "sticky": Rule("earliest due first, own caseworker if they can fit it", earliest_due, own_first),
    "dedicated": Rule(
        "each caseworker does their own clients' tasks, earliest due first", earliest_due, most_minutes_left
    ),
}

RULES_OF_DISPATCH: Final[tuple[str, ...]] = tuple(RULES)
