"""The texts that matching is fitted and measured on, pinned by the hash of its file; read, never copied."""

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pinned import Pinned

PINNED = Pinned(Path(__file__).parent / "hashes.json")
_FNC = "similarity/fnc1"
_CLEF = "matching/clef2020_t2"


def opened(data: Path, name: str) -> str:
    """Return the text of a corpus file whose hash is the pinned one."""
    return PINNED.opened(data, name)


def table(data: Path, name: str, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table with a header."""
    return list(csv.DictReader(io.StringIO(opened(data, name), newline=""), delimiter=delimiter))


@dataclass(frozen=True, slots=True)
class Articles:
    """Texts, and the story of each."""

    texts: list[str]
    stories: list[str]


def ecb(data: Path, part: str) -> Articles:
    """Return the annotated sentences of ECB+ by document, and its subtopic: ("Train" or "Dev")."""
    words: dict[str, list[str]] = defaultdict(list)
    for line in opened(data, f"similarity/ecbplus/ECB_{part}_corpus.txt").splitlines():
        row = line.split("\t")
        if len(row) >= 4:
            words[row[0]].append(row[3])
    stories = [f"{name.split('_')[0]} {'plus' in name}" for name in words]
    return Articles([" ".join(said) for said in words.values()], stories)


def aside(story: str) -> bool:
    """Whether a story of FNC-1 is kept from all fitting: one in five, by the hash of its number."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % 5 == 0


@dataclass(frozen=True, slots=True)
class Row:
    """A headline, a body and what the one says of the other in FNC-1."""

    headline: str
    body: str
    stance: str


class Stances:
    """FNC-1: bodies, headlines, the story of each, and the rows."""

    def __init__(self, data: Path) -> None:
        self.bodies = {r["Body ID"]: r["articleBody"] for r in table(data, f"{_FNC}/train_bodies.csv")}
        self.story = {}
        for line in opened(data, f"{_FNC}/story_clusters_train.tsv").split("\n")[1:]:
            if line:
                kind, key, story = line.split("\t")
                self.story[kind, key] = story
        parts = [table(data, f"{_FNC}/train_stances.part{n}.csv") for n in (1, 2)]
        self.rows = [Row(r["Headline"], r["Body ID"], r["Stance"]) for part in parts for r in part]

    def chosen(self, *, kept_aside: bool) -> list[Row]:
        """Return the rows whose headline and body are both of stories kept aside, or both of the others."""
        return [
            row
            for row in self.rows
            if aside(self.story["h", row.headline]) == aside(self.story["b", row.body]) == kept_aside
        ]

    def articles(self, *, kept_aside: bool) -> Articles:
        """Return the bodies with their stories."""
        keys = [key for key in self.bodies if aside(self.story["b", key]) == kept_aside]
        return Articles([self.bodies[key] for key in keys], [self.story["b", key] for key in keys])


@dataclass(frozen=True, slots=True)
class Queries:
    """Texts that repeat a claim, the claim that each repeats, and all claims (sentence, title)."""

    texts: list[str]
    wanted: list[str]
    claims: dict[str, tuple[str, str]]


def queries(data: Path, part: str) -> Queries:
    """Return a part of CheckThat! 2020, task 2: ("train" or "dev")."""
    claims = {r[""]: (r["vclaim"], r["title"]) for r in table(data, f"{_CLEF}/verified_claims.docs.tsv", "\t")}
    asked = {r[""]: r["tweet_content"] for r in table(data, f"{_CLEF}/{part}/tweets.queries.tsv", "\t")}
    lines = opened(data, f"{_CLEF}/{part}/tweet-vclaim-pairs.qrels").splitlines()
    wanted = {line.split("\t")[0]: line.split("\t")[2] for line in lines}
    return Queries([asked[q] for q in wanted], list(wanted.values()), claims)


def independent(data: Path) -> Iterator[str]:
    """Yield the texts of BASIL's development part: three outlets on each event, written independently."""
    for line in opened(data, "similarity/basil_dev.jsonl").splitlines():
        record = json.loads(line)
        yield "\n".join(" ".join(paragraph) for paragraph in record["body-paragraphs"])
