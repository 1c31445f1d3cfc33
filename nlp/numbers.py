"""Numbers in digits and words, and how many people a phrase counts."""

from nlp import lexicon
from nlp.frames import Stretch
from nlp.words import Tag, Words


def value(words: Words, i: int) -> float | None:
    """Return the number that one token is, without its scale."""
    listed = lexicon.table("numbers")["value"].get(words.lower[i])
    if listed is not None:
        return float(listed)
    if words.tag[i] is not Tag.NUM:
        return None
    try:
        number = float(words.text[i].replace(",", ""))
    except ValueError:
        return None
    # "1e999", "nan" and digits beyond any count are no quantity
    return number if abs(number) < 1e18 else None


def scale(words: Words, i: int, ceiling: int) -> float | None:
    """Return the factor of a word like "million" at a token; null where it is none."""
    found = lexicon.table("numbers")["scale"].get(words.lower[i]) if i < ceiling else None
    return float(found) if found is not None else None


def count(words: Words, core: Stretch) -> int | None:
    """Return how many people a phrase counts ("two officials")."""
    for i in range(core[0], min(core[1], core[0] + 3)):
        number = value(words, i)
        if number is not None and number == int(number) and number < 10_000:
            return int(number)
    return None
