"""The texts whose vectors a teacher gives, cut into stretches: sentences, and what is said in them."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from spacy.language import Language

from nlp.train.example import Example, sentences_begin
from nlp.train.polnear import sentence_splitter, words_of

_SHORTEST, _LONGEST = 3, 100
# a body of FNC-1 is read so far, in characters
_READ = 4000


def taught(examples: Iterable[Example]) -> Iterator[Example]:
    """Yield the texts with each sentence as a stretch beside what is said, without the labels."""
    for given in examples:
        bounds = [i for i, begin in enumerate(given.begins) if begin] + [len(given.words)]
        whole = [(a, b, " ".join(given.words[a:b])) for a, b in pairwise(bounds)]
        spans = dict.fromkeys(s for s in [*whole, *given.spans] if _SHORTEST <= s[1] - s[0] <= _LONGEST)
        if spans:
            yield Example(given.words, given.begins, spans=list(spans))


def matched(data: Path) -> Iterator[Example]:
    """Yield headlines, bodies, annotated sentences, tweets and claims: what matching is not measured on."""
    splitter = sentence_splitter()
    yield from (plain(splitter, text) for text in _stories(data / "similarity" / "fnc1"))
    yield from (plain(splitter, text) for text in _claims(data / "matching" / "clef2020_t2"))
    yield from _events(data / "similarity" / "ecbplus" / "ECB_Train_corpus.txt")


def plain(splitter: Language, text: str) -> Example:
    """Return a text that is a stretch as a whole too."""
    doc = splitter(text)
    kept, begins = words_of(doc)
    words = [doc[i].text for i in kept]
    return Example(words, begins, spans=[(0, len(words), " ".join(words))])


def aside(story: str) -> bool:
    """Whether a story of FNC-1 is kept to measure on: one in five, by the hash of its number."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % 5 == 0


def _stories(folder: Path) -> Iterator[str]:
    lines = (folder / "story_clusters_train.tsv").read_text("utf8").split("\n")[1:]
    told = [(kind, key) for kind, key, story in (line.split("\t") for line in lines if line) if not aside(story)]
    yield from (key for kind, key in told if kind == "h")
    bodies = {key for kind, key in told if kind == "b"}
    yield from (r["articleBody"][:_READ] for r in _table(folder / "train_bodies.csv", ",") if r["Body ID"] in bodies)


def _claims(folder: Path) -> Iterator[str]:
    yield from (r["tweet_content"] for r in _table(folder / "train" / "tweets.queries.tsv", "\t"))
    lines = (folder / "train" / "tweet-vclaim-pairs.qrels").read_text("utf8").splitlines()
    wanted = {line.split("\t")[2] for line in lines}
    for row in _table(folder / "verified_claims.docs.tsv", "\t"):
        # the others are what the development part is ranked among
        if row[""] in wanted:
            yield row["vclaim"]
            yield row["title"]


def _table(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)


def _events(path: Path) -> Iterator[Example]:
    sentences: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text("utf8").splitlines():
        row = line.split("\t")
        if len(row) >= 4:
            sentences.setdefault(row[0], {}).setdefault(row[1], []).append(row[3])
    for held in sentences.values():
        lengths = [len(words) for words in held.values()]
        yield Example([word for words in held.values() for word in words], sentences_begin(lengths))
