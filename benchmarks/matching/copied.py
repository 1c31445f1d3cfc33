"""Copies as outlets make them: another headline and dateline, the end cut off, a few words changed; from a seed."""

import random
import re
from collections.abc import Sequence
from itertools import combinations

from benchmarks.matching.scores import f1
from graph.matching import copies

_SEED = 5
# kept of a text, at least and at most; words of a hundred that an editor changes
_KEPT = (0.45, 0.9)
_CHANGED = 0.03
_PLACES = ("ORLE", "DELMARCH", "TAVIN", "PORT SENN")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_FILLERS = ("also", "later", "again", "meanwhile", "there", "further")


def copied(text: str, chance: random.Random) -> str:
    """Return a copy of a text."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    kept = max(1, round(len(paragraphs) * chance.uniform(*_KEPT)))
    body = "\n".join(paragraphs[:kept])

    def edit(found: re.Match[str]) -> str:
        if chance.random() >= _CHANGED:
            return found[0]
        return chance.choice(["", chance.choice(_FILLERS), f"{found[0]} {chance.choice(_FILLERS)}"])

    dateline = f"{chance.choice(_PLACES)}, {chance.randint(1, 28)} March - "
    return f"{dateline}{_WORD.sub(edit, body)}\nReporting by our own staff."


def falsely(texts: Sequence[str]) -> int:
    """Return how many pairs of independent texts are taken for copies."""
    signed = [copies.sketch(copies.signature(text)) for text in texts]
    return sum(copies.alike(a, b) for a, b in combinations(signed, 2))


def pair_f1(texts: Sequence[str]) -> float:
    """Return F1 over all pairs of the texts and one copy of each."""
    chance = random.Random(_SEED)  # noqa: S311  (a seeded draw, no secret)
    signed = [copies.sketch(copies.signature(text)) for text in texts]
    made = [copies.sketch(copies.signature(copied(text, chance))) for text in texts]
    hits = sum(copies.alike(a, b) for a, b in zip(signed, made, strict=True))
    wrong = sum(copies.alike(a, b) for i, a in enumerate(signed) for j, b in enumerate(made) if i != j)
    wrong += sum(copies.alike(a, b) for rows in (signed, made) for a, b in combinations(rows, 2))
    return f1(hits, hits + wrong, len(texts))
