"""Text out of small pieces of HTML, and XML read without entities, network or recursion."""

import gzip
import re
from html import unescape
from io import BytesIO
from typing import Any

from lxml import etree, html

_MARKUP = re.compile(r"[<&]")
_UNPACKED = 64 * 1024 * 1024


class Malformed(ValueError):
    """A listing that cannot be read."""


def plain(markup: str) -> str | None:
    """Return the words of a piece of HTML with blanks folded; null if there are none."""
    text = markup
    if _MARKUP.search(markup):
        try:
            text = html.fragment_fromstring(markup, create_parent="div").text_content()
        except etree.ParserError:
            text = unescape(markup)
    return " ".join(text.encode("utf-8", "replace").decode().split()) or None


def xml(body: bytes) -> Any:
    """Parse XML, plain or gzipped, and return its root element; raises Malformed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_unpacked(body).strip(), parser)
    except etree.XMLSyntaxError as error:
        raise Malformed(f"no XML: {error}") from error
    if root is None:
        raise Malformed("no XML")
    return root


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as file:
            unpacked = file.read(_UNPACKED + 1)
    except (OSError, EOFError) as error:
        raise Malformed(f"no gzip: {error}") from error
    if len(unpacked) > _UNPACKED:
        raise Malformed(f"over {_UNPACKED} bytes when unpacked")
    return unpacked
