"""The quotes component: which stretches stand between quotation marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from nlp.component import Component, assign
from nlp.words import Words

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”«»„‟]")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_OPENING, _CLOSING = frozenset("“«„‘‘``"), frozenset("”»")
# longer than any quotation that is opened and closed within one paragraph
_LONGEST = 6_000

Stretch = tuple[int, int]


def marked(text: str) -> Iterator[Stretch]:
    """Yield the offsets of quotations, marks included; one that its paragraph leaves open ends with the paragraph."""
    bounds = [0, *(m.end() for m in _PARAGRAPH.finditer(text)), len(text)]
    for low, high in pairwise(bounds):
        yield from _in_paragraph(text, low, high)


def _in_paragraph(text: str, low: int, high: int) -> Iterator[Stretch]:
    opened: int | None = None
    for mark in _MARK.finditer(text, low, high):
        if opened is None:
            opened = mark.start() if _opens(text, mark, low) else None
        elif _closes(text, mark):
            if mark.end() - opened <= _LONGEST:
                yield opened, mark.end()
            opened = None
    end = len(text[low:high].rstrip()) + low
    if opened is not None and opened + 12 < end and end - opened <= _LONGEST:
        yield opened, end


def _opens(text: str, mark: re.Match[str], low: int) -> bool:
    if mark[0] in _CLOSING or mark[0] == "’’":
        return False
    before = text[mark.start() - 1] if mark.start() > low else " "
    after = text[mark.end() : mark.end() + 1]
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in _OPENING:
        return False
    before = text[mark.start() - 1]
    return mark[0] in _CLOSING or not before.isspace()


def stretches(words: Words, spans: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Return the tokens that spans of characters cover."""
    found, i, n = [], 0, len(words)
    for start, end in spans:
        while i < n and words.end[i] <= start:
            i += 1
        j = i
        while j < n and words.start[j] < end:
            j += 1
        if i < j:
            found.append((i, j))
        i = j
    return tuple(found)


class QuotesComponent(Component[tuple[Stretch, ...]]):
    """Find quotations as stretches of tokens, in order and apart from one another."""

    attribute = "quotes"

    def predict(self, doc: Doc) -> tuple[Stretch, ...]:
        """Return the quotations."""
        return stretches(doc._.words, marked(doc.text))


assign("quotes")


@Language.factory("claimtrail_quotes", requires=["doc._.words"], assigns=["doc._.quotes"], default_config={})
def make(nlp: Language, name: str) -> QuotesComponent:
    """Make the component."""
    return QuotesComponent()
