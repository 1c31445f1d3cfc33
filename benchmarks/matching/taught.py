"""The invented families of utterances from which likeness is fitted, as pairs."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.vectors import Vectors
from graph.matching.compared import Compared
from graph.matching.features import features

FOLDER = Path(__file__).with_name("taught")
_MARKS = re.compile(r"[\[\]{}<>]")
# kinds of two utterances of one family that are a pair: one claim, or two
_SAME = {"=="}
_OTHER = {"=<", "=v", "=x", "<x", "<<", "xx", "vv", "vx", "nn", "=n", "<v"}
_KINDS = "=<vxn"
# which share of the weight each kind of pair has; others have the least
_MIX = {"one": 0.2, "one, few words": 0.2, "nn": 0.15, "=<": 0.15, "=v": 0.15, "=x": 0.09, "xx": 0.02, "=n": 0.04}
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance of a family; `targets` is empty for an answer."""

    kind: str
    text: str
    holder: str
    targets: tuple[str, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two utterances and whether they are about one claim; `kind` tells how they differ."""

    family: int
    kind: str
    one: Compared
    other: Compared
    aside: bool
    same_holder: bool
    same: bool

    @property
    def row(self) -> list[float]:
        """The features, in their fixed order."""
        return list(features(self.one, self.other, same_holder=self.same_holder).values())


def families(folder: Path = FOLDER) -> list[list[Said]]:
    """Return the families of the files of a folder, by name; what a file begins with says what they are."""
    found: list[list[Said]] = []
    for line in (line for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf8").splitlines()):
        if line == "*":
            found.append([])
        elif line and not line.startswith("# "):
            found[-1].append(_said(line[0], line[2:]))
    return found


def _said(kind: str, raw: str) -> Said:
    def marked(opening: str, closing: str) -> list[str]:
        return [_MARKS.sub("", words).strip(" ,") for words in re.findall(rf"\{opening}(.*?)\{closing}", raw)]

    holder = next(iter(marked("{", "}")), "")
    return Said(kind, _MARKS.sub("", raw), holder, tuple(marked("<", ">")), marked("[", "]")[0])


def aside(family: list[Said]) -> bool:
    """Whether a family is kept from fitting, for choices: one in five, by the hash of its first content."""
    return int(hashlib.sha256(family[0].content.encode()).hexdigest(), 16) % 5 == 0


def pairs(vectors: Vectors) -> Iterator[Pair]:
    """Yield the pairs of utterances of each family that are told to be of one claim or of two."""
    for number, family in enumerate(families()):
        made = [(said, _compared(vectors, said)) for said in family]
        kept = aside(family)
        for i, (one, first) in enumerate(made):
            for other, second in made[i + 1 :]:
                kinds = "".join(sorted((one.kind, other.kind), key=_KINDS.index))
                if kinds in _SAME | _OTHER:
                    holder = one.holder == other.holder
                    yield Pair(number, kinds, first, second, kept, holder, kinds in _SAME)


def counts(pairs: Sequence[Pair]) -> list[float]:
    """Return how often each pair counts, so that kinds stand as they do among annotated pairs, and few words too.

    Two of five pairs are of one claim, half of these share at most one word; the others are evenly parts that differ in
    their number, narrower ones, other victims and claims that are near.
    """
    groups = [_group(pair) for pair in pairs]
    size = Counter(groups)
    return [_MIX.get(group, 0.0) * len(pairs) / size[group] + _LEAST for group in groups]


def _group(pair: Pair) -> str:
    if pair.same:
        return "one, few words" if len(pair.one.known & pair.other.known) <= 1 else "one"
    return pair.kind


def _compared(vectors: Vectors, said: Said) -> Compared:
    # a reader tells which contents give means or numbers; here that must be learnt from the words
    return vectors.wording(said.text, said.content, said.targets, said.holder).compared
