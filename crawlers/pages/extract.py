"""The article in a page or an imported document."""

import logging
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawlers.addresses import host, joined, normal, same_site, within
from crawlers.archiving.captures import Notes
from graph.model import Article

if TYPE_CHECKING:
    from crawlers.pages.metadata import Metadata

_RULES = ("pages/extract", "pages/metadata", "pages/links", "addresses", "times")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # NotAnArticle says what is the matter


class NotAnArticle(Exception):
    """A page or document that holds no article; says why."""


def _fingerprint() -> str:
    folder = Path(__file__).parents[1]
    rules = b"".join(folder.joinpath(f"{name}.py").read_bytes() for name in _RULES)
    return f"{sha256(rules).hexdigest()[:16]} trafilatura {version('trafilatura')} lxml {version('lxml')}"


EXTRACTOR = _fingerprint()


def article(body: bytes, *, mime: str, address: str, notes: Notes) -> Article:
    """Extract the article; raises NotAnArticle.

    Plain text is taken exactly as it stands, with everything else from the notes. What a page states of itself goes
    before what the notes say.
    """
    if mime == "text/plain":
        return _plain(body, address, notes)
    if mime in _PAGES:
        return _page(body, address, notes)
    raise NotAnArticle(f"cannot read {mime!r}: text/html and text/plain are right")


def _plain(body: bytes, address: str, notes: Notes) -> Article:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnArticle(f"is not UTF-8: byte {body[error.start]:#04x} at {error.start}") from error
    if not text.strip():
        raise NotAnArticle("holds no text")
    return Article(
        canonical_url=normal(address),
        title=notes.title,
        text=text,
        published=notes.published,
        modified=notes.modified,
        language=notes.language,
        credit=notes.credit,
        links=notes.links,
    )


def _page(body: bytes, address: str, notes: Notes) -> Article:
    from crawlers.pages import links, metadata  # noqa: PLC0415 - EXTRACTOR is wanted where nothing is extracted

    tree = _tree(body)
    stated = metadata.of(tree)
    title = stated.title or notes.title
    text = _text(tree, title)
    return Article(
        canonical_url=_canonical(stated, address, notes),
        title=title,
        text=text,
        authors=stated.authors,
        published=stated.published or notes.published,
        modified=stated.modified or notes.modified,
        language=stated.language or notes.language,
        credit=tuple(dict.fromkeys((*stated.credit, *notes.credit))),
        links=links.of(tree, text, address),
        paywalled=stated.paywalled,
    )


def _tree(body: bytes) -> Any:
    from trafilatura.utils import load_html  # noqa: PLC0415 - takes long to import

    try:
        tree = load_html(body)
    except Exception as error:  # the parser meets whatever a server sends; one page must not stop the rest
        raise NotAnArticle(f"cannot be parsed: {error}") from error
    if tree is None:
        raise NotAnArticle("cannot be parsed as HTML")
    return tree


def _text(tree: Any, title: str | None) -> str:
    """Return the main text without the headline above it, paragraphs separated by blank lines."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes long to import

    try:
        found = bare_extraction(tree, favor_precision=True, include_comments=False)
    except Exception as error:  # as above
        raise NotAnArticle(f"cannot be extracted: {type(error).__name__}: {error}") from error
    text = getattr(found, "text", None) or ""
    paragraphs = [paragraph for line in text.splitlines() if (paragraph := " ".join(line.split()))]
    if paragraphs[:1] == [title] and len(paragraphs) > 1:
        del paragraphs[0]  # the outlet's headline is not the article's first sentence
    whole = "\n\n".join(paragraphs)
    if not whole:
        raise NotAnArticle("holds no main text")
    return whole.encode("utf-8", "replace").decode()


def _canonical(stated: "Metadata", address: str, notes: Notes) -> str:
    """Return the page's own canonical URL if it lies on the same site, else its address.

    A site that names its front page as the canonical URL of every article is not believed.
    """
    own = normal(address)
    if not stated.canonical or not host(own):
        return own
    named = joined(own, stated.canonical)
    if named is None or not _is_of_site(named, own, notes):
        return own
    front = named.rstrip("/").count("/") == 2
    return own if front and own.rstrip("/").count("/") > 2 else named


def _is_of_site(named: str, own: str, notes: Notes) -> bool:
    domain = notes.outlet.domain if notes.outlet else None
    if domain and within(host(named), domain) and within(host(own), domain):
        return True
    return same_site(named, own)
