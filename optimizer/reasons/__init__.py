"""Why a plan is as it is: what an alternative costs, what fills people and days, and where an office is over-full."""
