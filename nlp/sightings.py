"""The sightings component: names, dates and sums as the encoder sees them, with what they are names of."""

from collections.abc import Iterator

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label
from nlp import labels, lexicon, repeated, titled
from nlp.component import Component, assign
from nlp.decoding import best, stretches
from nlp.frames import dateline_end
from nlp.heads import NAMES, UNER
from nlp.labels import Sighted
from nlp.scores import Scores, softmax
from nlp.weights import Array
from nlp.words import Tag, Words

_LABELS = {
    "Person": Label.PERSON, "Organization": Label.ORG, "Location": Label.GPE, "NORP": Label.NORP, "Date": Label.DATE,
    "Money": Label.MONEY, "Facility": Label.FAC, "Product": Label.PRODUCT, "Misc": Label.MISC,
}  # fmt: skip
_GROWING = frozenset({Label.ORG, Label.PERSON, Label.MISC, Label.PRODUCT})
# tags of Universal NER beside those of Worldwide that mean the same
_SAME = {"PER": ("Person",), "ORG": ("Organization",), "LOC": ("Location", "Facility")}


class SightingsComponent(Component[tuple[Sighted, ...]]):
    """Decode both heads of names; `second` is what the second one's say counts beside the first's."""

    attribute = "sighted"

    def __init__(self, second: float) -> None:
        self.second = second

    def predict(self, doc: Doc) -> tuple[Sighted, ...]:
        """Return the stretches, in order."""
        found = titled.people(list(_found(doc._.scores, doc._.words, self.second)), doc._.words)
        return tuple(repeated.names(found, doc._.words))


def _found(scores: Scores, words: Words, weight: float) -> Iterator[Sighted]:
    if not len(scores):
        return
    rows = joined(scores.rows["name"], scores.rows["uner"], weight)
    shares = softmax(rows)
    for kind, (low, high) in stretches(best(rows, NAMES)):
        start, end = scores.tokens[low], scores.tokens[high - 1] + 1
        column = NAMES.index(f"B-{kind}")
        sure = float(shares[low:high, column : column + 2].sum(axis=-1).mean())
        yield from _sighted(words, start, end, _LABELS[kind], sure)


def joined(first: Array, second: Array, weight: float) -> Array:
    """Return the first head's log shares with the second head's, of the tags that both know, added in part."""
    logs = first - numpy.logaddexp.reduce(first, axis=-1, keepdims=True)
    other = second - numpy.logaddexp.reduce(second, axis=-1, keepdims=True)
    made = logs.copy()
    for kind, names in _SAME.items():
        for mark in "BI":
            for name in names:
                made[:, NAMES.index(f"{mark}-{name}")] += weight * other[:, UNER.index(f"{mark}-{kind}")]
    rest = numpy.logaddexp(other[:, 0], numpy.logaddexp(other[:, 7], other[:, 8]))
    made[:, 0] += weight * rest
    for i, tag in enumerate(NAMES):
        if tag[2:] in {"NORP", "Date", "Money", "Product", "Misc"}:
            made[:, i] += weight * rest
    return made


def _outside(words: Words, i: int) -> bool:
    """Whether a token cannot open or close a name: a possessive mark, or no letter or figure in it."""
    return words.tag[i] is Tag.POSS or not any(c.isalnum() for c in words.text[i])


def _with_form(words: Words, start: int, end: int, label: Label) -> tuple[int, Label]:
    """Take in a word behind a name that makes it a firm's ("Orlan" before "Works")."""
    if label not in _GROWING or end >= len(words) or words.start[end] != words.end[end - 1] + 1:
        return end, label
    grows = words.text[end][0].isupper() and words.lower[end] in lexicon.words("names", "organisation")
    return (end + 1, Label.ORG) if grows else (end, label)


def _with_head(words: Words, start: int, label: Label) -> tuple[int, Label]:
    """Take in the body that a place or a matter is named with ("Embassy of" before "Lissar")."""
    i = start - 1
    i -= i > 0 and words.lower[i] == "the"
    if i < 1 or words.lower[i] != "of" or not words.text[i - 1][0].isupper():
        return start, label
    return (i - 1, Label.ORG) if words.lower[i - 1] in lexicon.words("names", "organisation") else (start, label)


def _bare(words: Words, start: int, end: int, label: Label) -> tuple[int, int]:
    """Leave out a noun that only says what a firm is, or what it has written ("Insurer X", "the X Blog")."""
    if label in _GROWING:
        while start < end and words.lower[start] in lexicon.words("parties", "body") and _opens(words, start):
            start += 1
        if end - start > 1 and words.lower[end - 1] in lexicon.words("parties", "own"):
            end -= 1
    return start, end


def _opens(words: Words, i: int) -> bool:
    """Whether a token begins a text or a sentence, where any word has a capital."""
    return i == 0 or words.tag[i - 1] in {Tag.STOP, Tag.SPACE, Tag.QUOTE}


def _described(words: Words, start: int, end: int) -> bool:
    """Whether what stands beside a single word calls it a firm ("insurer X", "X, a maker of pumps")."""
    bodies = lexicon.words("parties", "body")
    if start and words.lower[start - 1] in bodies:
        return True
    behind = words.lower[end : end + 8]
    if behind[:1] != (",",) or behind[1:2] not in {("a",), ("an",), ("the",)}:
        return False
    stop = behind.index(",", 1) if "," in behind[1:] else len(behind)
    return bool(set(behind[2:stop]) & bodies)


def _untitled(words: Words, start: int, end: int, label: Label) -> int:
    """Return where a person's name begins behind titles ("Ms. Orl" is called Orl)."""
    titles = lexicon.words("names", "titles")
    first = start
    while label is Label.PERSON and first + 1 < end and words.lower[first] in titles:
        first += 1
    return first


def _sighted(words: Words, start: int, end: int, label: Label, sure: float) -> Iterator[Sighted]:
    """Yield a stretch without the article and the possessive mark that a head took in."""
    if label not in {Label.DATE, Label.MONEY}:
        while start < end and (words.lower[start] == "the" or _outside(words, start)):
            start += 1
        while end > start and _outside(words, end - 1):
            end -= 1
        start, end = _bare(words, start, end, label)
    # a dateline ends before the first name of its sentence
    dash = next(
        (i for i in range(start, end) if words.text[i] in {"-", "–", "—"} and words.end[i - 1] < words.start[i]), None
    )
    if dash is not None and dash == dateline_end(words, len(words)) - 1:
        start = dash + 1
    end, label = _with_form(words, start, end, label)
    start, label = _with_head(words, start, label)
    if label is Label.PERSON and end - start == 1 and _described(words, start, end):
        label = Label.ORG
    if start < end:
        text = (
            words.joined(_untitled(words, start, end, label), end)
            .replace(" - ", "-")
            .replace(" ' ", "' ")
            .replace(" ’ ", "’ ")
        )
        yield Sighted(start, end, text, labels.refined(words, start, end, label), round(9 * sure))


assign("sighted")


@Language.factory(
    "claimtrail_sightings",
    requires=["doc._.words", "doc._.scores"],
    assigns=["doc._.sighted"],
    default_config={"second": 0.5},
)
def make(nlp: Language, name: str, second: float) -> SightingsComponent:
    """Make the component."""
    return SightingsComponent(second)
