"""Clients whose tasks wait for one another, so that they can't be looked at one by one."""

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance


def tied_clients(indexed: IndexedInstance) -> Bools:
    """(C,) whose tasks wait for another client's, or the other way round."""
    tied = np.zeros(indexed.n_clients, dtype=np.bool_)
    for task, predecessors in enumerate(indexed.after):
        for predecessor, _ in predecessors:
            pair = indexed.client_of[[task, predecessor]]
            if pair[0] != pair[1]:
                tied[pair] = True
    return tied
