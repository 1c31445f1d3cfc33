"""The invented families of utterances from which likeness is fitted, as pairs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.vectors import Vectors
from graph.matching.likeness import features
from graph.matching.wording import Wording

FILE = Path(__file__).with_name("taught.txt")
_MARKS = re.compile(r"[\[\]{}<>]")
# kinds of two utterances of one family that are a pair: one claim, or two
_SAME = {"=="}
_OTHER = {"=<", "=v", "=x", "<x", "<<", "xx", "vv", "vx", "nn", "=n"}


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
    one: Wording
    other: Wording
    same_holder: bool
    same: bool

    @property
    def row(self) -> list[float]:
        """The features, in their fixed order."""
        return list(features(self.one, self.other, same_holder=self.same_holder).values())


def families(path: Path = FILE) -> list[list[Said]]:
    """Return the families of a file."""
    found: list[list[Said]] = []
    for line in path.read_text("utf8").splitlines():
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


def pairs(vectors: Vectors) -> Iterator[Pair]:
    """Yield the pairs of utterances of each family that are told to be of one claim or of two."""
    for number, family in enumerate(families()):
        made = [(said, _wording(vectors, said)) for said in family]
        for i, (one, first) in enumerate(made):
            for other, second in made[i + 1 :]:
                kinds = one.kind + other.kind
                if kinds in _SAME | _OTHER:
                    holder = one.holder == other.holder
                    yield Pair(number, kinds, first, second, holder, kinds in _SAME)


def _wording(vectors: Vectors, said: Said) -> Wording:
    return vectors.wording(said.text, said.content, (said.holder, *said.targets), part=said.kind == "n")
