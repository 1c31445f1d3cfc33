"""How telling a word is: in how many of a few thousand news texts its stem stands, from a shipped table.

A table that is shipped, and not one of the archive, keeps a likeness the same whenever and in whatever order texts
come.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.lexicon import lexicon
from graph.matching.words import stem, tokens


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    data = tomllib.loads(files(__package__).joinpath("frequencies.toml").read_text(encoding="utf-8"))
    counted = {stem: int(count) for count, stems in data["stems"].items() for stem in stems.split()}
    return data["texts"], counted


@cache
def weight(stem: str) -> float:
    """Return the inverse document frequency of a stem, about 0.3 to 8; one that the table lacks is the rarest."""
    texts, counted = _table()
    return math.log((1 + texts) / (1 + counted.get(stem, 0)))


def stems(text: str) -> list[str]:
    """Return the stems of the content words and numbers of a text, in order, with repetitions."""
    stop = lexicon().stop
    return [stem(word.removesuffix("'s")) for word in tokens(text) if word not in stop]


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return in how many of these texts each stem stands."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(set(stems(text)))
    return found
