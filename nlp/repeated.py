"""Names that a text uses again where the encoder passes over them: what is a name once is one wherever it stands."""

from collections.abc import Iterator, Sequence

from graph.model import Label
from nlp.labels import Sighted
from nlp.words import Tag, Words

_SURE, _GIVEN = 7, 4
_KINDS = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.PRODUCT})


def names(found: Sequence[Sighted], words: Words) -> list[Sighted]:
    """Return the sightings and, weaker, the other places of the exact words of those that are sure."""
    taken = {i for s in found for i in range(s.start, s.end)}
    sure: dict[str, Sighted] = {}
    for s in found:
        if s.label in _KINDS and s.strength >= _SURE and words.text[s.start][0].isupper():
            sure.setdefault(words.text[s.start], s)
    more = [s for s in _elsewhere(sure, words) if not taken.intersection(range(s.start, s.end))]
    return sorted([*found, *more], key=lambda s: s.start)


def _elsewhere(sure: dict[str, Sighted], words: Words) -> Iterator[Sighted]:
    common = {words.text[i] for i in range(len(words)) if words.text[i].islower()}
    end = 0
    for i, word in enumerate(words.text):
        name = sure.get(word)
        if name is None or i < end:
            continue
        length = name.end - name.start
        if words.text[i : i + length] != words.text[name.start : name.end] or _within_more(words, i, i + length):
            continue
        # a word that the text also writes small is a name only where nothing else gives it its capital
        if length == 1 and word.lower() in common:
            continue
        end = i + length
        yield Sighted(i, end, name.text, name.label, _GIVEN)


def _within_more(words: Words, start: int, end: int) -> bool:
    """Whether the words are a part of a longer run of capitals, which is another name ("Orlan" in "New Orlan")."""
    before = start > 0 and words.tag[start - 1] is Tag.NAME
    return before or (end < len(words) and words.tag[end] is Tag.NAME)
