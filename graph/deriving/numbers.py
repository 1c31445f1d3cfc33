"""Whether the numbers of a claim fit together, as far as their modifiers allow."""

import math
from collections.abc import Iterable
from functools import lru_cache

from graph.standing import Evidence

# rounding to two figures ("about 16 million") moves a number by at most 5 per cent (10.5 becomes 10)
_ABOUT = 0.05
# what a float may lose between a text and here
_EXACT = 1e-9
_FROM = frozenset(
    {"over", "more than", "above", "at least", "exceeding", "no fewer than", "no less than", "upwards of"}
)
_UP_TO = frozenset({"up to", "at most", "under", "less than", "fewer than", "below", "no more than"})
_NEARLY = frozenset({"nearly", "almost", "just under"})
_PLAIN = frozenset({"", "exactly", "precisely", "a total of"})

Range = tuple[float, float]


def allowed(value: float, modifier: str) -> Range:
    """Return what a number can mean; a modifier that is not known allows as much as "about"."""
    word = modifier.casefold().replace("_", " ").strip()
    room = abs(value) * (_EXACT if word in _PLAIN | _FROM | _UP_TO else _ABOUT)
    low = -math.inf if word in _UP_TO else value - room
    high = math.inf if word in _FROM else value if word in _NEARLY else value + room
    return low, high


def conflict(statements: Iterable[Evidence]) -> Evidence | None:
    """Return the first utterance whose number for a unit and scope does not fit an earlier one's, if any.

    Statements come in the order of (valid, id). Several numbers of one utterance for one unit allow what lies between.
    """
    seen: dict[tuple[str, str], Range] = {}
    for e in statements:
        for key, low, high in _by_unit(e.numbers):
            # the highest floor and the lowest ceiling so far: ranges on a line meet all others where they meet these
            floor, ceiling = seen.get(key, (-math.inf, math.inf))
            if floor > high or ceiling < low:
                return e
            seen[key] = max(floor, low), min(ceiling, high)
    return None


@lru_cache(maxsize=4096)
def _by_unit(numbers: tuple[tuple[str, str, float, str], ...]) -> tuple[tuple[tuple[str, str], float, float], ...]:
    found: dict[tuple[str, str], Range] = {}
    for unit, scope, value, modifier in numbers:
        low, high = allowed(value, modifier)
        least, most = found.get((unit, scope), (low, high))
        found[unit, scope] = min(least, low), max(most, high)
    # without a unit nothing can be compared
    return tuple((key, low, high) for key, (low, high) in found.items() if key[0])
