"""A few promising caseworkers per client, so that a large office's assignment fits a small linear program.

Only for finding plans: a bound needs every caseworker who may serve the client.
"""

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance

#: Random caseworkers beside the best known, so that every client has somewhere to go when theirs are full.
_RANDOM = 3
_BEST = 2


def few_candidates(indexed: IndexedInstance, holders: Bools, seed: int) -> Bools:
    """(C, W) the caseworkers who know each client best, and for clients with tasks a few drawn at random."""
    rng = np.random.Generator(np.random.PCG64(seed))
    liking = indexed.kept_points + rng.random(holders.shape)  # ties are broken at random
    liking = np.where(holders, liking, -1.0)
    chance = np.where(holders, rng.random(holders.shape), -1.0)
    busy = np.bincount(indexed.client_of, minlength=indexed.n_clients) > 0
    few = _largest(liking, _BEST)
    few[busy] |= _largest(chance[busy], _RANDOM)
    return few & holders


def _largest(values: np.typing.NDArray[np.float64], count: int) -> Bools:
    """(C, W) the `count` largest of each row."""
    count = min(count, values.shape[1])
    chosen: Bools = np.zeros(values.shape, dtype=np.bool_)
    if count:
        columns = np.argpartition(values, values.shape[1] - count, axis=1)[:, -count:]
        np.put_along_axis(chosen, columns, values=True, axis=1)
    return chosen
