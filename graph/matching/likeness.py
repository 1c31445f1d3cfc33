"""Whether two utterances are about one proposition: a score by words, vector, numbers and names, and why.

The parties are the caller's: who blames different parties never says the same, whatever the words. What is compared
here is the rest. The weights of `likeness.toml` are those of a logistic regression, fitted on invented examples.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.deriving.numbers import allowed
from graph.matching.synonyms import met
from graph.matching.wording import Number, Wording, cosine, weighed
from graph.matching.words import fold

# of BM25: how soon a word that is repeated counts no more, how much length counts, how many words a claim usually has
_K, _B, _USUAL = 1.2, 0.4, 18
# what speaks of one of several, of a part, or of all: where only one side has it, one may be narrower
_PORTION = re.compile(
    r"\b(all|any|both|each|every|everybody|everyone|entire|whole|always|only|single|sole|one|once|two|three|four|some|"
    r"several|few|certain|part|partly|half|most|many|first|last|latest)\b"
)
_MEANS = re.compile(
    r"^(with|using|through|by|via|across|from|in|on|at|over|about|around|some|more|up|nearly|almost|roughly|"
    r"approximately|as|an?|the|nine|ten|[a-z]+ty|[a-z]+teen|\d)\b"
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two wordings are one proposition, 0 to 1, and what speaks for it or against it."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether they count as one."""
        return self.score >= _fitted()["threshold"]["same"]


def compare(one: Wording, other: Wording, *, same_holder: bool = False) -> Likeness:
    """Compare two wordings that blame the same parties, or that are held by the same where they blame nobody."""
    found = features(one, other, same_holder=same_holder)
    if found["parts differ"]:
        # by definition: such parts are variants of one another in their number, and claims of their own
        return Likeness(0.0, "parts that give another number of one unit")
    raw = sum(_fitted()["weights"][name] * value for name, value in found.items()) + _fitted()["weights"]["bias"]
    return Likeness(round(1 / (1 + math.exp(-raw)), 3), _reason(found))


def best(wanted: Wording, held: Sequence[Wording], *, same_holder: bool = False) -> Likeness | None:
    """Compare with each way in which a claim has been said, and return the likeliest."""
    found = [compare(wanted, one, same_holder=same_holder) for one in held]
    return max(found, key=lambda one: one.score, default=None)


def nearness(wanted: Wording, held: Wording) -> float:
    """Return how near a claim's wording comes to what is wanted, for ranking candidates; it has no fixed upper bound.

    Shared words by the formula of BM25, each counted once, with the shipped rarities (Robertson and Zaragoza 2009), and
    the cosine of the vectors by a fitted weight.
    """
    room = 1 + _K * (1 - _B + _B * len(held.stems) / _USUAL)
    return weighed(wanted.stems & held.stems) * (_K + 1) / room + nearness_of_vectors() * cosine(wanted, held)


def nearness_of_vectors() -> float:
    """Return the fitted weight of a cosine among telling words."""
    return _fitted()["nearness"]["vector"]


@cache
def _fitted() -> Mapping[str, Mapping[str, float]]:
    made: Mapping[str, Mapping[str, float]] = tomllib.loads(
        files(__package__).joinpath("likeness.toml").read_text(encoding="utf-8")
    )
    return made


def features(one: Wording, other: Wording, *, same_holder: bool = False) -> dict[str, float]:
    """Return what speaks for and against, by name; symmetric in the two."""
    return {**_of_words(one, other), **_of_names(one, other), **_of_numbers(one, other), "holder": float(same_holder)}


def _of_words(one: Wording, other: Wording) -> dict[str, float]:
    a, b = set(one.words), set(other.words)
    shared = weighed(a & b)
    less, more = sorted((one.rarity, other.rarity))
    near = cosine(one, other)
    dice = 2 * shared / (less + more) if less else 0.0
    return {
        "vector": near,
        "vector high": max(0.0, near - 0.6),
        "no vector": float(one.direction is None or other.direction is None),
        "words": dice,
        "words within": shared / less if less else 0.0,
        "words high": max(0.0, dice - 0.5),
        "shorter": less / more if more else 1.0,
        **_of_meanings(one, other),
        **_of_portions(one, other),
    }


def _of_meanings(one: Wording, other: Wording) -> dict[str, float]:
    """Compare words that are put for one another: which share is met on either side, what is left over."""
    sides = [(w.rarity, weighed(met(w.words, v.words))) for w, v in ((one, other), (other, one))]
    shares = sorted(found / whole if whole else 0.0 for whole, found in sides)
    left = sorted(whole - found for whole, found in sides)
    count = min(len(met(one.words, other.words)), len(met(other.words, one.words)))
    return {
        "meant, less": shares[0],
        "meant, more": shares[1],
        "meant, words": math.log1p(count),
        "nothing meant": float(count == 0),
        "left over": math.log1p(left[0]),
        "added": math.log1p(left[1]),
        "added to the same": math.log1p(left[1]) * shares[1],
        "exchanged": math.log1p(left[0]) * shares[0],
        "in full": float(left[1] == 0 and count > 0),
    }


def _of_portions(one: Wording, other: Wording) -> dict[str, float]:
    a, b = (set(_PORTION.findall(fold(w.text))) for w in (one, other))
    return {"portion": float(a != b), "one portion": float(bool(a) != bool(b))}


def _of_names(one: Wording, other: Wording) -> dict[str, float]:
    a, b = one.names, other.names
    extra = [weighed(a - set(other.words) - b), weighed(b - set(one.words) - a)]
    return {
        "names shared": float(bool(a & b)),
        "other names": float(min(extra) > 0),
        "more names": float(max(extra) > 0 and min(extra) == 0),
        "names within": math.log1p(max(extra)),
    }


def _of_numbers(one: Wording, other: Wording) -> dict[str, float]:
    part = float(means(one)) + float(means(other))
    apart = _apart(one.numbers, other.numbers)
    return {
        "numbers agree": float(apart is False),
        "numbers differ": float(apart is True),
        "one has numbers": float(bool(one.numbers) != bool(other.numbers)),
        "both parts": float(part == 2),
        "one part": float(part == 1),
        "parts differ": float(part == 2 and apart is True),
        "parts agree": float(part == 2 and apart is False),
    }


def means(wording: Wording) -> bool:
    """Tell whether a wording gives means or numbers only: so the reader says, or it opens as such words do."""
    return wording.part or bool(wording.numbers and _MEANS.match(fold(wording.text)))


def _apart(one: Sequence[Number], other: Sequence[Number]) -> bool | None:
    """Tell whether numbers of a unit do not fit one another; null where no unit is shared."""
    pairs = [(a, b) for a in one for b in other if a[0] == b[0]]
    if not pairs:
        return None
    return not any(_meet(a, b) for a, b in pairs)


def _meet(one: Number, other: Number) -> bool:
    low, high = allowed(one[1], one[2])
    least, most = allowed(other[1], other[2])
    return low <= most and least <= high


def _reason(found: dict[str, float]) -> str:
    said = [f"words {found['words']:.2f} alike"]
    if not found["no vector"]:
        said.append(f"meaning {found['vector']:.2f} alike")
    told = {
        "numbers agree": "numbers agree",
        "numbers differ": "numbers differ",
        "other names": "each names what the other does not",
        "more names": "one names more",
        "one portion": "one speaks of a part or of all",
    }
    return ", ".join([*said, *(words for name, words in told.items() if found[name])])
