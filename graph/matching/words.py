"""The words of a proposition, folded so that two wordings of one thing can be compared."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from graph.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "e", "y")


def fold(text: str) -> str:
    """Fold case, accents, quotation marks and white space."""
    if text.isascii():
        flat = text.casefold()
    else:
        flat = unicodedata.normalize("NFKD", text).casefold()
        flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(flat.replace("’", "'").replace("“", '"').replace("”", '"').split())


def tokens(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return _WORD.findall(fold(text))


def stem(word: str) -> str:
    """Cut the commonest English endings, so that "copied", "copying" and "copies" meet, and "let" and "letting"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word[: -len(ending)]
            return cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "aeiolsz" and len(cut) > 3 else cut
    return word


def content(text: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the distinct stems of the content words of a text, sorted, without those of the names given.

    Numbers are left out: they are quantities, in which two reports of one thing may differ.
    """
    dropped = {stem(word) for name in without for word in tokens(name)}
    kept = (word for word in tokens(text) if word not in lexicon().stop and not any(c.isdigit() for c in word))
    found = {stem(word.removesuffix("'s")) for word in kept}
    return tuple(sorted(found - dropped))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the Dice coefficient of two sets of stems, 0 to 1."""
    a, b = set(one), set(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
