"""Whether a text is English; what is not is passed over, not read as if it were."""

import re
from functools import cache
from typing import Any

from nlp import lexicon

# of shorter texts nobody can tell
_LEAST_LETTERS = 120
_LOOKED_AT = 4_000
# English prose has a word of these in three or four, tables and lists of names one in twenty or none
_LEAST_SHARE = 0.08
_LEAST_SURE = 0.95
_WORD = re.compile(r"[^\W\d_]+")


class Foreign(ValueError):
    """A text in another language than English."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def check(text: str) -> None:
    """Raise `Foreign` for a text that is surely in another language."""
    sample = text[:_LOOKED_AT]
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _LEAST_LETTERS:
        return
    plain = lexicon.words("words", "english")
    if sum(word in plain for word in words) >= _LEAST_SHARE * len(words):
        return
    language, sure = _identifier().classify(sample)
    if language != "en" and sure >= _LEAST_SURE:
        raise Foreign(f"is in another language ({language}), and only English is read")
