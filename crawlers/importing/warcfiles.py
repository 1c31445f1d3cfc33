"""WARC files of others: their HTML pages, as a stream."""

import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from crawlers.addresses import clean
from crawlers.archiving.captures import HttpResponse
from crawlers.times import instant

_CHUNK = 1 << 16
_HEADERS = 1 << 16  # what a record may hold beside a document
_GZIP = b"\x1f\x8b"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ENDS = "the file breaks off here: the records before it are taken"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a server answered with; `number` counts the records of the file from 1."""

    number: int
    url: str
    body: bytes
    mime: str
    recorded: datetime
    response: HttpResponse


@dataclass(frozen=True, slots=True)
class Torn:
    """A record that cannot be taken, or the end of a file that breaks off."""

    number: int
    reason: str


def responses(file: BinaryIO, limit: int) -> Iterator[Page | Torn]:
    """Yield the HTML pages of status 200 as they come; other records are counted in the log.

    A file that breaks off gives what is whole, then one Torn.
    """
    stream = _Unpacked(file)
    number = skipped = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, no_record_parse=True), 1):
            page = _page(record, number, limit)
            if page is None:
                skipped += 1
            else:
                yield page
        if stream.torn or not number:
            raise _BrokenOff
    except (_BrokenOff, EOFError, zlib.error):
        yield Torn(number, _ENDS if number else "holds no whole WARC record")
    except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        yield Torn(number + 1, f"is no WARC record: {' '.join(str(error).split())[:200]}")
    if skipped:
        _log.info("%d records were no HTML pages of status 200", skipped)


class _BrokenOff(Exception):
    """A record that is shorter than it says."""


def _page(record: Any, number: int, limit: int) -> Page | Torn | None:
    """Take in one record; null for what is no page."""
    block = _drained(record, limit + _HEADERS)
    if record.rec_type != "response":
        return None
    if block is None:
        return Torn(number, f"is larger than {limit // 1_000_000} MB, the limit of one document")
    record.raw_stream = BytesIO(block)
    try:
        record.http_headers = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return None
    if record.http_headers.get_statuscode() != "200" or _mime(record) not in _PAGES:
        return None
    body = record.content_stream().read(limit + 1)
    if len(body) > limit:
        return Torn(number, f"is larger than {limit // 1_000_000} MB when unpacked, the limit of one document")
    return _checked(record, body, number)


def _checked(record: Any, body: bytes, number: int) -> Page | Torn:
    stated = record.rec_headers.get_header("WARC-Date") or ""
    try:
        url = clean(record.rec_headers.get_header("WARC-Target-URI") or "")
        recorded = instant(stated)
    except ValueError as error:
        return Torn(number, f"has an address or a date that cannot be used: {error}")
    if not body.strip():
        return Torn(number, "is empty")
    response = HttpResponse(200, tuple(record.http_headers.headers))
    return Page(number, url, body, _mime(record), recorded, response)


def _mime(record: Any) -> str:
    return (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _drained(record: Any, limit: int) -> bytes | None:
    """Read a record to its end and return its block, null if it is more than `limit`.

    Raises _BrokenOff where some of it is missing.
    """
    if not (record.rec_headers.get_header("Content-Length") or "").isdigit():
        raise _BrokenOff
    parts, size = [], 0
    while chunk := record.raw_stream.read(_CHUNK):
        size += len(chunk)
        if size <= limit:
            parts.append(chunk)
    if size < record.length:
        raise _BrokenOff
    return b"".join(parts) if size <= limit else None


class _Unpacked(RawIOBase):
    """A WARC file as plain bytes, unpacked by and by; `torn` tells that a gzip member broke off."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._pending = file.read(_CHUNK)
        self._packed = self._pending.startswith(_GZIP)
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._inside = False
        self.torn = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, empty at the end."""
        return self._unpacked(size) if self._packed else self._plain(size)

    def _plain(self, size: int) -> bytes:
        if not self._pending:
            return self._file.read(size)
        taken = self._pending if size < 0 else self._pending[:size]
        self._pending = self._pending[len(taken) :]
        return taken

    def _unpacked(self, size: int) -> bytes:
        while True:
            data = self._inflater.unconsumed_tail or self._pending or self._file.read(_CHUNK)
            if not data:
                self.torn = self._inside
                return b""
            self._pending = b""
            self._inside = True
            out = self._inflater.decompress(data, max(size, 0))
            if self._inflater.eof:
                self._pending = self._inflater.unused_data
                self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
                self._inside = False
            if out:
                return out
