"""The words of `refuting.toml`, by which a text takes a stand on what somebody claims, read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.matching.words import fold

KINDS = ("refuting", "negating", "turning", "hedging", "affirming")


@dataclass(frozen=True, slots=True)
class Mark:
    """A way of taking a stand: its kind, its pattern and a case in which it is found."""

    kind: str
    pattern: re.Pattern[str]
    case: str


@cache
def marks() -> tuple[Mark, ...]:
    """Read the shipped words."""
    data = tomllib.loads(files(__package__).joinpath("refuting.toml").read_text(encoding="utf-8"))
    return tuple(Mark(k, re.compile(entry["pattern"]), entry["case"]) for k in KINDS for entry in data[k])


def marked(text: str) -> tuple[int, ...]:
    """Return how many marks of each kind stand in a text, in the order of `KINDS`."""
    flat = fold(text)
    counts = dict.fromkeys(KINDS, 0)
    for mark in marks():
        counts[mark.kind] += sum(1 for _ in mark.pattern.finditer(flat))
    return tuple(counts.values())


def found(text: str, kind: str) -> list[str]:
    """Return the words by which a text takes a stand of this kind, the first of each pattern."""
    flat = fold(text)
    return [hit[0] for mark in marks() if mark.kind == kind and (hit := mark.pattern.search(flat))]
