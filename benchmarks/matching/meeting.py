"""Which utterances of our stories meet in one claim: filed one by one as gold reads them, into an empty base."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any

from benchmarks.matching.scores import f1
from benchmarks.matching.vectors import Vectors
from benchmarks.stories.told import Story
from benchmarks.stories.words import ANSWERING, placed
from graph.filing import prepare
from graph.model import (
    Act, Article, HolderKind, Label, Level, Mention, Outlet, OutletKind, Part, Quantity, Reading, Snapshot, Target,
    Utterance,
)  # fmt: skip
from graph.resolving.batch import Batch
from graph.resolving.remembered import Remembered
from graph.rows import Edge, EdgeType, NodeLabel
from graph.standing import Bearing
from graph.submission import Submission

Row = Mapping[str, Any]


class Empty:
    """A base that holds nothing: what is filed is seen by what comes after it in the same transaction."""

    def run(self, query: str, parameters: dict[str, Any] | None = None) -> list[Any]:
        """Return no row."""
        return []


@dataclass(slots=True)
class Counted:
    """What is counted over stories: pairs of statements that meet, answers that meet their claim, relations."""

    joined: int = 0
    rightly: int = 0
    wanted: int = 0
    answers: int = 0
    met: int = 0
    wrong: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Pair F1 of statements."""
        return f1(self.rightly, self.joined, self.wanted)

    @property
    def precision(self) -> float:
        """How many of the pairs that meet are of one claim."""
        return self.rightly / max(1, self.joined)

    @property
    def recall(self) -> float:
        """How many of the pairs of one claim meet."""
        return self.rightly / max(1, self.wanted)


def count(stories: Sequence[Story], vectors: Vectors) -> Counted:
    """File the stories and count."""
    counted = Counted()
    for story in stories:
        _count(story, vectors, counted)
    return counted


def _count(story: Story, vectors: Vectors, counted: Counted) -> None:
    batch = Batch(Empty(), Remembered())
    gold: dict[str, str] = {}
    said: dict[str, tuple[Row, Utterance]] = {}
    states, answers = {}, defaultdict(set)
    for position, (submission, rows) in enumerate(_submissions(story, vectors)):
        filed = prepare(submission, batch).added
        batch.add(filed)
        places = defaultdict(list)
        for key, row, utterance in rows:
            places[_place(utterance.act, utterance.part, [x for span in utterance.content for x in span])].append((key, row, utterance))
        for node in filed.nodes:
            if node.label is NodeLabel.UTTERANCE:
                key, row, utterance = places[_place(node.props["act"], node.props["part"], node.props["pieces"])].pop(0)
                gold[node.id], said[node.id] = key, (row, utterance)
        for edge in filed.edges:
            if isinstance(edge, Edge) and edge.type is EdgeType.ABOUT:
                if edge.props["bearing"] in (Bearing.STATES, Bearing.ASKS):
                    states[edge.start] = edge.end
                else:
                    answers[edge.start].add(edge.end)
    _pairs(gold, said, states, counted, story.name)
    _answers(gold, said, states, answers, counted)


def _place(act: object, part: object, pieces: object) -> str:
    return f"{act} {part} {list(pieces)}"  # type: ignore[call-overload]  # a list of offsets


def _pairs(
    gold: Mapping[str, str], said: Mapping[str, tuple[Row, Utterance]], states: Mapping[str, str], counted: Counted, name: str
) -> None:
    for one, other in combinations(sorted(states, key=list(states).index), 2):
        wanted, found = gold[one] == gold[other], states[one] == states[other]
        counted.wanted += wanted
        counted.joined += found
        counted.rightly += wanted and found
        if found and not wanted:
            counted.mistakes.append(f"{name} {gold[one]} {gold[other]}: {said[one][0]['exact']} / {said[other][0]['exact']}")


def _answers(
    gold: Mapping[str, str],
    said: Mapping[str, tuple[Row, Utterance]],
    states: Mapping[str, str],
    answers: Mapping[str, set[str]],
    counted: Counted,
) -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for one, claim in states.items():
        keys[claim].add(gold[one])
    for one, (row, _) in said.items():
        if row["act"] in ANSWERING:
            counted.answers += 1
            met = {key for claim in answers.get(one, ()) for key in keys[claim]}
            counted.met += gold[one] in met
            counted.wrong += bool(met) and gold[one] not in met


