"""Small networks of one hidden layer, as they are shipped: arrays in TOML."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy

Array = numpy.ndarray[Any, numpy.dtype[numpy.float64]]
_ARRAYS = ("mean", "scale", "hidden", "hidden_bias", "out", "out_bias")


@cache
def shipped(file: str, table: str | None = None) -> Mapping[str, Array]:
    """Return the network that a file beside this one holds, as a whole or in a table."""
    data = tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))
    held = data[table] if table else data
    return {name: numpy.array(held[name]) for name in _ARRAYS}


def probabilities(rows: Array, net: Mapping[str, Array]) -> Array:
    """Return how likely each class is, one line a row."""
    hidden = numpy.maximum(0.0, (rows - net["mean"]) / net["scale"] @ net["hidden"] + net["hidden_bias"])
    raw = hidden @ net["out"] + net["out_bias"]
    raised = numpy.exp(raw - raw.max(axis=1, keepdims=True))
    made: Array = raised / raised.sum(axis=1, keepdims=True)
    return made
