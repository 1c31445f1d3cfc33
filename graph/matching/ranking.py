"""Which of many claims come nearest to a text that may repeat one: shared words by their rarity, and the vectors."""

import math
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from graph.matching import frequencies
from graph.matching.wording import Wording, cosine

# of BM25: how soon a word that is repeated counts no more, and how much length counts
_K, _B = 1.2, 0.75


class Ranking:
    """Claims to rank; how rare a word is, is told half by these claims themselves and half by the shipped table."""

    def __init__(self, held: Sequence[Wording]) -> None:
        self.held = held
        self._in = Counter(stem for one in held for stem in one.counts)
        self._usual = sum(one.counts.total() for one in held) / max(1, len(held)) or 1.0
        self._rarity: dict[str, float] = {}

    def nearness(self, wanted: Wording, held: Wording) -> float:
        """Return how near one of the claims comes to what is wanted; it has no fixed upper bound.

        Shared words by the formula of BM25 (Robertson and Zaragoza 2009), and the cosine by a fitted weight.
        """
        return self.shared(wanted, held) + weight_of_vectors() * cosine(wanted, held)

    def shared(self, wanted: Wording, held: Wording) -> float:
        """Return the part of nearness that words have."""
        room = _K * (1 - _B + _B * held.counts.total() / self._usual)
        both = sorted(wanted.counts.keys() & held.counts.keys())
        return sum(self.rarity(s) * held.counts[s] * (_K + 1) / (held.counts[s] + room) for s in both)

    def rarity(self, stem: str) -> float:
        """Return how telling a stem is."""
        if stem not in self._rarity:
            here = math.log(1 + (len(self.held) - self._in[stem] + 0.5) / (self._in[stem] + 0.5))
            self._rarity[stem] = (here + frequencies.weight(stem)) / 2
        return self._rarity[stem]


@cache
def weight_of_vectors() -> float:
    """Return the fitted weight of a cosine among telling words."""
    data = tomllib.loads(files(__package__).joinpath("likeness.toml").read_text(encoding="utf-8"))
    return float(data["nearness"]["vector"])
