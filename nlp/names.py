"""The names component: stretches that are names, what they are names of, and which of them are one."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label
from nlp import aliases, labels, lists
from nlp.component import Component, assign
from nlp.labels import Sighted
from nlp.words import Tag, Words


@dataclass(frozen=True, slots=True)
class Name:
    """A name where a text uses it; `entity` is the name of the document for what it names."""

    start: int
    end: int
    label: Label
    entity: str


class NamesComponent(Component[tuple[Name, ...]]):
    """Take the names that the encoder sees; one entity of a document keeps one label and one spelling.

    `doc._.known` holds the names of the document that a title belongs to. A model's entities (`doc.ents`), where a
    spaCy model runs before, take precedence. `slip` is the greatest edit distance of a misspelling.
    """

    attribute = "names"

    def __init__(self, slip: int) -> None:
        self.slip = slip

    def predict(self, doc: Doc) -> tuple[Name, ...]:
        """Return the names, in order."""
        words: Words = doc._.words
        seen = [s for s in doc._.sighted if s.label not in _NO_NAME]
        found = list(_from_model(doc, words)) or labels.acting(_with_known(doc, words, seen), words)
        known = {name.entity: name.label for name in doc._.known}
        entities = aliases.entities([s.text for s in found], [s.label for s in found], known, slip=self.slip)
        outlet = doc._.document.outlet if doc._.document else None
        if outlet is not None:
            entities = {text: _outlet(entity, outlet.name) for text, entity in entities.items()}
        listed = lists.coordinated(words, [(s.start, s.end) for s in found])
        best = labels.settle(labels.alike(found, listed), entities, known)
        return tuple(Name(s.start, s.end, best[entities[s.text]], entities[s.text]) for s in found)


# an outlet is not called by a shorter last word
_CALLED = 4
_NO_NAME = frozenset({Label.DATE, Label.MONEY})
_FROM_MODEL = {label.value: label for label in Label}


def _from_model(doc: Doc, words: Words) -> Iterator[Sighted]:
    for span in doc.ents:
        label = _FROM_MODEL.get(span.label_)
        if label is not None and label not in _NO_NAME:
            start = span.start + (words.lower[span.start] == "the")
            end = span.end - (words.tag[span.end - 1] is Tag.POSS)
            if start < end:
                yield Sighted(start, end, words.joined(start, end), label, 9)


def _with_known(doc: Doc, words: Words, seen: list[Sighted]) -> list[Sighted]:
    """Add the names of the rest of the document where these words stand: a title tells less of them than its text."""
    if not doc._.known:
        return seen
    by_first: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for name in doc._.known:
        parts = tuple(name.entity.lower().split())
        by_first.setdefault(parts[0], []).append((parts, name))
    found: list[Sighted] = []
    for i, word in enumerate(words.lower):
        for parts, name in sorted(by_first.get(word, ()), key=lambda pair: -len(pair[0])):
            end = i + len(parts)
            if words.lower[i:end] == parts and words.text[i][0].isupper() and (not found or found[-1].end <= i):
                found.append(Sighted(i, end, words.joined(i, end), name.label, 9))
                break
    taken = {i for s in found for i in range(s.start, s.end)}
    found += [s for s in seen if not taken.intersection(range(s.start, s.end))]
    return sorted(found, key=lambda s: s.start)


def _outlet(entity: str, outlet: str) -> str:
    """Return the outlet's own name where a text calls it by its last word or without its article."""
    bare = outlet.removeprefix("The ")
    called = entity == bare or (entity == bare.split()[-1] and len(entity) >= _CALLED and " " in bare)
    return outlet if called else entity


assign("names")
assign("known")
assign("document", None)


@Language.factory(
    "claimtrail_names",
    requires=["doc._.words", "doc._.sighted"],
    assigns=["doc._.names"],
    default_config={"slip": 2},
)
def make(nlp: Language, name: str, slip: int) -> NamesComponent:
    """Make the component."""
    return NamesComponent(slip)
