"""What a later version of a text changed: paragraph by paragraph, and word by word where a paragraph was rewritten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_WORDS = re.compile(r"\S+\s*|\s+")
_MOST_PARAGRAPHS = 4_000  # of both texts together; a comparison of more would keep a page waiting
_MOST_WORDS = 4_000  # the same for what stands in the place of something else
_AROUND = 8  # words shown on each side of a change


class Kind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    kind: Kind
    text: str


def changes(old: str, new: str) -> tuple[Piece, ...] | None:
    """Return all of two texts as what was kept, dropped and added; null where they are too long to compare."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) + len(after) > _MOST_PARAGRAPHS:
        return None
    return tuple(_joined(_by_paragraph(before, after)))


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Keep what differs with a few words around it; empty where nothing differs."""
    if all(piece.kind is Kind.KEPT for piece in pieces):
        return ()
    last = len(pieces) - 1
    return tuple(
        replace(p, text=_around(p.text, opens=n == 0, closes=n == last)) if p.kind is Kind.KEPT else p
        for n, p in enumerate(pieces)
    )


def _by_paragraph(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace":
            yield from _by_word("".join(before[i:j]), "".join(after[k:m]))
        else:
            yield from _pieces(kind, before[i:j], after[k:m])


def _by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        yield from _pieces("replace", old, new)
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _pieces(kind, old[i:j], new[k:m])


def _pieces(kind: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if kind == "equal":
        yield Piece(Kind.KEPT, "".join(after))
        return
    if before:
        yield Piece(Kind.DROPPED, "".join(before))
    if after:
        yield Piece(Kind.ADDED, "".join(after))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))


def _around(text: str, *, opens: bool, closes: bool) -> str:
    words = _WORDS.findall(text)
    head = [] if opens else words[:_AROUND]
    tail = [] if closes else words[-_AROUND:]
    if len(words) <= len(head) + len(tail):
        return text
    before = f"{''.join(head).rstrip()} " if head else ""
    return f"{before}…{' ' if tail else ''}{''.join(tail)}"
