"""What the encoder sees of a text: word pieces, the shape of each word, quotation marks, where sentences begin.

The encoder is uncased, so the shape of a word is an input of its own; windows are runs of consecutive sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from tokenizers import Tokenizer

# a window holds at most this many word pieces, the two special ones included
WINDOW = 256
# of one word at most this many pieces are read: longer ones are no words
_PIECES_OF_A_WORD = 8
_CLS, _SEP, _UNK = "[CLS]", "[SEP]", "[UNK]"
_OPENING, _CLOSING = frozenset({"“", "«", "„", "``", "‘‘"}), frozenset({"”", "»", "''", "’’"})
_EITHER = frozenset({'"'})
# an opened quotation that nobody closes ends after as many words
_LONGEST_QUOTE = 200
_DIGIT = re.compile(r"\d")


class Shape(IntEnum):
    """How a word is written."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    FIRST_TITLE = 3
    UPPER = 4
    MIXED = 5
    DIGITS = 6
    ALPHANUMERIC = 7
    LETTER = 8


class Begin(IntEnum):
    """What begins with a word."""

    NOTHING = 0
    SENTENCE = 1
    PARAGRAPH = 2


class Quoted(IntEnum):
    """Where a word stands among quotation marks."""

    OUTSIDE = 0
    INSIDE = 1
    MARK = 2


def shape(word: str, *, first: bool) -> Shape:
    """Return how a word is written; `first` tells that a sentence begins with it."""
    if _DIGIT.search(word):
        return Shape.ALPHANUMERIC if any(c.isalpha() for c in word) else Shape.DIGITS
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return Shape.OTHER
    capitals = sum(c.isupper() for c in letters)
    if capitals == 0:
        return Shape.LOWER
    if capitals == len(letters):
        return Shape.LETTER if capitals == 1 else Shape.UPPER
    if capitals == 1 and letters[0].isupper():
        return Shape.FIRST_TITLE if first else Shape.TITLE
    return Shape.MIXED


def quoted(words: Sequence[str], begins: Sequence[int]) -> list[int]:
    """Return for each word where it stands; a quotation ends with its paragraph at the latest."""
    found: list[int] = []
    since: int | None = None
    for i, word in enumerate(words):
        if begins[i] == Begin.PARAGRAPH or (since is not None and i - since > _LONGEST_QUOTE):
            since = None
        if word in _OPENING or (word in _EITHER and since is None):
            since = i
            found.append(Quoted.MARK)
        elif word in _CLOSING or word in _EITHER:
            since = None
            found.append(Quoted.MARK)
        else:
            found.append(Quoted.INSIDE if since is not None else Quoted.OUTSIDE)
    return found


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` of a text as the encoder's input; `first` is the place of the first piece of each word."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    quotes: list[int]
    begins: list[int]
    first: list[int]


class Encoder:
    """Words to windows, by a tokenizer file."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._cls, self._sep, self._unk = ((self.tokenizer.token_to_id(t) or 0) for t in (_CLS, _SEP, _UNK))
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word; one that the tokenizer drops is unknown."""
        found = self._known.get(word)
        if found is None:
            ids = self.tokenizer.encode(word[:200], add_special_tokens=False).ids[:_PIECES_OF_A_WORD]
            found = tuple(ids) or (self._unk,)
            # a text of made-up words must not fill the memory
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def framed(self, pieces: Sequence[int]) -> list[int]:
        """Return pieces between the special ones."""
        return [self._cls, *pieces, self._sep]

    def windows(self, words: Sequence[str], begins: Sequence[int], longest: int = WINDOW) -> Iterator[Window]:
        """Yield windows of whole sentences that cover all words; a sentence longer than a window is cut."""
        pieces = [self.pieces(word) for word in words]
        quotes = quoted(words, begins)
        shapes = [shape(word, first=begin > 0) for word, begin in zip(words, begins, strict=True)]
        for start, end in spread([len(p) for p in pieces], begins, longest - 2):
            yield self._window(start, end, pieces, (shapes, quotes, begins))

    def _window(
        self, start: int, end: int, pieces: list[tuple[int, ...]], features: tuple[Sequence[int], ...]
    ) -> Window:
        ids, first = [self._cls], []
        shapes, quotes, begins = [0], [0], [0]
        rows = tuple(zip((shapes, quotes, begins), features, strict=True))
        for i in range(start, end):
            first.append(len(ids))
            ids += pieces[i]
            for row, feature in rows:
                row.extend([int(feature[i])] * len(pieces[i]))
        return Window(start, end, [*ids, self._sep], [*shapes, 0], [*quotes, 0], [*begins, 0], first)


def spread(sizes: Sequence[int], begins: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of runs of whole sentences whose sizes fit into the room, broken at paragraphs if possible."""
    start, n = 0, len(sizes)
    while start < n:
        end, used = start, 0
        sentence = paragraph = start
        while end < n and used + sizes[end] <= room:
            used += sizes[end]
            end += 1
            if end < n and begins[end]:
                sentence = end
                paragraph = end if begins[end] == Begin.PARAGRAPH else paragraph
        if end < n:
            half = start + (end - start) // 2
            end = paragraph if paragraph > half else sentence if sentence > start else end
        yield start, max(end, start + 1)
        start = max(end, start + 1)
