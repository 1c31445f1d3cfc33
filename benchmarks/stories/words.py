"""Whether two utterances say the same: where their words stand, who says them, about whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.same import same
from graph.model import ANSWERS, BLAMING, RESPONSES, Act

Row = Mapping[str, Any]
Span = tuple[int, int]

ANSWERING = frozenset(act.value for act in ANSWERS | RESPONSES)
ACCUSING = frozenset(act.value for act in (*BLAMING, Act.SUE, Act.CHARGE))
# how much of the shorter of two contents both must hold
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """An utterance with the places of its words in its part; an answer stands in its whole sentence."""

    row: Row
    spans: tuple[Span, ...]

    @property
    def act(self) -> str:
        """What it does."""
        return str(self.row["act"])

    @property
    def targets(self) -> Sequence[str]:
        """About whom."""
        found: Sequence[str] = self.row["targets"]
        return found

    def meets(self, other: "Placed") -> bool:
        """Whether the two stand on the same words, or answer in the same sentence."""
        if (self.row["document"], self.row["part"]) != (other.row["document"], other.row["part"]):
            return False
        if (self.act in ANSWERING) != (other.act in ANSWERING):
            return False
        return _overlap(self.spans, other.spans) >= _SHARED * min(_length(self.spans), _length(other.spans)) > 0


def placed(row: Row, parts: Mapping[tuple[str, str], str]) -> Placed:
    """Find the places of an utterance's words."""
    text = parts.get((row["document"], row["part"]), "")
    found: list[Span] = []
    at = 0
    for piece in row["exact"]:
        start = text.find(piece, at)
        start = text.find(piece) if start < 0 else start
        if start >= 0 and piece:
            at = start + len(piece)
            found.append((start, at))
    if row["act"] in ANSWERING:
        found = [_sentence(text, span) for span in found]
    return Placed(row, tuple(found))


def named(one: str, other: str) -> bool:
    """Whether two names are one, loosely; words that name nobody are compared as they are."""
    return same(_bare(one), _bare(other))


def alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two lists name the same parties."""
    left, right = list(some), list(others)
    return all(any(named(a, b) for b in right) for a in left) and all(any(named(a, b) for b in left) for a in right)


def _bare(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() not in {"a", "an"})


def _sentence(text: str, span: Span) -> Span:
    """Widen to the marks that end sentences, quotations apart."""
    start = max(
        (text.rfind(mark, 0, span[0]) + len(mark) for mark in (". ", ".\n", "\n") if mark in text[: span[0]]), default=0
    )
    ends = [at for mark in (". ", ".\n", "\n") if (at := text.find(mark, max(span[1] - 1, 0))) >= 0]
    return start, min(ends, default=len(text))


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
