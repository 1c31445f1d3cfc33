"""What goes with an utterance: quantities, times, how its words are given, how its holder knows, who was told."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from graph.model import Basis, BasisKind, OriginKind, Quantity, Quote, Time, TimeKind
from nlp import patterns
from nlp.frames import Frame, Stretch
from nlp.origins import Declared
from nlp.quantities import Amount
from nlp.resolver import Resolver
from nlp.times import Moment
from nlp.words import Tag, Words

T = TypeVar("T")
_SHOWN = frozenset({OriginKind.SEEN_BY, OriginKind.TOLD})
# a quotation of fewer words in a longer content quotes no sentence: the content is mixed
_SCARE = 3


class Details:
    """Look up, for stretches of one text, what other components found in it."""

    def __init__(self, doc: Doc) -> None:
        self.words: Words = doc._.words
        self.text = doc.text
        self.quotes: tuple[Stretch, ...] = doc._.quotes
        self.amounts: tuple[Amount, ...] = doc._.amounts
        self.moments: tuple[Moment, ...] = doc._.moments
        self.origins: list[Declared] = [o for o in doc._.origins if o.covers is not None and o.kind in _SHOWN]

    def quote(self, content: Sequence[Stretch]) -> Quote:
        """Say whether the words of a content are quoted, in part or not at all."""
        quoted = length = 0
        for start, end in content:
            for low, high in _over(self.quotes, (start, end), lambda q: q[0], lambda q: q[1]):
                quoted += min(end, high) - max(start, low)
            length += sum(self.words.tag[i] not in {Tag.COMMA, Tag.STOP} for i in range(start, end))
        if not quoted:
            return Quote.INDIRECT
        return Quote.DIRECT if quoted >= length else Quote.MIXED

    def quantities(self, region: Sequence[Stretch], *, collective: bool) -> tuple[Quantity, ...]:
        """Return the quantities of a content; of several targets a number is the total unless the text says each."""
        found = []
        for stretch in region:
            each = next((i for i in range(*stretch) if self.words.lower[i] == "each"), stretch[1])
            for amount in _over(self.amounts, stretch, lambda a: a.start, lambda a: a.end):
                scope = "each" if amount.each or amount.start > each else "collective" if collective else None
                start, end = self.words.span(amount.start, amount.end)
                found.append(Quantity(start, end, amount.value, amount.unit, amount.modifier, scope))
        return tuple(found)

    def times(self, sentence: Stretch, region: Sequence[Stretch], *, forward: bool) -> tuple[Time, ...]:
        """Return the times of a sentence: in the content when it happened or is due, outside when it was said."""
        found = []
        for moment in _over(self.moments, sentence, lambda m: m.start, lambda m: m.end):
            inside = any(start <= moment.start and moment.end <= end for start, end in region)
            kind = (TimeKind.DUE if forward else TimeKind.HAPPENED) if inside else TimeKind.SAID
            found.append(Time(*self.words.span(moment.start, moment.end), kind, moment.value))
        return tuple(found)

    def basis(self, sentence: Stretch) -> tuple[Basis, ...]:
        """Return how the holder knows, where the sentence says so."""
        hits = patterns.found("basis", "basis", self.text, self.words, sentence)
        return tuple(Basis(BasisKind(phrase.means), *match.span()) for match, phrase in hits)

    def addressee(self, frame: Frame, resolver: Resolver) -> str | None:
        """Return who was told or shown it, where it is a name."""
        if frame.told is not None:
            told = resolver.party(frame.told)
            return told.names[0] if told.named else None
        spans = (frame.sentence[0], frame.cue[0][0] if frame.cue else frame.sentence[0])
        low, high = self.words.start[spans[0]], self.words.start[spans[1]]
        return next((o.entity for o in self.origins if low <= o.start < high), None)


def _over(items: Sequence[T], stretch: Stretch, start: Callable[[T], int], end: Callable[[T], int]) -> Iterator[T]:
    """Yield the items, which are in order and apart, that overlap a stretch."""
    i = max(0, bisect_left(items, stretch[0], key=start) - 1)
    while i < len(items) and start(items[i]) < stretch[1]:
        if end(items[i]) > stretch[0]:
            yield items[i]
        i += 1
