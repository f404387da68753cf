"""The order in which an empty plan takes its clients, one after the other."""

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.instance.indexed import Ints

#: Differences in what a place brings that are none, in clients.
_TIE = 1e-6


def taking_order(choices: Choices, cap_price: Floats, rng: np.random.Generator) -> Ints:
    """(C,) clients, first those who must not be left out.

    At the prices (W,) of a caseload point at which as many clients as can be have a caseworker (`bounds/caps.py`), a
    client's place brings 1 less its points: more than 0 for those whom all best plans place, 0 for those of whom only
    some can be placed. Of these whoever would be late most goes first; of the others, who has few choices. What
    remains equal is drawn.
    """
    few = np.diff(choices.pair_from)
    client = np.repeat(np.arange(len(few)), few)
    gain = np.where(few > 0, -np.inf, 1.0)
    np.maximum.at(gain, client, 1 - cap_price[choices.worker] * choices.points[client])
    gain = np.rint(gain / _TIE)
    late = np.zeros(len(few))
    np.add.at(late, np.repeat(np.arange(len(few)), np.diff(choices.task_from)), choices.late_weight[choices.task])
    return np.lexsort((rng.random(len(few)), few, np.where(gain > 0, 0.0, -late), -gain))
