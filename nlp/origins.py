"""The origins component: where the text itself declares to have things from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Label, OriginKind
from nlp import patterns
from nlp.component import Component, assign
from nlp.frames import Stretch
from nlp.names import Name
from nlp.words import Words

_ITEM = re.compile(r"[^,;]+")
_AND = re.compile(r"^\s*and\s+")


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared origin: its name, its place in characters, and the tokens that it covers, or null for all."""

    entity: str
    start: int
    end: int
    kind: OriginKind
    covers: Stretch | None


class OriginsComponent(Component[tuple[Declared, ...]]):
    """Find credit lines, source lists, and who saw, was told or first reported something."""

    attribute = "origins"

    def predict(self, doc: Doc) -> tuple[Declared, ...]:
        """Return the declared origins, in order of place."""
        names: tuple[Name, ...] = doc._.names
        words: Words = doc._.words
        found = {(d.start, d.end, d.kind): d for d in (*_lines(doc.text, names, words), *_within(doc, names, words))}
        return tuple(sorted(found.values(), key=lambda d: (d.start, d.end, d.kind)))


def _lines(text: str, names: tuple[Name, ...], words: Words) -> Iterator[Declared]:
    at = 0
    for line in text.splitlines(keepends=True):
        for pattern, phrase in patterns.compiled("origins", "line"):
            match = pattern.match(line) if len(line) < 2_000 or phrase.means == "credit" else None
            if match is not None:
                kind = OriginKind(phrase.means)
                for start, end in _items(match, kind):
                    entity = _entity(text, names, words, at + start, at + end)
                    yield Declared(entity, at + start, at + end, kind, None)
        at += len(line)


def _items(match: re.Match[str], kind: OriginKind) -> Iterator[Stretch]:
    start, end = match.span("who")
    if kind is not OriginKind.SOURCE_LIST:
        yield start, end
        return
    for item in _ITEM.finditer(match.string, start, end):
        low, high = item.span()
        joined = _AND.match(item[0])
        low += joined.end() if joined else len(item[0]) - len(item[0].lstrip())
        high -= len(item[0]) - len(item[0].rstrip(" .\t\r\n"))
        if low < high:
            yield low, high


def _within(doc: Doc, names: tuple[Name, ...], words: Words) -> Iterator[Declared]:
    text = doc.text
    sentences = [(words.start[s.start], words.end[s.end - 1], (s.start, s.end)) for s in doc.sents]
    for pattern, phrase in patterns.compiled("origins", "within"):
        exact = re.compile(pattern.pattern)
        for low, high, stretch in sentences:
            for match in exact.finditer(text, low, high):
                start, end = match.span("who")
                kind = OriginKind(phrase.means)
                if kind is OriginKind.TOLD and not _is_body(names, words, start, end):
                    continue
                yield Declared(_entity(text, names, words, start, end), start, end, kind, stretch)


def _is_body(names: tuple[Name, ...], words: Words, start: int, end: int) -> bool:
    """Whether the words are the name of an organisation: people who are told something are no origin."""
    low, high = patterns.tokens(words, start, end)
    return any(n.label is Label.ORG and n.start < high and low < n.end for n in names)


def _entity(text: str, names: tuple[Name, ...], words: Words, start: int, end: int) -> str:
    """Return the document's name where the words are one, else the words."""
    low, high = patterns.tokens(words, start, end)
    same = next((n.entity for n in names if (n.start, n.end) == (low, high)), None)
    return same or text[start:end]


assign("origins")


@Language.factory(
    "claimtrail_origins",
    requires=["doc._.words", "doc._.names", "token.is_sent_start"],
    assigns=["doc._.origins"],
    default_config={},
)
def make(nlp: Language, name: str) -> OriginsComponent:
    """Make the component."""
    return OriginsComponent()
