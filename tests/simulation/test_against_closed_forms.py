"""The engine against what queueing theory knows exactly: mean waits inside their confidence intervals.

Batch means with 20 batches; a 99.9 % interval, so that a sound engine fails once in thousand draws, and the seeds are
fixed. Each interval must also be narrow, or it would prove nothing.
"""

from statistics import mean, stdev

import numpy as np
import pytest
from scipy.stats import t

from optimizer.simulation.bare_queue import bare_queue
from optimizer.simulation.closed_forms import mg1_wait, mm1_wait, mmc_wait
from optimizer.simulation.engine import simulate
from optimizer.simulation.policies.pool import PoolPolicy
from optimizer.simulation.queues import oldest_first

SERVICE = 1_000_000  # mean, so that rounding is far below what chance does
CUSTOMERS = 44_000
WARM_UP = 4_000
BATCHES = 20


def exponential(rng, n):
    return rng.exponential(1, n)


def constant(_rng, n):
    return np.ones(n)


def lognormal(rng, n):
    variance = np.log(1 + 0.6**2)
    return rng.lognormal(-variance / 2, np.sqrt(variance), n)


def waits(servers, rho, services, seed, separate=False):
    rng = np.random.Generator(np.random.PCG64(seed))
    arrivals = np.cumsum(rng.exponential(1 / (servers * rho), CUSTOMERS))
    needed = services(rng, CUSTOMERS)
    whose = rng.integers(servers, size=CUSTOMERS)  # by chance, so that each one's arrivals stay Poisson
    able = (lambda n: frozenset([int(whose[n])])) if separate else None
    world = bare_queue(
        np.rint(arrivals * SERVICE).astype(int).tolist(), np.rint(needed * SERVICE).astype(int).tolist(), servers, able
    )
    log = simulate(world, PoolPolicy(oldest_first))
    assert len(log.done) == CUSTOMERS
    waited = {row.job.id: (row.began_second - row.job.second) / SERVICE for row in log.done}
    return [waited[name] for name in sorted(waited)][WARM_UP:]


def interval(values):
    """Mean and half-width from batch means."""
    size = len(values) // BATCHES
    batches = [mean(values[k * size : (k + 1) * size]) for k in range(BATCHES)]
    return mean(batches), t.ppf(0.9995, BATCHES - 1) * stdev(batches) / BATCHES**0.5


@pytest.mark.parametrize(
    ("servers", "rho", "services", "expected"),
    [
        (1, 0.5, exponential, mm1_wait(0.5)),
        (1, 0.8, exponential, mm1_wait(0.8)),
        (4, 0.8, exponential, mmc_wait(4, 0.8)),
        (20, 0.9, exponential, mmc_wait(20, 0.9)),
        (1, 0.8, constant, mg1_wait(0.8, 0)),
        (1, 0.8, lognormal, mg1_wait(0.8, 0.6)),
    ],
)
def test_mean_wait_is_that_of_the_closed_form(servers, rho, services, expected):
    found, half = interval(waits(servers, rho, services, seed=7))
    assert abs(found - expected) <= half
    assert half < 0.45 * expected


def test_queues_of_their_own_wait_as_long_as_one_server_each():
    """Four caseworkers, each with their own clients, against the pool of the same four: 4.0 and 0.75."""
    found, half = interval(waits(4, 0.8, exponential, seed=7, separate=True))
    assert abs(found - mm1_wait(0.8)) <= half
    assert found - half > mmc_wait(4, 0.8)


def test_more_servers_than_customers_never_wait():
    log = simulate(bare_queue([10, 10, 20], [100, 100, 100], 3), PoolPolicy(oldest_first))
    assert [(row.began_second, row.second) for row in log.done] == [(10, 110), (10, 110), (20, 120)]
