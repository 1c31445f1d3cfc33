"""From scores of tags to stretches: the best legal sequence of begin, inside and outside."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy

from nlp.frames import Stretch
from nlp.weights import Array

_NEVER = -1e4


@cache
def _moves(labels: tuple[str, ...]) -> Array:
    """Return what a move from tag to tag costs: all where an inside follows what it is no part of, else nothing."""
    table = numpy.zeros((len(labels), len(labels)), dtype=numpy.float32)
    for i, before in enumerate(labels):
        for j, tag in enumerate(labels):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                table[i, j] = _NEVER
    return table


def best(scores: Array, labels: Sequence[str]) -> list[str]:
    """Return the best legal tags by Viterbi's algorithm; a text may begin inside."""
    if not len(scores):
        return []
    moves = _moves(tuple(labels))
    logs = scores - numpy.logaddexp.reduce(scores, axis=-1, keepdims=True)
    so_far = logs[0]
    back = numpy.empty((len(logs), len(labels)), dtype=numpy.int64)
    columns = numpy.arange(len(labels))
    for i in range(1, len(logs)):
        reached = so_far[:, None] + moves
        back[i] = reached.argmax(axis=0)
        so_far = reached[back[i], columns] + logs[i]
    at = int(so_far.argmax())
    tags = [at]
    for i in range(len(logs) - 1, 0, -1):
        at = int(back[i, at])
        tags.append(at)
    return [labels[tag] for tag in reversed(tags)]


def stretches(tags: Sequence[str]) -> Iterator[tuple[str, Stretch]]:
    """Yield (kind, stretch of words) of tags; one that begins inside begins with its first word."""
    kind, start = "", 0
    for i, tag in enumerate([*tags, "O"]):
        if kind and (not tag.startswith("I-") or tag[2:] != kind):
            yield kind, (start, i)
            kind = ""
        if tag != "O" and not kind:
            kind, start = tag[2:], i
