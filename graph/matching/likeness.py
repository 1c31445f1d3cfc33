"""Whether two utterances are about one proposition: a score by words, vector, numbers and names, and why.

The parties are the caller's: who blames different parties never says the same, whatever the words. What is compared
here is the rest. The weights of `likeness.toml` are those of a small network, fitted on invented examples.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy

from graph.matching.compared import Compared
from graph.matching.features import features
from graph.matching.networks import Array, probabilities, shipped


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two contents are one proposition, 0 to 1, and what speaks for it or against it."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether they count as one, where missing one is as bad as joining two."""
        return self.score >= float(_data()["threshold"]["same"])


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


def judged(rows: Array) -> Array:
    """Return how likely each row of features is of one proposition."""
    made: Array = probabilities(rows, shipped("likeness.toml", "network"))[:, 1]
    return made


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
