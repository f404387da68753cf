"""How many examples the property tests try: few by default, thousands with CASELOAD_THOROUGH=1."""

import os

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("CASELOAD_THOROUGH") == "1"


def tries(few: int, many: int) -> settings:
    """The same examples on every run; no deadline, as machines differ. A thorough run seeks new ones each time."""
    return settings(
        max_examples=many if THOROUGH else few,
        deadline=None,
        derandomize=not THOROUGH,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
