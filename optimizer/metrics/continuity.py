"""Continuity indices of one client's contacts: pure functions on the sequence of caseworkers, in order of time.

N is the number of contacts, n_i those with caseworker i. An index that N leaves undefined is None, never 0.

Sources
-------
UPC: Breslau and Reeb (1975), usual provider continuity, a share of contacts with the most frequent provider.
COC: Bice and Boxerman (1977), doi:10.1097/00005650-197704000-00010.
SECON: Steinwachs (1979), doi:10.1097/00005650-197906000-00001.
Herfindahl: the sum of squared shares.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from optimizer.metrics.distribution import Distribution, distribution_of
from optimizer.metrics.random_dispatch import expected_upc


@dataclass(frozen=True, slots=True)
class Indices:
    """The indices of one client."""

    contacts: int
    upc: float | None
    coc: float | None
    secon: float | None
    herfindahl: float | None
    hand_offs: int
    distinct: int


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """The indices over clients; each distribution counts the clients for whom its index is defined."""

    #: Clients with at least one contact.
    clients: int
    #: Left out of everything: nobody met them.
    clients_without_contacts: int
    #: Left out of COC and SECON, which need two contacts.
    clients_with_one_contact: int
    upc: Distribution | None
    #: Mean UPC of the same clients had each contact gone to a random caseworker of the pool.
    upc_expected_at_random: float | None
    coc: Distribution | None
    secon: Distribution | None
    herfindahl: Distribution | None
    hand_offs: Distribution | None
    distinct: Distribution | None


def upc(sequence: Sequence[str]) -> float | None:
    """Share of contacts with the caseworker met most often; None without contacts."""
    return max(Counter(sequence).values()) / len(sequence) if sequence else None


def coc(sequence: Sequence[str]) -> float | None:
    """(Σ n_i² − N) / (N(N−1)): 1 where all contacts are with one, 0 where no two are; None for N < 2."""
    size = len(sequence)
    return (_squares(sequence) - size) / (size * (size - 1)) if size >= 2 else None


def secon(sequence: Sequence[str]) -> float | None:
    """Share of consecutive pairs of contacts with the same caseworker; None for N < 2."""
    pairs = len(sequence) - 1
    return (pairs - hand_offs(sequence)) / pairs if pairs >= 1 else None


def herfindahl(sequence: Sequence[str]) -> float | None:
    """Σ (n_i / N)²; None without contacts."""
    return _squares(sequence) / len(sequence) ** 2 if sequence else None


def hand_offs(sequence: Sequence[str]) -> int:
    """Number of consecutive pairs of contacts with different caseworkers."""
    return sum(before != after for before, after in pairwise(sequence))


def distinct(sequence: Sequence[str]) -> int:
    """Number of different caseworkers met."""
    return len(set(sequence))


def indices_of(sequence: Sequence[str]) -> Indices:
    """All indices of one client's contacts, given as caseworker labels in order of time."""
    return Indices(
        contacts=len(sequence),
        upc=upc(sequence),
        coc=coc(sequence),
        secon=secon(sequence),
        herfindahl=herfindahl(sequence),
        hand_offs=hand_offs(sequence),
        distinct=distinct(sequence),
    )


def summarise(per_client: Iterable[Sequence[str]], pool: int | Sequence[int]) -> IndexSummary:
    """The indices over clients, and how many clients each leaves out.

    Parameters
    ----------
    per_client
        One sequence of caseworkers a client; empty for a client nobody met.
    pool
        Caseworkers that random dispatch would draw from: one number for all clients, or one number a client.
    """
    sequences = list(per_client)
    pools = [pool] * len(sequences) if isinstance(pool, int) else pool
    met = [(indices_of(sequence), size) for sequence, size in zip(sequences, pools, strict=True) if len(sequence)]
    every = [indices for indices, _ in met]
    expected = [expected_upc(indices.contacts, size) for indices, size in met]
    return IndexSummary(
        clients=len(every),
        clients_without_contacts=len(sequences) - len(every),
        clients_with_one_contact=sum(indices.contacts == 1 for indices in every),
        upc=distribution_of(indices.upc for indices in every),
        upc_expected_at_random=sum(expected) / len(expected) if expected else None,
        coc=distribution_of(indices.coc for indices in every),
        secon=distribution_of(indices.secon for indices in every),
        herfindahl=distribution_of(indices.herfindahl for indices in every),
        hand_offs=distribution_of(indices.hand_offs for indices in every),
        distinct=distribution_of(indices.distinct for indices in every),
    )


def _squares(sequence: Sequence[str]) -> int:
    return sum(count * count for count in Counter(sequence).values())