def _submissions(story: Story, vectors: Vectors) -> Iterator[tuple[Submission, list[tuple[str, Row, Utterance]]]]:
    outlets = {row["key"]: row for row in json.loads(story.outlets.read_text("utf8"))}
    rows = [json.loads(line) for line in story.articles.read_text("utf8").splitlines() if line.strip()]
    rows.sort(key=lambda row: (row.get("seen") or row["published"], row["id"]))
    by_document: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    means = {c["key"] for c in story.gold["claims"] if any(r["relation"] == "means_of" for r in c.get("relations", []))}
    names = sorted({n for c in story.gold["claims"] for u in c["utterances"] for n in _names(u)}, key=len, reverse=True)
    for claim in story.gold["claims"]:
        for row in claim["utterances"]:
            by_document[row["document"]].append((claim["key"], row))
    for position, row in enumerate(rows, 1):
        seen = datetime.fromisoformat((row.get("seen") or row["published"]).replace("Z", "+00:00"))
        told = outlets[row["outlet"]]
        outlet = Outlet(told["key"], told["name"], OutletKind(told["kind"]), domain=told.get("domain"))
        article = Article(row["url"], row.get("title"), row["text"], published=row["published"])
        snapshot = Snapshot(position, f"<{row['id']}>", row["url"], seen, "0" * 64, "a", position, 1)
        made = sorted(
            ((key, u, _utterance(u, article, vectors, names)) for key, u in by_document[row["id"]]),
            key=lambda m: (m[2].part is Part.TITLE, m[2].content or ((0, 0),)),
        )
        made = [m for m in made if m[2].content]
        of_parts = [_part(number, made, means) for number in range(len(made))]
        mentions = tuple(_mentions(article.text, names))
        reading = Reading(row["id"], mentions, tuple(of_parts))
        yield Submission(snapshot, outlet, article, row["id"], reading, row["id"]), made


def _part(number: int, made: Sequence[tuple[str, Row, Utterance]], means: set[str]) -> Utterance:
    """Mark what gives means or numbers, as a reader does: it belongs to a whole of the same holder in the same text."""
    from dataclasses import replace

    key, row, utterance = made[number]
    wholes = [
        i for i, (other, r, u) in enumerate(made)
        if key in means and other not in means and r["holder"] == row["holder"] and u.targets and u.part is utterance.part
    ]  # fmt: skip
    return replace(utterance, means_of=wholes[0]) if wholes and utterance.targets else utterance


def _names(row: Row) -> Iterator[str]:
    yield from (n for n in (row["holder"], row.get("speaks_for"), *row["targets"]) if n)


def _utterance(row: Row, article: Article, vectors: Vectors, names: Sequence[str]) -> Utterance:
    part = Part(row["part"])
    text = article.text if part is Part.TEXT else article.title or ""
    spans = placed({**row, "act": "accuse"}, {(row["document"], row["part"]): text}).spans
    start = text.find(row["holder"]) if row["holder"] else -1
    where = (start, start + len(row["holder"])) if start >= 0 else (None, None)
    speaks_for = row.get("speaks_for")
    level = Level(1, row["holder"], HolderKind.NAMED, start=where[0], end=where[1], cue=spans, speaks_for=speaks_for) if row["holder"] else None
    targets = tuple(Target(n, max(0, text.find(n)), max(0, text.find(n)) + len(n)) for n in row["targets"])
    amounts = [n for span in spans for n in vectors.amounts(text, span)]
    quantities = tuple(Quantity(at, at + 1, value, unit, modifier or None) for at, unit, value, modifier in amounts)
    return Utterance(
        Act(row["act"]), tuple(spans), part, attribution=(level,) if level else (), targets=targets,
        quantities=quantities, vector=vectors.of(text, list(spans)),
    )  # fmt: skip


def _mentions(text: str, names: Sequence[str]) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for name in names:
        if not name[:1].isupper():
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(a < end and at < b for a, b in taken):
                taken.append((at, end))
                yield Mention(at, end, Label.ORG, name)
            at = text.find(name, end)
