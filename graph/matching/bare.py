"""Which words of a content tell the deed, where the words of blame and of the law (`bare.toml`) are taken away."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from graph.matching.words import stem


@cache
def _data() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("bare.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(stem(word) for word in data[kind].split()) for kind in ("blame", "law")}


@cache
def cases() -> tuple[str, ...]:
    """Return contents of which nothing is left."""
    data = tomllib.loads(files(__package__).joinpath("bare.toml").read_text(encoding="utf-8"))
    return tuple(data["cases"])


def telling(stems: Iterable[str], *, law: bool) -> frozenset[str]:
    """Return the stems that tell the deed; `law` says that the law is at work, so that its words tell nothing."""
    data = _data()
    return frozenset(stems) - data["blame"] - (data["law"] if law else frozenset())
