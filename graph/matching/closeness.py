"""How close two contents are that blame the same parties: the rule by which claims of a base meet beyond words.

`likeness.py` is fitted on pairs that are made to be hard: much in common, and yet two claims. Where two utterances of
the news blame the same party, what they have in common does speak for one claim; so this is a plain mean of shares, and
marks that tell an effect from the act, or another deed of the kind, hold it down.
"""

from dataclasses import dataclass
from enum import Enum

from graph.matching.compared import Compared, weighed
from graph.matching.features import apart, means
from graph.matching.synonyms import met

# what one side says and the other does not leaves so much of their closeness
_LEFT = {"also": 0.6, "effect": 0.6}
_OTHER_DEED, _OTHER_PORTION = 0.8, 0.9
# from which share of its words met in the other a content with a sign of a part speaks of a part of the same deed
_WITHIN = 0.6


class Between(Enum):
    """How one content stands to another, where a rule tells."""

    NOTHING = "nothing"
    NARROWER = "narrower"
    BROADER = "broader"
    OTHER_NUMBER = "another number"
    OTHER_STAGE = "another stage"


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close two contents are, 0 to 1, and why."""

    score: float
    reason: str


def closeness(one: Compared, other: Compared) -> Closeness:
    """Return how close two contents are; symmetric."""
    if one.keys.isdisjoint(other.keys):
        return Closeness(0.0, "no word is met")
    mets = weighed(met(one.words, other.words)), weighed(met(other.words, one.words))
    wholes = one.rarity, other.rarity
    shares = [found / whole if whole else 0.0 for found, whole in zip(mets, wholes, strict=True)]
    words = 2 * weighed(one.known & other.known) / sum(wholes) if sum(wholes) else 0.0
    score, said = (sum(shares) + words) / 3, []
    left = held_down(one, other)
    if left < 1:
        score *= left
        said.append("only one speaks of an effect, or of one more")
    if one.deeds and other.deeds and not one.deeds & other.deeds:
        score *= _OTHER_DEED
        said.append("another kind of deed")
    if one.portions("portion") != other.portions("portion"):
        score *= _OTHER_PORTION
        said.append("they speak of other portions")
    means_alike = f"{min(shares):.2f} to {max(shares):.2f} of the words met"
    return Closeness(round(score, 3), ", ".join([means_alike, *said]))


def held_down(one: Compared, other: Compared) -> float:
    """Return what is left of a likeness where only one speaks of an effect, or of one more deed of the kind."""
    left = [share for sign, share in _LEFT.items() if (sign in one.signs) != (sign in other.signs)]
    return min(left, default=1.0)


def between(one: Compared, other: Compared) -> Between:
    """Tell what a rule says of two contents that are otherwise close."""
    if means(one) and means(other) and apart(one.numbers, other.numbers) is True:
        return Between.OTHER_NUMBER
    if _part_of(one, other):
        return Between.NARROWER
    if _part_of(other, one):
        return Between.BROADER
    return Between.OTHER_STAGE if ("coming" in one.signs) != ("coming" in other.signs) else Between.NOTHING


def _part_of(one: Compared, other: Compared) -> bool:
    """Tell whether the one speaks of a single one of what the other speaks of as a whole."""
    if "single" not in one.signs or "single" in other.signs or not other.words:
        return False
    return weighed(met(other.words, one.words)) >= _WITHIN * other.rarity
