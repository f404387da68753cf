"""Waiting times that queueing theory knows exactly; the engine is tested against them.

Times are in units of the mean service time, rho is the utilisation of one server, 0 <= rho < 1, arrivals are Poisson
and the queue is first come, first served.

Sources
-------
Erlang C: A. K. Erlang (1917), by the recursion of Erlang B (Kleinrock, Queueing Systems I, 1975).
M/G/1: Pollaczek (1930) and Khinchine (1932).
"""


def mm1_wait(rho: float) -> float:
    """Mean wait of M/M/1: rho / (1 − rho)."""
    _refuse_unstable(rho)
    return rho / (1 - rho)


def mg1_wait(rho: float, cv: float) -> float:
    """Pollaczek–Khinchine: the mean wait of M/G/1 depends on the service times by their coefficient of variation."""
    return mm1_wait(rho) * (1 + cv * cv) / 2


def erlang_c(servers: int, rho: float) -> float:
    """Probability that an arrival has to wait in M/M/c."""
    _refuse_unstable(rho)
    load, blocked = servers * rho, 1.0
    for number in range(1, servers + 1):
        blocked = load * blocked / (number + load * blocked)
    return blocked / (1 - rho * (1 - blocked))


def mmc_wait(servers: int, rho: float) -> float:
    """Mean wait of M/M/c: C(c, rho) / (c (1 − rho))."""
    return erlang_c(servers, rho) / (servers * (1 - rho))


def break_even_reading_in(servers: int, rho: float) -> float:
    """The share by which strangers' work may take longer before the pool loses to as many queues of their own.

    With a share p, pooled work takes 1 + p on average, so that the time in system is
    (1 + p) (1 + W_pool(rho (1 + p))); the answer equates it with 1 + W_1(rho). Every pooled task is taken to be a
    stranger's and its time to stay exponential. Above p = 1/rho − 1 the pool is not stable at all.
    """
    apart = 1 + mm1_wait(rho)
    least, most = 0.0, 1 / rho - 1
    for _ in range(80):  # halving: 80 times is beyond the last bit
        share = (least + most) / 2
        longer = 1 + share
        pooled = longer * (1 + mmc_wait(servers, rho * longer)) if rho * longer < 1 else float("inf")
        least, most = (share, most) if pooled < apart else (least, share)
    return least


def _refuse_unstable(rho: float) -> None:
    if not 0 <= rho < 1:
        raise ValueError(f"rho {rho}: must lie in 0 … 1, 1 excluded; otherwise the queue grows without end")
