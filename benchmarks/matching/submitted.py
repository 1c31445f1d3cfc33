"""The articles of a story as they would be filed if the reader had read them as gold does."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from benchmarks.matching.vectors import Vectors
from benchmarks.stories.told import Story
from benchmarks.stories.words import placed
from graph.model import (
    Act,
    Article,
    HolderKind,
    Label,
    Level,
    Mention,
    Outlet,
    OutletKind,
    Part,
    Quantity,
    Reading,
    Snapshot,
    Target,
    Utterance,
)
from graph.submission import Submission

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Submitted:
    """An article to file, and the gold claim of each of its utterances."""

    submission: Submission
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    key: str
    holder: str
    utterance: Utterance


def submitted(story: Story, vectors: Vectors) -> Iterator[Submitted]:
    """Yield the articles of a story in the order in which they were seen."""
    outlets = {row["key"]: row for row in json.loads(story.outlets.read_text("utf8"))}
    rows = [json.loads(line) for line in story.articles.read_text("utf8").splitlines() if line.strip()]
    rows.sort(key=lambda row: (row.get("seen") or row["published"], row["id"]))
    told = [(claim["key"], row) for claim in story.gold["claims"] for row in claim["utterances"]]
    names = sorted({name for _, row in told for name in _names(row)}, key=lambda name: (-len(name), name))
    parts = _parts(story)
    for position, row in enumerate(rows, 1):
        article = Article(row["url"], row.get("title"), row["text"], published=row["published"])
        here = [(key, said) for key, said in told if said["document"] == row["id"]]
        own = [_Said(key, said["holder"] or "", _utterance(said, article, vectors)) for key, said in here]
        said = [one for one in sorted(own, key=_order) if one.utterance.content]
        reading = Reading(row["id"], tuple(_mentions(article.text, names)), tuple(_marked(said, parts)))
        seen = datetime.fromisoformat(row.get("seen") or row["published"])
        snapshot = Snapshot(position, f"<{row['id']}>", row["url"], seen, "0" * 64, "none.warc.gz", position, 1)
        made = Submission(snapshot, _outlet(outlets[row["outlet"]]), article, row["id"], reading, row["id"])
        yield Submitted(made, tuple(one.key for one in said))


def _outlet(row: Row) -> Outlet:
    return Outlet(row["key"], row["name"], OutletKind(row["kind"]), domain=row.get("domain"), owner=row.get("owner"))


def _names(row: Row) -> list[str]:
    return [name for name in (row["holder"], row.get("speaks_for"), *row["targets"]) if name]


def _parts(story: Story) -> set[str]:
    """Return the claims that give means or numbers of another."""
    return {
        claim["key"]
        for claim in story.gold["claims"]
        if any(relation["relation"] == "means_of" for relation in claim.get("relations", ()))
    }


def _order(one: _Said) -> tuple[bool, tuple[tuple[int, int], ...]]:
    return one.utterance.part is Part.TITLE, one.utterance.content


def _utterance(row: Row, article: Article, vectors: Vectors) -> Utterance:
    part = Part(row["part"])
    text = article.text if part is Part.TEXT else article.title or ""
    # as a statement: an answer would be placed as its whole sentence
    spans = placed({**row, "act": Act.ACCUSE.value}, {(row["document"], row["part"]): text}).spans
    amounts = [amount for span in spans for amount in vectors.amounts(text, span)]
    return Utterance(
        Act(row["act"]),
        spans,
        part,
        attribution=_levels(row, text, spans),
        targets=tuple(Target(name, *_span(text, name)) for name in row["targets"]),
        quantities=tuple(Quantity(at, at + 1, value, unit, mod or None) for at, unit, value, mod in amounts),
        vector=vectors.of(text, list(spans)),
    )


def _levels(row: Row, text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Level, ...]:
    name = row["holder"]
    if not name:
        return ()
    start, end = _span(text, name) if name in text else (None, None)
    made = Level(1, name, HolderKind.NAMED, start=start, end=end, cue=spans, speaks_for=row.get("speaks_for"))
    return (made,)


def _span(text: str, name: str) -> tuple[int, int]:
    # what is told by a pronoun stands nowhere
    start = max(0, text.find(name))
    return start, start + len(name)


def _marked(said: Sequence[_Said], parts: set[str]) -> Iterator[Utterance]:
    """Mark what gives means or numbers, as a reader does: of a whole that the same holder states in the same text."""
    for one in said:
        wholes = [
            number
            for number, other in enumerate(said)
            if other.key not in parts and other.holder == one.holder and other.utterance.targets
            and other.utterance.part is one.utterance.part
        ]  # fmt: skip
        part = one.key in parts and one.utterance.targets and wholes
        yield replace(one.utterance, means_of=wholes[0]) if part else one.utterance


def _mentions(text: str, names: Sequence[str]) -> Iterator[Mention]:
    """Yield the places of names; a longer one takes its place before a shorter one."""
    taken: list[tuple[int, int]] = []
    for name in (name for name in names if name[:1].isupper()):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(a < end and at < b for a, b in taken):
                taken.append((at, end))
                yield Mention(at, end, Label.ORG, name)
            at = text.find(name, end)
