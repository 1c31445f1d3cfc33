"""Vectors of texts by the reader's encoder alone, computed once and kept in a folder outside the project."""

import hashlib
import importlib
import json
from pathlib import Path

import numpy
import spacy
from spacy.language import Language

from graph.matching.wording import Number, Wording
from graph.matching.words import tokens as folded
from nlp import tokens, vectors, weights

_COMPONENTS = ("words", "quotes", "sentences", "scores", "quantities")

Span = tuple[int, int]


class Vectors:
    """Give vectors of stretches of a text; `model` is a folder of weights, the shipped ones by default."""

    def __init__(self, kept: Path, model: Path | None = None) -> None:
        self.model = model or weights.FOLDER
        self.kept = kept / weights.loaded(self.model).digest[:16]
        self.kept.mkdir(parents=True, exist_ok=True)
        self._made: Language | None = None

    def of(self, text: str, spans: list[Span]) -> bytes | None:
        """Return the vector of the words of some stretches, read within their text."""
        path = self._path("of", f"{spans}{text}")
        if not path.exists():
            doc = self._nlp(text)
            places = [doc.char_span(a, b, alignment_mode="expand") for a, b in spans]
            path.write_bytes(vectors.of(doc._.scores, [(p.start, p.end) for p in places if p is not None]) or b"")
        return path.read_bytes() or None

    def sentences(self, text: str) -> list[tuple[str, bytes]]:
        """Return each sentence with its vector; those without a word are left out."""
        path = self._path("sentences", text).with_suffix(".npz")
        if not path.exists():
            doc = self._nlp(text)
            found = [(s.start_char, s.end_char, vectors.of(doc._.scores, [(s.start, s.end)])) for s in doc.sents]
            rows = [(a, b, v) for a, b, v in found if v]
            spans = numpy.array([r[:2] for r in rows], dtype=numpy.int32).reshape(-1, 2)
            packed = numpy.frombuffer(b"".join(r[2] for r in rows), dtype=numpy.int8)
            numpy.savez(path, spans=spans, vectors=packed.reshape(len(rows), -1) if rows else packed)
        with numpy.load(path) as held:
            return [(text[a:b].strip(), v.tobytes()) for (a, b), v in zip(held["spans"], held["vectors"], strict=True)]

    def wordings(self, text: str) -> list[Wording]:
        """Return each sentence of a text as what is compared."""
        return [Wording(said, (), vector) for said, vector in self.sentences(text)]

    def plain(self, text: str) -> Wording:
        """Return a whole text as what is compared, without its numbers."""
        return Wording(text, (), self.of(text, [(0, len(text))]))

    def wording(
        self, text: str, content: str, accused: tuple[str, ...] = (), holder: str = "", *, part: bool = False
    ) -> Wording:
        """Return the content of an utterance as what is compared."""
        start = text.index(content)
        span = (start, start + len(content))
        holders = (holder,) if holder else ()
        return Wording(content, accused, self.of(text, [span]), self._numbers(text, span), part, holders)

    def _numbers(self, text: str, span: Span) -> tuple[Number, ...]:
        return tuple((last(unit), value, mod) for _, unit, value, mod in self.amounts(text, span))

    def amounts(self, text: str, span: Span) -> list[tuple[int, str, float, str]]:
        """Return the amounts of a stretch: where each stands, unit, value, modifier."""
        path = self._path("numbers", text)
        if not path.exists():
            doc = self._nlp(text)
            rows = [(doc[a.start].idx, a.unit, a.value, a.modifier or "") for a in doc._.amounts if a.value is not None]
            path.write_text(json.dumps(rows), "utf8")
        held = json.loads(path.read_text("utf8"))
        return [(at, unit, value, mod) for at, unit, value, mod in held if span[0] <= at < span[1]]

    def _path(self, kind: str, text: str) -> Path:
        return self.kept / hashlib.sha256(f"{kind} {text}".encode("utf8", "replace")).hexdigest()[:32]

    @property
    def _nlp(self) -> Language:
        if self._made is None:
            self._made = spacy.blank("en")
            tokens.guard(self._made)
            for name in _COMPONENTS:
                importlib.import_module(f"nlp.{name}")
                config = {"folder": str(self.model)} if name == "scores" else {}
                self._made.add_pipe(f"claimtrail_{name}", config=config)
        return self._made


def last(unit: str) -> str:
    """Return the word of a unit by which it is compared."""
    said = folded(unit)
    return said[-1] if said else ""
