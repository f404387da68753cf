"""Drawn instances are valid: the builder takes each of them and gives the same back."""

import json

from hypothesis import given

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Instance
from tests.oracle.effort import tries
from tests.oracle.strategies import instances


@tries(few=200, many=5_000)
@given(instances())
def test_drawn_instances_pass_the_builder(instance: Instance) -> None:
    assert build_instance(json.loads(instance.json_bytes())) == instance
