"""The mentions of a part of a document: names, times and sums, and the words that stand for a name."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.model import How, Label, Mention, Part
from nlp import lexicon
from nlp.parties import Party
from nlp.words import Words


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions in order, one for each stretch and entity."""
    words: Words = doc._.words
    part = Part(doc._.part)
    found: dict[tuple[int, int, str], Mention] = {}
    for start, end, label, entity in (*_names(doc), *_standing(doc), *_others(doc, words)):
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
    named = {(name.start, name.end) for name in doc._.names}
    for aimed in (a for targets in doc._.targets for a in targets):
        if (aimed.start, aimed.end) not in named and aimed.entity in labels:
            yield aimed.start, aimed.end, labels[aimed.entity], aimed.entity


def _others(doc: Doc, words: Words) -> Iterator[tuple[int, int, Label, str]]:
    text = doc.text
    taken = {name.start for name in doc._.names}
    for moment in doc._.moments:
        if moment.start not in taken:
            yield moment.start, moment.end, Label.DATE, text[slice(*words.span(moment.start, moment.end))]
    sums = set(lexicon.table("numbers")["currency"].values())
    for amount in doc._.amounts:
        if amount.unit in sums and amount.value is not None:
            yield amount.start, amount.end, Label.MONEY, text[slice(*words.span(amount.start, amount.end))]
