"""From how many minutes of reading in on client-based work is as timely as a pool, from lines of simulations."""
