"""Whom an attribution is about, as the encoder's head for targets reads it at the cue."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from spacy.tokens import Doc

from nlp import blame, lexicon
from nlp.frames import Stretch, dateline_end
from nlp.heads import OFFSET
from nlp.scores import Scores
from nlp.words import NOMINAL, Tag, Words

# from which score on the best candidate is a target, and the others; chosen on articles kept aside from training
_BEST, _OTHERS = 0.0, 1.5
_LONGEST = 3
_PRONOUNS = ("pronouns_human", "pronouns_plural", "pronouns_body")


@dataclass(frozen=True, slots=True)
class Parties:
    """Names, pronouns and nouns as stretches of tokens, best first; `sure` is how sure the best is, from 0 to 1."""

    stretches: tuple[Stretch, ...]
    sure: float


def parties(doc: Doc, cue: Stretch, holder: Stretch | None) -> Parties:
    """Return whom a frame is about, never who holds it."""
    ranked = sorted(_ranked(doc, cue), reverse=True)
    ranked = [(score, s) for score, s in ranked if holder is None or not (s[0] < holder[1] and holder[0] < s[1])]
    if not ranked or ranked[0][0] < _BEST:
        return Parties((), 0.0)
    chosen = tuple(s for i, (score, s) in enumerate(ranked) if score > _OTHERS or i == 0)
    return Parties(chosen, 1 / (1 + exp(-ranked[0][0])))


def _ranked(doc: Doc, cue: Stretch) -> Iterator[tuple[float, Stretch]]:
    scores: Scores = doc._.scores
    words: Words = doc._.words
    first, end = bisect_left(scores.tokens, cue[0]), bisect_left(scores.tokens, cue[1])
    if first >= end:
        return
    number, low, high = scores.window(first)
    pairs = scores.pairs[number]
    asked = pairs["target_query"][first - low : min(end, high) - low].mean(axis=0)
    found = asked @ pairs["target_key"].T - OFFSET
    named: set[int] = set()
    dateline = dateline_end(words, len(words))
    for name in doc._.names:
        if name.end <= dateline:
            continue
        word = bisect_left(scores.tokens, name.start)
        if low <= word < high:
            stop = min(high, bisect_left(scores.tokens, name.end))
            named.update(range(word, stop))
            yield float(found[word - low : stop - low].max()), (name.start, name.end)
    for word in range(low, high):
        stretch = _unnamed(words, scores.tokens[word]) if word not in named else None
        if stretch is not None:
            yield float(found[word - low]), stretch


def _unnamed(words: Words, token: int) -> Stretch | None:
    """Return the pronoun or the phrase of the group noun that a token is ("the bureau", "politicians")."""
    if words.lower[token] in frozenset().union(*(lexicon.words("parties", key) for key in _PRONOUNS)):
        return token, token + 1
    if words.tag[token] is not Tag.NOUN or not blame.somebody(words.lower[token]):
        return None
    if token + 1 < len(words) and words.tag[token + 1] in NOMINAL:
        return None
    start = token
    while start > max(0, token - _LONGEST) and words.tag[start - 1] in {Tag.NOUN, Tag.NUM}:
        start -= 1
    opened = start > 0 and words.tag[start - 1] in {Tag.DET, Tag.POSS}
    return (start - 1 if opened else start, token + 1) if opened or start == token else None
