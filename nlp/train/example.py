"""What every corpus becomes: words with labels of some heads, cut into windows for training."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from nlp.encoding import Begin, Encoder, Window, spread

IGNORE = -100
# (word, right words, all candidates or none for "every word")
Link = tuple[int, tuple[int, ...], tuple[int, ...] | None]


@dataclass(slots=True)
class Example:
    """A text: `labels` has a label index a word (IGNORE where there is none) for some of the label heads.

    `links` has for some of the pair heads the words that go together; an empty tuple of right words means none of
    the text's. `numbers` are (word, value) for the scalar heads; `spans` are (start, end, text) whose vector a teacher
    knows.
    """

    words: list[str]
    begins: list[int]
    labels: dict[str, list[int]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    numbers: dict[str, list[tuple[int, float]]] = field(default_factory=dict)
    spans: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """A window with the labels that fall into it, words counted from the window's first."""

    window: Window
    labels: dict[str, list[int]]
    links: dict[str, list[Link]]
    numbers: dict[str, list[tuple[int, float]]]
    spans: list[tuple[int, int, str]]


def sentences_begin(lengths: list[int]) -> list[int]:
    """Return the begins of a text of sentences of these lengths, of one paragraph."""
    begins = [int(Begin.SENTENCE) if i == 0 else 0 for length in lengths for i in range(length)]
    if begins:
        begins[0] = int(Begin.PARAGRAPH)
    return begins


def items(example: Example, encoder: Encoder, longest: int, chance: Random) -> Iterator[Item]:
    """Yield the windows of a text; the first is shortened by chance, so that each epoch breaks elsewhere."""
    offset = _first_break(example, encoder, longest, chance)
    for low, high in ((0, offset), (offset, len(example.words))):
        if high > low:
            for window in encoder.windows(example.words[low:high], example.begins[low:high], longest):
                yield _item(example, low, window)


def _first_break(example: Example, encoder: Encoder, longest: int, chance: Random) -> int:
    sizes = [len(encoder.pieces(word)) for word in example.words]
    if sum(sizes) <= longest - 2:
        return 0
    room = chance.randint(longest // 4, longest - 2)
    return next(spread(sizes, example.begins, room))[1]


def _item(example: Example, low: int, window: Window) -> Item:
    start, end = low + window.start, low + window.end
    links = {head: list(_links(pairs, start, end)) for head, pairs in example.links.items()}
    return Item(
        window,
        {head: labels[start:end] for head, labels in example.labels.items()},
        links,
        {h: [(i - start, v) for i, v in ns if start <= i < end] for h, ns in example.numbers.items()},
        [(a - start, b - start, text) for a, b, text in example.spans if start <= a and b <= end],
    )


def _links(pairs: list[Link], start: int, end: int) -> Iterator[Link]:
    for word, right, candidates in pairs:
        if start <= word < end:
            here = tuple(i - start for i in right if start <= i < end)
            # what the window has cut off is neither right nor wrong
            if right and not here:
                continue
            among = None if candidates is None else tuple(i - start for i in candidates if start <= i < end)
            yield word - start, here, among
