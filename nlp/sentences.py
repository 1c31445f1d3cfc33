"""The sentences component: where a sentence begins, by marks, quotations and paragraphs."""

from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.component import Component
from nlp.words import Tag, Words

# marks that may stand between a full stop and the end of its sentence
_CLOSERS = 4


class SentencesComponent(Component[list[bool]]):
    """Split text into sentences.

    A quotation is never split: what stands in it belongs to the sentence that holds it. A line break ends a sentence
    (headings have no full stop) unless the next line goes on in lower case. `longest` bounds what later rules walk
    over.
    """

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def predict(self, doc: Doc) -> list[bool]:
        """Return for each token whether a sentence begins with it."""
        words: Words = doc._.words
        inside = _inside(len(words), doc._.quotes)
        starts = [False] * len(words)
        began = 0
        for i in range(len(words)):
            if i == 0 or _begins(words, inside, i) or i - began >= self.longest:
                starts[i] = True
                began = i
        return starts

    def set_annotations(self, doc: Doc, found: list[bool]) -> None:
        """Keep the boundaries where spaCy keeps them."""
        # token by token spaCy looks through the whole Doc for a parse each time
        marks: Any = numpy.array([1 if begins else -1 for begins in found], dtype="int64").astype("uint64")
        if len(doc):
            doc.from_array(["SENT_START"], marks.reshape(-1, 1))


def _inside(length: int, quotes: tuple[tuple[int, int], ...]) -> list[bool]:
    """Return for each token whether it stands in a quotation, its first token left out."""
    inside = [False] * length
    for start, end in quotes:
        inside[start + 1 : end] = [True] * (end - start - 1)
    return inside


def _begins(words: Words, inside: list[bool], i: int) -> bool:
    if words.tag[i] is Tag.SPACE or inside[i]:
        return False
    before = i - 1
    broke = False
    while before >= 0 and words.tag[before] is Tag.SPACE:
        broke = broke or "\n" in words.text[before]
        before -= 1
    if before < 0:
        return False
    stopped = _stops(words, inside, before)
    if broke:
        return stopped or not words.text[i][0].islower()
    return stopped and not words.text[i][0].islower() and words.tag[i] not in {Tag.COMMA, Tag.STOP}


def _stops(words: Words, inside: list[bool], i: int) -> bool:
    """Whether a sentence can end with this token."""
    low = i - _CLOSERS
    while i > max(0, low) and (words.tag[i] is Tag.QUOTE or words.text[i] in {")", "]", "’", "'"}):
        i -= 1
    if words.tag[i] is not Tag.STOP:
        return words.text[i].endswith(".") and not _abbreviation(words.lower[i])
    return not (words.text[i] == "." and i > 0 and _abbreviation(words.lower[i - 1]) and not inside[i])


def _abbreviation(word: str) -> bool:
    bare = word.removesuffix(".")
    return bare in lexicon.words("words", "abbreviation") or (len(bare) == 1 and bare.isalpha()) or "." in bare


@Language.factory(
    "claimtrail_sentences",
    requires=["doc._.words", "doc._.quotes"],
    assigns=["token.is_sent_start"],
    default_config={"longest": 300},
)
def make(nlp: Language, name: str, longest: int) -> SentencesComponent:
    """Make the component."""
    return SentencesComponent(longest)
