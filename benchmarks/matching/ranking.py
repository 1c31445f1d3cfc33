"""Claims ranked for a text that repeats one: CheckThat! 2020, task 2."""

from collections.abc import Sequence

import numpy

from benchmarks.matching import scores
from benchmarks.matching.corpora import Queries
from benchmarks.matching.learning import Array
from benchmarks.matching.vectors import Vectors
from graph.matching import frequencies
from graph.matching.ranking import Ranking, weight_of_vectors
from graph.matching.wording import Wording

_DEPTH = 5


def ours(asked: Queries, vectors: Vectors) -> float:
    """Return MAP@5 of ranking by nearness to sentence and title together."""
    words, near = parts(asked, vectors)
    return mean(asked, words + weight_of_vectors() * near)


def parts(asked: Queries, vectors: Vectors) -> tuple[Array, Array]:
    """Return the two parts of nearness, by words and by vectors, a row for each text and a column for each claim."""
    held = [vectors.plain(" ".join(texts)) for texts in asked.claims.values()]
    wanted = [vectors.plain(text) for text in asked.texts]
    near = directions(wanted) @ directions(held).T
    ranking = Ranking(held)
    return numpy.array([[ranking.shared(one, other) for other in held] for one in wanted]), near


def directions(wordings: Sequence[Wording]) -> Array:
    """Return the vectors at length one, a row each; of zeros where there is none."""
    size = max(len(w.vector or b"") for w in wordings)
    return numpy.array([w.direction if w.direction is not None else numpy.zeros(size) for w in wordings])


def mean(asked: Queries, near: Array) -> float:
    """Return MAP@5 of ranking by these numbers."""
    keys = list(asked.claims)
    return _mean([_first(keys, row) for row in near], asked.wanted)


def bm25(asked: Queries) -> float:
    """Return MAP@5 of BM25 over the stems of sentence and title."""
    keys = list(asked.claims)
    score = scores.bm25([frequencies.stems(" ".join(asked.claims[key])) for key in keys])
    return _mean([_first(keys, score(frequencies.stems(text))) for text in asked.texts], asked.wanted)


def _first(keys: Sequence[str], near: Sequence[float] | Array) -> list[str]:
    return [keys[i] for i in numpy.argsort(-numpy.array(near), kind="stable")[:_DEPTH]]


def _mean(found: Sequence[Sequence[str]], wanted: Sequence[str]) -> float:
    return sum(map(scores.average_precision, found, wanted)) / len(wanted)
