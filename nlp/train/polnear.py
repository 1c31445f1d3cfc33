"""PolNeAR: who says what in US news articles; sources, cues and contents, and which belong together."""

import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from nlp import tokens
from nlp.encoding import Begin
from nlp.heads import ROLES
from nlp.train.example import Example, Link

_KINDS = ("source", "cue", "content")
Stretch = tuple[int, int]


def read(path: Path, *, without: Sequence[str] = ()) -> Iterator[Example]:
    """Yield the articles of a file but those `without`, by its first annotator."""
    splitter = sentence_splitter()
    for line in path.read_text("utf8").splitlines():
        document = json.loads(line)
        if document["id"] not in without:
            yield example(splitter(document["text"]), document["annotations"][0]["attributions"])


def sentence_splitter() -> spacy.language.Language:
    """Return the first components of the reader's pipeline: words, quotations, sentences."""
    nlp = spacy.blank("en")
    tokens.guard(nlp)
    for component in ("words", "quotes", "sentences"):
        import_module(f"nlp.{component}")
        nlp.add_pipe(f"claimtrail_{component}")
    return nlp


def words_of(doc: Doc) -> tuple[list[int], list[int]]:
    """Return the tokens that are words, and what begins with each."""
    kept = [token.i for token in doc if not token.is_space]
    begins: list[int] = []
    previous = -1
    for i in kept:
        broken = previous < 0 or any("\n" in doc[j].text for j in range(previous + 1, i))
        starts = any(doc[j].is_sent_start for j in range(previous + 1, i + 1))
        begins.append(int(Begin.PARAGRAPH if broken else Begin.SENTENCE if starts else Begin.NOTHING))
        previous = i
    return kept, begins


def example(doc: Doc, attributions: list[dict[str, Any]]) -> Example:
    """Return a text with the roles of its words, which source and content belong to which cue, and contents."""
    kept, begins = words_of(doc)
    words = [doc[i].text for i in kept]
    start = [doc[i].idx for i in kept]
    end = [s + len(w) for s, w in zip(start, words, strict=True)]
    pieces: list[tuple[Stretch, str]] = []
    sources: dict[int, set[int]] = {}
    contents: dict[int, set[int]] = {}
    for attribution in attributions:
        found = {k: [_covered(start, end, *p) for p in attribution.get(k) or []] for k in _KINDS}
        found = {kind: [p for p in ps if p[0] < p[1]] for kind, ps in found.items()}
        pieces += [(piece, kind) for kind, ps in found.items() for piece in ps]
        if found["cue"]:
            cue = found["cue"][0][0]
            sources.setdefault(cue, set()).update(i for piece in found["source"] for i in range(*piece))
            for piece in found["content"]:
                for i in range(*piece):
                    contents.setdefault(i, set()).add(cue)
    links: dict[str, list[Link]] = {
        "source": [(cue, tuple(sorted(right)), None) for cue, right in sorted(sources.items())],
        "cue": [(i, tuple(sorted(right)), None) for i, right in sorted(contents.items())],
    }
    spans = [(a, b, " ".join(words[a:b])) for (a, b), kind in pieces if kind == "content" and 3 <= b - a <= 100]
    return Example(words, begins, {"role": _tags(len(words), pieces)}, links, spans=spans)


def _covered(start: list[int], end: list[int], low: int, high: int) -> Stretch:
    inside = [i for i in range(len(start)) if start[i] < high and low < end[i]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _tags(length: int, pieces: list[tuple[Stretch, str]]) -> list[int]:
    """Return the role tags; where pieces overlap the shorter one counts, as in scoring."""
    tags = ["O"] * length
    for (start, end), kind in sorted(pieces, key=lambda p: p[0][0] - p[0][1]):
        tags[start:end] = [f"I-{kind.upper()}"] * (end - start)
        tags[start] = f"B-{kind.upper()}"
        if end < length and tags[end].startswith("I-") and tags[end] != "O":
            # what goes on behind a piece that was put into it begins anew
            tags[end] = "B-" + tags[end][2:]
    return [ROLES.index(tag) for tag in tags]
