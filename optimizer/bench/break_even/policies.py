"""The policies of the contrast: which of them are a pool, and which keep clients with their own caseworker."""

from typing import Final

#: Pools that a careful office would run; the first is the one that differences are told from.
POOLS: Final = ("edf", "skill")
#: Pools that show how much order and skill matter.
PLAIN_POOLS: Final = ("fifo", "random")
#: Simple rules that look at the own caseworker.
KEEPING: Final = ("sticky", "helping", "overflow", "dedicated")
#: A plan every morning.
PLANNING: Final = ("cover", "client-based")
IN_ORDER: Final = (*PLAIN_POOLS, *POOLS, *KEEPING, *PLANNING)
