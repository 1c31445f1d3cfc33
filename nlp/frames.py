"""What the attribution component finds: who says, by which words, what."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from graph.model import How
from nlp.lexicon import Cue
from nlp.words import Tag, Words

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution, as stretches of tokens of the Doc.

    `source` is null where the words name nobody (passives) and `subject` where the source is a relative pronoun, its
    antecedent. `party` is whom the cue is directed at ("accused X of"), `told` who was told. `carried` marks a
    quotation without a cue of its own. `attributed` is all that is attributed, where `content` leaves a party
    out that it opens with, and `sure` how sure the reader is of it, from 0 to 1.
    """

    cue: tuple[Stretch, ...]
    entry: Cue
    source: Stretch | None
    content: tuple[Stretch, ...]
    sentence: Stretch
    party: Stretch | None = None
    told: Stretch | None = None
    subject: Stretch | None = None
    how: How = How.EXPLICIT
    negated: bool = False
    attributed: tuple[Stretch, ...] = ()
    sure: float = 1.0

    @property
    def holder(self) -> Stretch | None:
        """The words that name the holder: the antecedent of a relative pronoun, else the source."""
        return self.subject or self.source

    @property
    def start(self) -> int:
        """Where the first of its words stands."""
        parts = [*self.cue, *self.content, *([self.source] if self.source else [])]
        return min(start for start, _ in parts)


def within(inner: tuple[Stretch, ...], outer: tuple[Stretch, ...]) -> bool:
    """Whether every piece of `inner` lies inside a piece of `outer`."""
    return bool(inner) and all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def sentences(doc: Doc) -> Iterator[Stretch]:
    """Yield the sentences that have words, blanks at their ends left out."""
    tag = doc._.words.tag
    for span in doc.sents:
        start, end = span.start, span.end
        while end > start and tag[end - 1] is Tag.SPACE:
            end -= 1
        while start < end and tag[start] is Tag.SPACE:
            start += 1
        if span.start == 0:
            start = max(start, dateline_end(doc._.words, end))
        if start < end:
            yield start, end


def dateline_end(words: Words, high: int) -> int:
    """Return the token behind a dateline ("DELMOOR, May 3 (Wire) - "), or 0."""
    first = next((i for i in range(high) if words.tag[i] not in {Tag.SPACE, Tag.QUOTE}), None)
    if first is None or not words.text[first].isupper() or len(words.text[first]) < 3:
        return 0
    dash = next((i for i in range(first, min(high, first + 16)) if words.text[i] in {"-", "–", "—"}), None)
    return 0 if dash is None else dash + 1


def trimmed_end(words: Words, start: int, end: int) -> int:
    """Return where a stretch ends without the marks that close its sentence."""
    while end > start and (words.tag[end - 1] in _CLOSING or words.text[end - 1] in {";", ":", "-", "—", "–"}):
        end -= 1
    return end


_CLOSING = frozenset({Tag.STOP, Tag.SPACE, Tag.COMMA, Tag.COORD})
