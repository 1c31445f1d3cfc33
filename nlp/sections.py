"""Sections of long texts, so that memory and time are bounded."""

from collections.abc import Iterator

# as long as a book's chapter; longer texts are read in several
LONGEST = 200_000
_BREAKS = ("\n\n", "\n", ". ", " ")


def sections(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Yield (offset, section): cut at the last paragraph, line, sentence or blank that keeps a section short enough."""
    at = 0
    while len(text) - at > longest:
        end = _cut(text, at, at + longest)
        yield at, text[at:end]
        at = end
    yield at, text[at:]


def _cut(text: str, low: int, high: int) -> int:
    for mark in _BREAKS:
        found = text.rfind(mark, low + (high - low) // 2, high)
        if found >= 0:
            return found + len(mark)
    return high
