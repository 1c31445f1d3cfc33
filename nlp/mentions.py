"""The mentions of a part of a document: names, times and sums, and the words that stand for a name."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.model import How, Label, Mention, Part
from nlp.parties import Party
from nlp.words import Words


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions in order, one for each stretch and entity."""
    words: Words = doc._.words
    part = Part(doc._.part)
    found: dict[tuple[int, int, str], Mention] = {}
    for start, end, label, entity in (*_names(doc), *_standing(doc), *_dated(doc)):
        span = words.span(start, end)
        found.setdefault((*span, entity), Mention(*span, label, entity, part))
    return tuple(found[key] for key in sorted(found))


def _names(doc: Doc) -> Iterator[tuple[int, int, Label, str]]:
    for name in doc._.names:
        yield name.start, name.end, name.label, name.entity


def _standing(doc: Doc) -> Iterator[tuple[int, int, Label, str]]:
    """Yield the pronouns and nominals of holders and targets."""
    labels = {name.entity: name.label for name in doc._.names}
    parties: list[Party] = [p for p in doc._.speakers if p is not None and p.named and p.how is How.COREFERENCE]
    for party in parties:
        for entity in party.names:
            yield party.start, party.end, labels.get(entity, party.label or Label.MISC), entity
    for at, name in doc._.standing.items():
        yield at, at + 1, name.label, name.entity
    named = {(name.start, name.end) for name in doc._.names}
    for aimed in (a for targets in doc._.targets for a in targets):
        if (aimed.start, aimed.end) not in named and aimed.entity in labels:
            yield aimed.start, aimed.end, labels[aimed.entity], aimed.entity


def _dated(doc: Doc) -> Iterator[tuple[int, int, Label, str]]:
    """Yield dates and sums of money in their own words."""
    words: Words = doc._.words
    for seen in doc._.sighted:
        if seen.label in {Label.DATE, Label.MONEY}:
            yield seen.start, seen.end, seen.label, doc.text[slice(*words.span(seen.start, seen.end))]
