"""Reasons as what a page can hold; `assets/core/70-reasons.js` puts them into words."""

from datetime import date
from typing import Any

from optimizer.grounds.reason import Reason


def reason_data(reason: Reason) -> list[Any]:
    """Code and values, dates as ISO text."""
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in reason.values.items()}
    return [reason.code, values]
