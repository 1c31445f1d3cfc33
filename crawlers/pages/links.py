"""Where a page's hyperlinks stand in its extracted text."""

from collections.abc import Iterator
from typing import Any

from crawlers.addresses import joined
from graph.model import Link

_BLOCKS = "//p | //li | //blockquote | //h2 | //h3 | //h4 | //td | //dd"


def of(tree: Any, text: str, address: str) -> tuple[Link, ...]:
    """Return the links of those paragraphs that are in the text, with their offsets there.

    Paragraphs are found in order; the words of a link are found within its paragraph. A link whose words are not in the
    text as they stand gets no offsets.
    """
    found: dict[tuple[str, int | None], Link] = {}
    at = 0
    for block in tree.xpath(_BLOCKS):
        words = _folded(block.text_content())
        start = text.find(words, at) if words else -1
        if start < 0:
            continue
        at = start
        for link in _within(block, text, start, start + len(words), address):
            found.setdefault((link.href, link.start), link)
    return tuple(found.values())


def _within(block: Any, text: str, start: int, end: int, address: str) -> Iterator[Link]:
    at = start
    for anchor in block.xpath(".//a[@href]"):
        href = joined(address, anchor.get("href"))
        if href is None:
            continue
        words = _folded(anchor.text_content())
        place = text.find(words, at, end) if words else -1
        if place < 0:
            yield Link(href)
        else:
            at = place + len(words)
            yield Link(href, place, at)


def _folded(text: str) -> str:
    return " ".join(text.split())
