"""A small office in which every part of the format is used once; every number in it is an example."""

import json
from importlib.resources import files

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Instance


def example_office() -> Instance:
    """The office of `example.json`, beside this module."""
    return build_instance(json.loads(files(__package__).joinpath("example.json").read_text("utf-8")), "example.json")
