"""The peer of stories: TF-IDF over the set at hand, average linkage, the threshold fitted on ECB+ train."""

import math
from collections import Counter

import numpy

from benchmarks.matching.corpora import Articles
from benchmarks.matching.learning import Array
from benchmarks.matching.scores import bcubed
from graph.matching import frequencies, stories

_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3)


def fitted(articles: Articles) -> float:
    """Return the threshold that groups these articles best."""
    near = cosines(articles)
    return max(_THRESHOLDS, key=lambda alike: _grouped(articles, near, alike))


def score(articles: Articles, alike: float) -> float:
    """Return B-cubed F1 of the groups at a threshold."""
    return _grouped(articles, cosines(articles), alike)


def cosines(articles: Articles) -> Array:
    """Return how alike any two of these are."""
    counts = [Counter(frequencies.stems(text)) for text in articles.texts]
    held = Counter(stem for found in counts for stem in found)
    place = {stem: i for i, stem in enumerate(held)}
    made = numpy.zeros((len(counts), len(place)), numpy.float32)
    for row, found in zip(made, counts, strict=True):
        for stem, n in found.items():
            row[place[stem]] = n * (math.log((1 + len(counts)) / (1 + held[stem])) + 1)
    made /= numpy.linalg.norm(made, axis=1, keepdims=True) + 1e-9
    near: Array = (made @ made.T).astype(numpy.float64)
    return near


def _grouped(articles: Articles, near: Array, alike: float) -> float:
    story = {i: n for n, group in enumerate(stories.linked(near, alike)) for i in group}
    return bcubed(articles.stories, [story[i] for i in range(len(articles.texts))])
