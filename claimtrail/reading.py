"""From a capture to a submission: extract the article, read it, both through the cache."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from claimtrail.cache import Cache
from crawlers.archiving.archive import Archive, Capture, Notes
from crawlers.pages import extract
from graph.model import Article, Document, Link, Outlet, Reading
from graph.readings import from_json, to_json
from graph.submission import Submission
from nlp.parallel import Failed
from nlp.pipeline import Reader

UNKNOWN = Outlet("unknown", "Unknown outlet")


class NotRead(Exception):
    """The reader cannot read a text, such as one in another language; the text says why."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A capture whose article is extracted; `key` is that of its reading."""

    capture: Capture
    outlet: Outlet
    article: Article
    document: Document
    key: str

    def submission(self, reading: Reading) -> Submission:
        """Return what is filed of it."""
        return Submission(self.capture.snapshot, self.outlet, self.article, self.document.id, reading, self.key)


class Intake:
    """Make submissions of captures; the reader is loaded when the first capture asks for it."""

    def __init__(self, archive: Archive, cache: Cache, reader: Callable[[], Reader]) -> None:
        self.archive = archive
        self.cache = cache
        self.reader = reader

    def prepared(self, capture: Capture) -> Prepared:
        """Extract one capture; raises NotAnArticle where the page is none."""
        article = self._article(capture)
        outlet = capture.notes.outlet or UNKNOWN
        document = _document(capture, article, outlet)
        key = _key(*_read_fields(document), self.reader().fingerprint)
        return Prepared(capture, outlet, article, document, key)

    def held(self, prepared: Prepared) -> bool:
        """Tell whether the cache holds its reading."""
        return self.cache.has_reading(prepared.key)

    def submission(self, prepared: Prepared, read: Callable[[Document], Reading | Failed]) -> Submission:
        """Return what is filed, its reading kept or made by `read`; raises NotRead where that failed."""
        kept = self.cache.reading(prepared.key)
        if kept is not None:
            return prepared.submission(from_json(json.loads(kept)))
        made = read(prepared.document)
        if isinstance(made, Failed):
            raise NotRead(made.reason)
        self.cache.keep_reading(prepared.key, json.dumps(to_json(made), ensure_ascii=False).encode())
        return prepared.submission(made)

    def _article(self, capture: Capture) -> Article:
        page = self.archive.capture(capture.page) if capture.page != capture.snapshot.position else capture
        key = _key(
            page.snapshot.sha256, extract.EXTRACTOR, capture.mime, capture.snapshot.address, _noted(capture.notes)
        )
        kept = self.cache.extraction(key)
        if kept is not None:
            return _article(kept)
        body = self.archive.payload(page.snapshot)
        made: Article = extract.article(body, mime=page.mime, address=capture.snapshot.address, notes=capture.notes)
        self.cache.keep_extraction(key, _plain(made))
        return made


def _document(capture: Capture, article: Article, outlet: Outlet) -> Document:
    return Document(
        id=capture.notes.id or article.canonical_url,
        text=article.text,
        title=article.title,
        url=article.canonical_url,
        outlet=outlet,
        published=article.published,
        seen=capture.notes.seen,
        credit=article.credit,
        links=article.links,
    )


def _key(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _read_fields(document: Document) -> tuple[str, ...]:
    """Return every field that the reader receives, for the key; the time of obtaining decides nothing."""
    fields = asdict(document)
    fields.pop("seen")
    return tuple(json.dumps(fields[name], ensure_ascii=False, sort_keys=True) for name in sorted(fields))


def _noted(notes: Notes) -> str:
    return json.dumps(asdict(notes), ensure_ascii=False, sort_keys=True)


def _plain(article: Article) -> bytes:
    return json.dumps(asdict(article), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _article(kept: bytes) -> Article:
    fields = json.loads(kept.decode("utf-8", "surrogatepass"))
    links = tuple(Link(**link) for link in fields.pop("links"))
    authors, credit = tuple(fields.pop("authors")), tuple(fields.pop("credit"))
    return Article(**fields, links=links, authors=authors, credit=credit)
