"""Sitemaps, news sitemaps and sitemap indexes."""

from collections.abc import Iterator
from typing import Any

from crawlers.archiving.captures import Notes
from crawlers.markup import plain, xml
from crawlers.times import iso


def pages(body: bytes) -> Iterator[tuple[str, Notes]]:
    """Yield the address and notes of each page, with what a news sitemap says of it; raises Malformed."""
    for element in _children(xml(body), "url"):
        location = _text(element, "loc")
        if location:
            yield location, _notes(element)


def parts(body: bytes) -> Iterator[str]:
    """Yield the addresses of the sitemaps that a sitemap index names; raises Malformed."""
    root = xml(body)
    if _name(root) != "sitemapindex":
        return
    for element in _children(root, "sitemap"):
        location = _text(element, "loc")
        if location:
            yield location


def _notes(element: Any) -> Notes:
    news = next(iter(_children(element, "news")), None)
    modified = iso(_text(element, "lastmod"))
    if news is None:
        return Notes(modified=modified)
    publication = next(iter(_children(news, "publication")), None)
    return Notes(
        title=plain(_text(news, "title") or ""),
        published=iso(_text(news, "publication_date")),
        modified=modified,
        language=_text(publication, "language") if publication is not None else None,
    )


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if _name(child) == name]


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: Any, name: str) -> str | None:
    for child in _children(element, name):
        text = "".join(child.itertext()).strip()
        if text:
            return text
    return None
