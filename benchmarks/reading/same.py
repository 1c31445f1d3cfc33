"""Whether two names are one, loosely: titles, given names and company forms aside."""

import re

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "prof", "professor", "president", "senator", "sen",
    "rep", "gov", "governor", "judge", "justice", "king", "queen", "prince", "princess", "captain", "general",
    "col", "colonel", "inc", "corp", "co", "ltd", "llc", "plc", "the",
})  # fmt: skip


def parts(name: str) -> list[str]:
    """Return the words of a name that tell it from others, lower-cased."""
    words = [w.strip(".,'’“”\"") for w in re.sub(r"['’]s\b", "", name.lower()).split()]
    return [w for w in words if w and w not in _TITLES]


def same(one: str, other: str) -> bool:
    """Whether the words of one name are all, or the last, of the other's."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return set(short) <= set(long)
