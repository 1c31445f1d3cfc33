"""Tags from scores: always legal, and the best of the legal ones."""

from itertools import pairwise, product

import numpy
from hypothesis import given
from hypothesis import strategies as st

from nlp.decoding import best, stretches

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")


def legal(tags: tuple[str, ...]) -> bool:
    return all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairwise(tags))


@given(st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_best_legal_sequence(rows: list[list[float]]) -> None:
    scores = numpy.array(rows, dtype=numpy.float32)
    logs = scores - numpy.logaddexp.reduce(scores, axis=-1, keepdims=True)

    def total(tags: tuple[str, ...]) -> float:
        return float(sum(logs[i, LABELS.index(tag)] for i, tag in enumerate(tags)))

    found = tuple(best(scores, LABELS))
    assert legal(found)
    most = max(total(tags) for tags in product(LABELS, repeat=len(rows)) if legal(tags))
    assert abs(total(found) - most) < 1e-3


def test_no_words_no_tags() -> None:
    assert best(numpy.zeros((0, 5)), LABELS) == []


def test_stretches() -> None:
    tags = ["I-X", "O", "B-X", "I-X", "B-X", "B-Y", "I-Y"]
    assert list(stretches(tags)) == [("X", (0, 1)), ("X", (2, 4)), ("X", (4, 5)), ("Y", (5, 7))]
