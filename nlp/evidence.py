"""The evidence component: statements that there is no evidence, or that nobody could check."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act
from nlp import patterns, phrases
from nlp.component import Component
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.lexicon import Cue
from nlp.lexicon import Frame as Shape
from nlp.words import Tag, Words


class EvidenceComponent(Component[tuple[Frame, ...]]):
    """Add the evidence statements to the attributions.

    The content is the whole statement, the proposition that it is about included. It has no source of its own: it is
    the author's, or that of the frame whose content holds it.
    """

    attribute = "frames"

    def predict(self, doc: Doc) -> tuple[Frame, ...]:
        """Return all frames, those of evidence among them, without attributions that are part of a statement."""
        words: Words = doc._.words
        text, frames = doc.text, doc._.frames
        found = [_within(f, frames) for s in sentences(doc) for f in _statements(text, words, s)]
        spans = [piece for frame in found for piece in frame.content]
        kept = [f for f in doc._.frames if not any(a <= f.start and cue[1] <= b for a, b in spans for cue in f.cue)]
        return tuple(sorted((*kept, *found), key=lambda f: (f.start, f.cue)))


def _statements(text: str, words: Words, sentence: Stretch) -> Iterator[Frame]:
    for match, phrase in patterns.found("evidence", "evidence", text, words, sentence):
        start, end = patterns.tokens(words, *match.span())
        if phrase.means == "subject":
            subject = phrases.ending_at(words, start, sentence[0])
            start = subject[0] if subject else start
        entry = Cue((match[0].lower(),), Act.EVIDENCE_STATUS, Shape.CLAUSE, phrase.case)
        # who looked and found none is the one that says so
        finder = phrases.ending_at(words, start, sentence[0]) if phrase.means == "finder" else None
        cue = ((start, end),) if finder else ()
        start = finder[0] if finder else start
        yield Frame(cue, entry, finder, ((start, _end(words, end, sentence[1])),), sentence)


def _within(statement: Frame, frames: tuple[Frame, ...]) -> Frame:
    """End a statement with the content that holds it ("there is no evidence, X said")."""
    ((start, end),) = statement.content
    # only frames of its sentence can hold it, and those lie together
    low = bisect_left(frames, statement.sentence[0], key=lambda f: f.start)
    for frame in frames[low:]:
        if frame.start >= statement.sentence[1]:
            break
        held = next((b for a, b in frame.content if a <= start < b < end), None)
        if held is not None:
            return replace(statement, content=((start, held),))
    return statement


def _end(words: Words, start: int, high: int) -> int:
    """Return where the statement ends: with its sentence, or before a further clause."""
    for i in range(start, high - 1):
        if words.text[i] == ";" or (words.tag[i] is Tag.COMMA and words.tag[i + 1] in {Tag.COORD, Tag.ING, Tag.SUB}):
            return i
        if words.tag[i] is Tag.QUOTE or (words.tag[i] is Tag.COMMA and words.lower[i + 1] == "according"):
            return max(i, start)
    return trimmed_end(words, start, high)


@Language.factory(
    "claimtrail_evidence",
    requires=["doc._.words", "doc._.frames"],
    assigns=["doc._.frames"],
    default_config={},
)
def make(nlp: Language, name: str) -> EvidenceComponent:
    """Make the component."""
    return EvidenceComponent()
