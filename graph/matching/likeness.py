"""Whether two utterances are about one proposition: a score by words, vector, numbers and names, and why.

The parties are the caller's: who blames different parties never says the same, whatever the words. What is compared
here is the rest. The weights of `likeness.toml` are those of a small network, fitted on invented examples.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy

from graph.matching import frequencies
from graph.matching.compared import Compared
from graph.matching.features import apart, features, means
from graph.matching.networks import Array, probabilities, shipped
from graph.matching.wording import Wording, cosine

# of BM25: how soon a word that is repeated counts no more, how much length counts, how many words a claim usually has
_K, _B, _USUAL = 1.2, 0.4, 18


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two contents are one proposition, 0 to 1, and what speaks for it or against it."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether they count as one, where missing one is as bad as joining two."""
        return self.score >= threshold("same")


def threshold(name: str) -> float:
    """Return a fitted threshold: "same" (where both mistakes count alike), "meets" (where joining is worse)."""
    return float(_data()["threshold"][name])


def compare(one: Compared, other: Compared, *, same_holder: bool = False) -> Likeness:
    """Compare two contents that blame the same parties, or that are held by the same where they blame nobody."""
    return compare_all(one, [other], same_holder=same_holder)[0]


def compare_all(wanted: Compared, held: Sequence[Compared], *, same_holder: bool = False) -> list[Likeness]:
    """Compare with each of several."""
    if not held:
        return []
    found = [features(wanted, one, same_holder=same_holder) for one in held]
    scores = judged(numpy.array([list(f.values()) for f in found]))
    return [
        # by definition such parts are variants of one another in their number, and claims of their own
        Likeness(0.0, "parts that give another number of one unit")
        if f["parts differ"]
        else Likeness(round(float(score), 3), _reason(f))
        for f, score in zip(found, scores, strict=True)
    ]


def best(wanted: Compared, held: Sequence[Compared], *, same_holder: bool = False) -> Likeness | None:
    """Compare with each way in which a claim has been said, and return the likeliest."""
    return max(compare_all(wanted, held, same_holder=same_holder), key=lambda one: one.score, default=None)


def varies(one: Compared, other: Compared) -> bool:
    """Tell whether two contents give means or numbers and differ in a number of one unit."""
    return means(one) and means(other) and apart(one.numbers, other.numbers) is True


def judged(rows: Array) -> Array:
    """Return how likely each row of features is of one proposition."""
    made: Array = probabilities(rows, shipped("likeness.toml", "network"))[:, 1]
    return made


def nearness(wanted: Wording, held: Wording, rarity: Callable[[str], float] = frequencies.weight) -> float:
    """Return how near a claim's wording comes to what is wanted, for ranking candidates; it has no fixed upper bound.

    Shared words by the formula of BM25, each counted once (Robertson and Zaragoza 2009), with the shipped rarities or
    those of the set that is ranked, and the cosine of the vectors by a fitted weight.
    """
    room = 1 + _K * (1 - _B + _B * len(held.stems) / _USUAL)
    shared = sum(rarity(stem) for stem in sorted(wanted.stems & held.stems))
    return shared * (_K + 1) / room + nearness_of_vectors() * cosine(wanted, held)


def rarities(held: Sequence[Wording]) -> Callable[[str], float]:
    """Return how telling a stem is among these wordings: the weight of BM25."""
    counts = Counter(stem for one in held for stem in one.stems)

    def weight(stem: str) -> float:
        return math.log(1 + (len(held) - counts[stem] + 0.5) / (counts[stem] + 0.5))

    return weight


def nearness_of_vectors() -> float:
    """Return the fitted weight of a cosine among telling words."""
    return float(_data()["nearness"]["vector"])


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    made: Mapping[str, Mapping[str, Any]] = tomllib.loads(
        files(__package__).joinpath("likeness.toml").read_text(encoding="utf-8")
    )
    return made


def _reason(found: Mapping[str, float]) -> str:
    said = [f"words {found['words']:.2f} alike"]
    if not found["no vector"]:
        said.append(f"meaning {found['vector']:.2f} alike")
    told = {
        "numbers agree": "numbers agree",
        "numbers differ": "numbers differ",
        "harmed apart": "each names another who was harmed",
        "other names": "each names what the other does not",
        "more names": "one names more",
        "one portion": "one speaks of a part or of all",
        "deeds apart": "another kind of deed",
    }
    return ", ".join([*said, *(words for name, words in told.items() if found[name])])
