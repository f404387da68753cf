"""Dates in options, in one spelling."""

import re
from datetime import date

import click


def day(value: str) -> date:
    """2026-01-05; the other forms that ISO 8601 knows are refused, as they are in files."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} must be YYYY-MM-DD, such as 2026-01-05")
