"""The order of training: which windows make a batch, the same for the same seed and epoch."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from nlp.encoding import WINDOW, Encoder, Shape
from nlp.train.example import Example, Item, items

# a batch holds windows of about as many pieces, padding included
PIECES = 4096
# so many texts are read in windows of full length, the others in short ones
_WHOLE, _SHORT = 0.6, 64
# by chance as many windows lose their case or are shouted: capitals are a help, not a crutch
_CASELESS = 0.04


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one corpus as tensors, and the items they come from."""

    corpus: str
    inputs: tuple[Tensor, ...]
    items: list[Item]


def epoch(
    corpora: list[tuple[str, float, list[Example]]], encoder: Encoder, seed: int, number: int
) -> list[tuple[str, list[Item]]]:
    """Return the batches of an epoch as items; each batch is of one corpus and of windows of like length."""
    chance = Random(f"{seed}/{number}")
    found: list[tuple[str, list[Item]]] = []
    for name, times, examples in corpora:
        seen = _share(examples, times, number)
        windows = [item for e in seen for item in items(e, encoder, _room(e, chance), chance)]
        # like lengths together, but not the same ones in each epoch
        windows.sort(key=lambda item: len(item.window.pieces) + chance.random() * 24)
        found += [(name, batch) for batch in _cut(windows)]
    chance.shuffle(found)
    return found


def _room(example: Example, chance: Random) -> int:
    """Return how many pieces a window may have: by chance few, as many texts are a sentence; attribution needs all."""
    return WINDOW if "role" in example.labels or chance.random() < _WHOLE else _SHORT


def _share(examples: list[Example], times: float, number: int) -> list[Example]:
    """Return the part of a corpus that an epoch sees, going round."""
    count = round(len(examples) * times)
    start = round(len(examples) * times * number) % max(len(examples), 1)
    return [examples[(start + i) % len(examples)] for i in range(count)]


def _cut(windows: list[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in windows:
        if batch and (len(batch) + 1) * len(item.window.pieces) > PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def tensors(name: str, batch: list[Item], chance: Random) -> Batch:
    """Pad the windows of a batch to one length."""
    length = max(len(item.window.pieces) for item in batch)
    words = max(len(item.window.first) for item in batch)
    rows: tuple[list[list[int]], ...] = ([], [], [], [], [], [])
    for item in batch:
        window, pad = item.window, [0] * (length - len(item.window.pieces))
        shapes = _recased(window.shapes, chance)
        columns = (window.pieces, [1] * len(window.pieces), shapes, window.quotes, window.begins)
        for row, column in zip(rows, columns, strict=False):
            row.append(column + pad)
        rows[5].append(window.first + [0] * (words - len(window.first)))
    return Batch(name, tuple(torch.tensor(row) for row in rows), batch)


def _recased(shapes: list[int], chance: Random) -> list[int]:
    drawn = chance.random()
    letters = {Shape.LOWER, Shape.TITLE, Shape.FIRST_TITLE, Shape.UPPER, Shape.MIXED, Shape.LETTER}
    if drawn < _CASELESS / 2:
        return [int(Shape.UPPER) if s in letters else s for s in shapes]
    if drawn < _CASELESS:
        return [int(Shape.LOWER) if s in letters else s for s in shapes]
    return shapes
