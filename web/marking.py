"""Where words stand in an archived text: the text cut into paragraphs, the words that somebody said marked in place.

Offsets count code points, as Python's do. A cut never falls inside a selected stretch, so that one mark holds exactly
its words; a stretch that crosses a line break has one mark in each paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.asking.views import Said
from graph.model import Part


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `said` is the utterance that it belongs to, `selected` whether it is the one asked for.

    `first` is set on the first selected stretch of a page: the anchor that a link jumps to.
    """

    text: str
    said: Said | None = None
    selected: bool = False
    first: bool = False


Paragraph = tuple[Segment, ...]
_Stretch = tuple[int, int, Said | None]


def marked(text: str, part: Part, said: Sequence[Said], selected: Said | None) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs of segments; `said` are marked softly, `selected` wins where they overlap."""
    chosen = _stretches(text, [selected] if selected and selected.part is part else [])
    soft = _stretches(text, [s for s in said if s.part is part])
    segments = _segments(text, chosen, list(_outside(soft, chosen)), selected)
    return tuple(_anchored(_paragraphs(segments)))


def _stretches(text: str, said: Iterable[Said]) -> list[_Stretch]:
    """Return the pieces inside the text, in order, each cut where the one before it ends."""
    pieces = sorted(
        ((max(0, start), min(end, len(text)), s) for s in said for start, end in s.pieces), key=lambda p: p[:2]
    )
    found: list[_Stretch] = []
    for start, end, s in pieces:
        begin = max(start, found[-1][1] if found else 0)
        if begin < end:
            found.append((begin, end, s))
    return found


def _outside(soft: Sequence[_Stretch], chosen: Sequence[_Stretch]) -> Iterator[_Stretch]:
    for start, end, said in soft:
        at = start
        for begin, until, _ in chosen:
            if until <= at or begin >= end:
                continue
            if at < begin:
                yield at, begin, said
            at = max(at, until)
        if at < end:
            yield at, end, said


def _segments(
    text: str, chosen: Sequence[_Stretch], soft: Sequence[_Stretch], selected: Said | None
) -> Iterator[Segment]:
    at = 0
    inside = {(start, end) for start, end, _ in chosen}
    for start, end, said in sorted([*chosen, *soft], key=lambda stretch: stretch[:2]):
        if at < start:
            yield Segment(text[at:start])
        is_chosen = (start, end) in inside
        yield Segment(text[start:end], selected if is_chosen else said, selected=is_chosen)
        at = end
    if at < len(text):
        yield Segment(text[at:])


def _paragraphs(segments: Iterable[Segment]) -> Iterator[Paragraph]:
    line: list[Segment] = []
    for segment in segments:
        for number, piece in enumerate(segment.text.split("\n")):
            if number:
                yield from _kept(line)
                line = []
            if piece:
                line.append(replace(segment, text=piece))
    yield from _kept(line)


def _kept(line: Sequence[Segment]) -> Iterator[Paragraph]:
    if any(segment.text.strip() for segment in line):
        yield tuple(line)


def _anchored(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    waiting = True
    for paragraph in paragraphs:
        at = next((n for n, segment in enumerate(paragraph) if segment.selected), None) if waiting else None
        if at is None:
            yield paragraph
            continue
        waiting = False
        yield (*paragraph[:at], replace(paragraph[at], first=True), *paragraph[at + 1 :])
