"""Patterns over the text of a sentence, matched without changing the text, so that offsets stay right."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from nlp import lexicon
from nlp.frames import Stretch
from nlp.lexicon import Phrase
from nlp.words import Words


@cache
def compiled(name: str, key: str) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    """Return the patterns of a lexicon, compiled, in their order."""
    return tuple((re.compile(p.pattern, re.IGNORECASE), p) for p in lexicon.phrases(name, key))


def tokens(words: Words, start: int, end: int) -> Stretch:
    """Return the tokens that offsets touch."""
    return bisect_right(words.end, start), bisect_left(words.start, end)


def found(name: str, key: str, text: str, words: Words, sentence: Stretch) -> Iterator[tuple[re.Match[str], Phrase]]:
    """Yield the first match of each pattern in a sentence, none that overlaps an earlier pattern's."""
    low, high = words.start[sentence[0]], words.end[sentence[1] - 1]
    taken: list[Stretch] = []
    for pattern, phrase in compiled(name, key):
        match = pattern.search(text, low, high)
        if match and not any(match.start() < end and start < match.end() for start, end in taken):
            taken.append(match.span())
            yield match, phrase
