"""What speaks for two contents being one proposition and what against it, as numbers by name; symmetric in the two."""

import math
from collections.abc import Sequence

from graph.deriving.numbers import allowed
from graph.matching import frequencies
from graph.matching.compared import Compared, Number, weighed
from graph.matching.synonyms import met
from graph.matching.wording import cosine

_SIGNS = ("single", "some", "every", "effect", "coming", "also", "own")


def features(one: Compared, other: Compared, *, same_holder: bool = False) -> dict[str, float]:
    """Return what speaks for and against."""
    return {
        **_of_vectors(one, other),
        **_of_words(one, other),
        **_of_meanings(one, other),
        **_of_groups(one, other),
        **_of_signs(one, other),
        **_of_names(one, other),
        **_of_harmed(one, other),
        **_of_numbers(one, other),
        "holder": float(same_holder),
    }


def _of_vectors(one: Compared, other: Compared) -> dict[str, float]:
    near = cosine(one, other)
    return {
        "vector": near,
        "vector high": max(0.0, near - 0.6),
        "no vector": float(one.direction is None or other.direction is None),
    }


def _of_words(one: Compared, other: Compared) -> dict[str, float]:
    a, b = one.known, other.known
    both = a & b
    shared = weighed(both)
    less, more = sorted((one.rarity, other.rarity))
    dice = 2 * shared / (less + more) if less else 0.0
    extra = sorted((len(a - both), len(b - both)))
    few, many = sorted((len(a), len(b)))
    return {
        "words": dice,
        "words within": shared / less if less else 0.0,
        "words high": max(0.0, dice - 0.5),
        "shorter": less / more if more else 1.0,
        "shared, count": float(len(both)),
        "extra, fewer": float(extra[0]),
        "extra, more": float(extra[1]),
        "fewer words": math.log1p(few),
        "more words": math.log1p(many),
        "rarest shared": max((frequencies.weight(word) for word in both), default=0.0),
    }


def _of_meanings(one: Compared, other: Compared) -> dict[str, float]:
    """Compare words that are put for one another: which share is met on either side, what is left over."""
    mets = met(one.words, other.words), met(other.words, one.words)
    sides = [(one.rarity, weighed(mets[0])), (other.rarity, weighed(mets[1]))]
    shares = sorted(found / whole if whole else 0.0 for whole, found in sides)
    left = sorted(max(0.0, whole - found) for whole, found in sides)
    count = min(map(len, mets))
    return {
        "meant, less": shares[0],
        "meant, more": shares[1],
        "meant, words": math.log1p(count),
        "nothing meant": float(count == 0),
        "left over": math.log1p(left[0]),
        "added": math.log1p(left[1]),
        "added to the same": math.log1p(left[1]) * shares[1],
        "exchanged": math.log1p(left[0]) * shares[0],
        "in full": float(left[1] < 1e-9 and count > 0),
    }


def _of_groups(one: Compared, other: Compared) -> dict[str, float]:
    found = {}
    for name, a, b in (("deeds", one.deeds, other.deeds), ("things", one.things, other.things)):
        found[f"{name} shared"] = math.sqrt(len(a & b))
        found[f"{name} apart"] = float(bool(a and b and not a & b))
        found[f"{name} unknown"] = float(not a or not b)
    return found


def _of_signs(one: Compared, other: Compared) -> dict[str, float]:
    a, b = one.portions("portion"), other.portions("portion")
    found = {"portion": float(a != b), "one portion": float(bool(a) != bool(b))}
    for sign in _SIGNS:
        count = (sign in one.signs) + (sign in other.signs)
        found[f"{sign} in one"] = float(count == 1)
        found[f"{sign} in both"] = float(count == 2)
    times = one.portions("time"), other.portions("time")
    found["time in one"] = float(bool(times[0]) != bool(times[1]))
    found["times apart"] = float(bool(times[0] and times[1] and not times[0] & times[1]))
    return found


def _of_names(one: Compared, other: Compared) -> dict[str, float]:
    a, b = one.names - one.holder, other.names - other.holder
    extra = [weighed(a - other.known - b), weighed(b - one.known - a)]
    return {
        "names shared": float(bool(a & b)),
        "other names": float(min(extra) > 0),
        "more names": float(max(extra) > 0 and min(extra) == 0),
        "names within": math.log1p(max(extra)),
    }


def _of_harmed(one: Compared, other: Compared) -> dict[str, float]:
    """Compare whom a deed was done to: whom the content names, and the holder where it speaks of its own."""
    a, b = one.names, other.names
    own = [side.names | side.holder for side in (one, other)]
    selves = [side.holder if "own" in side.signs else frozenset() for side in (one, other)]
    return {
        "harmed shared": float(bool(one.harmed & other.harmed)),
        "harmed apart": float(bool((a or b) and one.harmed and other.harmed and not one.harmed & other.harmed)),
        "selves apart": float(bool(selves[0] and selves[1] and not one.harmed & other.harmed)),
        "names apart": float(bool(a and b and not a & b)),
        "named in one": float(bool(a) != bool(b)),
        "holder named by the other": float(bool(one.holder & b or other.holder & a)),
        "holder names itself": float(
            any(x.holder & x.names and not x.holder & y.harmed for x, y in ((one, other), (other, one)))
        ),
        "nobody in common": float(bool((a or b) and not own[0] & own[1])),
        "named, not in common": float(bool((a and not a & own[1]) or (b and not b & own[0]))),
        "both named, not in common": float(bool(a and b and not a & own[1] and not b & own[0])),
    }


def _of_numbers(one: Compared, other: Compared) -> dict[str, float]:
    part = float(means(one)) + float(means(other))
    different = apart(one.numbers, other.numbers)
    return {
        "numbers agree": float(different is False),
        "numbers differ": float(different is True),
        "one has numbers": float(bool(one.numbers) != bool(other.numbers)),
        "both parts": float(part == 2),
        "one part": float(part == 1),
        "parts differ": float(part == 2 and different is True),
        "parts agree": float(part == 2 and different is False),
    }


def means(compared: Compared) -> bool:
    """Tell whether a content gives means or numbers only: so the reader says, or it opens as such words do."""
    return compared.part or bool(compared.numbers and "means" in compared.signs)


def apart(one: Sequence[Number], other: Sequence[Number]) -> bool | None:
    """Tell whether numbers of a unit do not fit one another; null where no unit is shared."""
    pairs = [(a, b) for a in one for b in other if a[0] == b[0]]
    if not pairs:
        return None
    return not any(_meet(a, b) for a, b in pairs)


def _meet(one: Number, other: Number) -> bool:
    low, high = allowed(one[1], one[2])
    least, most = allowed(other[1], other[2])
    return low <= most and least <= high
