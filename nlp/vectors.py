"""Vectors of what is said: the mean of the encoder's vectors of its words, as signed bytes."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy

from nlp.frames import Stretch
from nlp.scores import Scores

_LARGEST = 127


def of(scores: Scores, stretches: Sequence[Stretch]) -> bytes | None:
    """Return 384 signed bytes whose direction is that of the mean, or null where no word is read.

    The largest component is 127: a cosine does not depend on the length, and small numbers would lose their digits.
    """
    parts = [
        scores.rows["vector"][bisect_left(scores.tokens, start) : bisect_left(scores.tokens, end)]
        for start, end in stretches
        if len(scores)
    ]
    whole = numpy.concatenate(parts) if parts else numpy.zeros((0, 1), numpy.float32)
    if not len(whole):
        return None
    mean = whole.mean(axis=0)
    largest = float(numpy.abs(mean).max())
    return numpy.rint(mean * (_LARGEST / largest)).astype(numpy.int8).tobytes() if largest else None
