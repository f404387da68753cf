"""Offices that keep a solver busy for longer than a test waits."""

from optimizer.generate import OfficeParameters, generate
from optimizer.instance.schema import Instance
from optimizer.rules import Policy


def busy_office(policy: Policy = "client-based") -> Instance:
    """Eight caseworkers and three hundred clients over two weeks, with more work than fits."""
    return generate(OfficeParameters(size="s", clients=300, days=10, utilisation=1.1, policy=policy))
