"""Grouping parallel arrays by key without a Python loop over their elements."""

from collections.abc import Iterator

import numpy as np

from optimizer.instance.indexed import Ints


def by_key(keys: Ints) -> Iterator[tuple[int, Ints]]:
    """Each distinct key with the positions that carry it, keys ascending, positions ascending."""
    if not len(keys):
        return
    order = np.argsort(keys, kind="stable")
    values, starts = np.unique(keys[order], return_index=True)
    yield from zip(values.tolist(), np.split(order, starts[1:]), strict=True)
