"""The small words of `signs.toml`, by which two contents differ that are alike in all else; read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.matching.words import fold


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind of small words: its pattern, a case of it, and whether the words themselves are compared."""

    name: str
    pattern: re.Pattern[str]
    case: str
    words: bool


@cache
def all_signs() -> tuple[Sign, ...]:
    """Read the shipped kinds."""
    data = tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
    return tuple(
        Sign(name, re.compile(entry["pattern"]), entry["case"], entry.get("words", False))
        for name, entries in data.items()
        for entry in entries
    )


def signs(text: str) -> frozenset[str]:
    """Return the names of the signs of a text, and "name word" of those whose words are compared."""
    flat = fold(text)
    found = set()
    for sign in all_signs():
        words = {hit[0] for hit in sign.pattern.finditer(flat)}
        if words:
            found.add(sign.name)
        if sign.words:
            found |= {f"{sign.name} {word}" for word in words}
    return frozenset(found)
