"""Our annotated pairs of utterances: one claim, or two?"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.scores import f1
from benchmarks.matching.vectors import Vectors
from benchmarks.reading.same import same
from graph.matching.closeness import closeness
from graph.matching.likeness import compare
from graph.matching.wording import Wording, cosine
from graph.matching.words import likeness
from graph.model import ANSWERS, Act

FILE = Path(__file__).with_name("pairs.jsonl")


@dataclass(frozen=True, slots=True)
class Side:
    """One utterance of a pair: what it says, who says it, whom it blames or, of an answer, who is blamed."""

    wording: Wording
    holder: str
    accused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two utterances and how they relate."""

    label: str
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Scored:
    """Pair F1, and a line that tells what is taken for one claim, by label."""

    f1: float
    line: str


def read(vectors: Vectors, path: Path = FILE) -> list[Pair]:
    """Return the pairs."""
    records = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    return [Pair(r["label"], _side(vectors, r["one"]), _side(vectors, r["other"])) for r in records]


def _side(vectors: Vectors, said: dict[str, object]) -> Side:
    holder, text, content = str(said["holder"]), str(said["text"]), str(said["content"])
    targets = tuple(str(t) for t in said["targets"]) if isinstance(said["targets"], list) else ()
    accused = targets or ((holder,) if Act(str(said["act"])) in ANSWERS else ())
    return Side(vectors.wording(text, content, targets, holder), holder, accused)


def one_claim(pair: Pair) -> bool:
    """Decide as filing does: the same parties (by name here, for there is no base), then likeness."""
    one, other = pair.one.accused, pair.other.accused
    if one and other and not any(same(a, b) for a in one for b in other):
        return False
    return compare(
        pair.one.wording.compared, pair.other.wording.compared, same_holder=same(pair.one.holder, pair.other.holder)
    ).same


def score(pairs: Sequence[Pair]) -> Scored:
    """Score what is decided."""
    said = [one_claim(pair) for pair in pairs]
    of, taken = Counter(p.label for p in pairs), Counter(p.label for p, yes in zip(pairs, said, strict=True) if yes)
    line = "taken for one: " + ", ".join(f"{label} {taken[label]} of {n}" for label, n in of.items())
    return Scored(f1(taken["same"], sum(said), of["same"]), line)


def dice(pair: Pair) -> float:
    """Return how alike the words are."""
    return likeness(pair.one.wording.words, pair.other.wording.words)


def near(pair: Pair) -> float:
    """Return how alike the vectors are."""
    return cosine(pair.one.wording, pair.other.wording)


def close(pair: Pair) -> float:
    """Return how close the contents are, as it is used in a base."""
    return closeness(pair.one.wording.compared, pair.other.wording.compared).score


def best(pairs: Sequence[Pair], alike: Callable[[Pair], float]) -> float:
    """Return F1 of one number alone at the threshold that suits these pairs best."""
    found = [(alike(p), p.label == "same") for p in pairs]
    gold = sum(yes for _, yes in found)
    return max(
        f1(sum(yes for value, yes in found if value >= least), sum(value >= least for value, _ in found), gold)
        for least, _ in found
    )
