"""What a text says of a claim: that it is so, that it is not, or only that somebody says it.

Sentences near the claim are looked at for words that refute, negate, hedge or affirm (`refuting.toml`); a small
network, whose weights are in `stances.toml`, weighs these with how near the words and the vectors are.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy

from graph.matching import frequencies
from graph.matching.networks import Array, probabilities, shipped
from graph.matching.refuting import KINDS, found, marked
from graph.matching.wording import Wording

_NEAREST = 3
_LEAD = 3
_REFUTING = KINDS.index("refuting")


class Stance(StrEnum):
    """What a text does with a claim."""

    UNRELATED = "unrelated"
    DISCUSSES = "discusses"
    SUPPORTS = "supports"
    DENIES = "denies"


ORDER = tuple(Stance)


@dataclass(frozen=True)
class Passage:
    """What is said, sentence by sentence; `rest` is what follows, of which only the words are looked at."""

    said: tuple[Wording, ...]
    rest: str = ""

    @cached_property
    def directions(self) -> Array:
        """The vectors of the sentences at length one, a row each; of zeros where there is none."""
        size = max((len(s.vector or b"") for s in self.said), default=1) or 1
        made = [s.direction if s.direction is not None else numpy.zeros(size) for s in self.said]
        return numpy.array(made, dtype=numpy.float64).reshape(len(self.said), size)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence."""
        return tuple(frozenset(s.words) for s in self.said)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of all sentences."""
        return frozenset().union(*self.stems)

    @cached_property
    def marks(self) -> Array:
        """How many marks of each kind stand in each sentence."""
        return numpy.array([marked(s.text) for s in self.said], dtype=numpy.float64).reshape(len(self.said), len(KINDS))

    @cached_property
    def density(self) -> Array:
        """How many marks of each kind stand in ten sentences, the rest included."""
        count = len(self.said) + len(self.rest) / 150
        made: Array = 10 * (self.marks.sum(axis=0) + numpy.array(marked(self.rest))) / max(1.0, count)
        return made


@dataclass(frozen=True, slots=True)
class Stood:
    """The likeliest stance, how likely it is, and why."""

    stance: Stance
    score: float
    reason: str


def stance(claim: Wording, passage: Passage) -> Stood:
    """Tell the stance of what is said towards a claim."""
    shares = judged(numpy.array([features(claim, passage)]))[0]
    best = int(shares.argmax())
    cosines, shared = _near(claim, passage)
    nearest = _nearest(cosines, shared)
    words = sorted({word for i in nearest for word in found(passage.said[i].text, "refuting")})
    reason = f"nearest sentence {cosines[nearest[0]]:.2f} alike" if nearest else "says nothing"
    return Stood(ORDER[best], round(float(shares[best]), 3), f"{reason}; {', '.join(words)}" if words else reason)


def features(claim: Wording, passage: Passage) -> list[float]:
    """Return the numbers that are weighed, in a fixed order."""
    cosines, shared = _near(claim, passage)
    nearest = _nearest(cosines, shared)
    own = numpy.log1p(marked(claim.text))
    near, lead = (numpy.log1p(passage.marks[rows].sum(axis=0)) for rows in (nearest, slice(_LEAD)))
    whole = numpy.log1p(passage.density)
    # a sentence that speaks of the claim and takes a stand at once
    at_once = ((cosines + shared)[:, None] * (passage.marks > 0)).max(axis=0, initial=0.0)
    against = [float(part[_REFUTING]) for part in (near, lead, whole, at_once)]
    refutes = float(own[_REFUTING] > 0)
    made = [*_alike(claim, passage, cosines, shared), *own, *near, *lead, *whole, *at_once]
    made += [refutes * x for x in against] + [(1 - refutes) * x for x in against]
    made += [refutes, float(claim.text.strip().endswith("?")), float(numpy.log1p(len(claim.words)))]
    return [float(x) for x in (*made, numpy.log1p(len(passage.said)))]


def _near(claim: Wording, passage: Passage) -> tuple[Array, Array]:
    """Return for each sentence its cosine and which share of the telling words of the claim it holds."""
    weights = {stem: frequencies.weight(stem) for stem in claim.words}
    whole = sum(weights.values()) or 1.0
    shared = [sum(weights[stem] for stem in weights.keys() & stems) / whole for stems in passage.stems]
    count = len(passage.said)
    if claim.direction is None or passage.directions.shape[1] != len(claim.direction):
        return numpy.zeros(count), numpy.array(shared)
    cosines: Array = passage.directions @ claim.direction.astype(numpy.float64)
    return cosines, numpy.array(shared)


def _nearest(cosines: Array, shared: Array) -> list[int]:
    order: list[int] = numpy.argsort(-(cosines + shared), kind="stable").tolist()
    return order[:_NEAREST]


def _alike(claim: Wording, passage: Passage, cosines: Array, shared: Array) -> list[float]:
    if not passage.said:
        return [0.0] * 10
    high, held = numpy.sort(cosines)[::-1], numpy.sort(shared)[::-1]
    weights = [(frequencies.weight(stem), stem in passage.words) for stem in claim.words]
    return [
        high[0],
        held[0],
        high[:_NEAREST].mean(),
        high.mean(),
        cosines[0],
        shared[0],
        sum(w for w, there in weights if there) / (sum(w for w, _ in weights) or 1.0),
        len(claim.names & passage.words) / len(claim.names) if claim.names else 0.5,
        float((cosines + shared).argmax()) / len(passage.said),
        max(0.0, high[0] - 0.6),
    ]


def judged(rows: Array) -> Array:
    """Return how likely each stance is, in the order of `ORDER`, one line a row of features."""
    return probabilities(rows, shipped("stances.toml"))
