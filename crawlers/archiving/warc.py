"""WARC 1.1 records, one gzip member each: written, read at an offset, walked to the last whole one."""

import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from crawlers.archiving.captures import HttpResponse
from crawlers.times import stamp

# The body is stored as the browser sees it: these headers would no longer be true of it.
_TRANSPORT = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was read: its type, id, address, payload (without HTTP headers) and place in its file."""

    kind: str
    id: str
    address: str
    payload: bytes
    offset: int
    length: int

    @property
    def json(self) -> dict[str, Any] | None:
        """The payload of a metadata record of ours; null for any other."""
        if self.kind != "metadata":
            return None
        try:
            data = json.loads(self.payload)
        except ValueError:
            return None
        return data if isinstance(data, dict) else None


def new_id() -> str:
    """Make a WARC-Record-ID."""
    return f"<urn:uuid:{uuid4()}>"


def warcinfo(name: str) -> bytes:
    """Make the first record of a file."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    writer.write_record(
        writer.create_warcinfo_record(name, {"software": "claimtrail", "format": "WARC File Format 1.1"})
    )
    return buffer.getvalue()


def metadata(address: str, data: Mapping[str, Any], *, id: str, refers_to: str | None, recorded: datetime) -> bytes:  # noqa: A002 - the header's name
    """Make a metadata record of JSON; `refers_to` is the id of the record that it describes."""
    headers = {"WARC-Record-ID": id, "WARC-Date": stamp(recorded)}
    if refers_to:
        headers["WARC-Refers-To"] = refers_to
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return _member(address, "metadata", headers, body=body, mime="application/json")


def content(address: str, body: bytes, headers: dict[str, str], *, mime: str, response: HttpResponse | None) -> bytes:
    """Make a response record, or a resource record where no server answered."""
    if response is None:
        return _member(address, "resource", headers, body=body, mime=mime)
    return _member(address, "response", headers, body=body, http=_http(response, len(body)))


def revisit(address: str, headers: dict[str, str], *, response: HttpResponse | None) -> bytes:
    """Make a revisit record: the payload was that of an earlier record."""
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    http = _http(response, 0) if response else None
    return _member(address, "revisit", {**headers, "WARC-Profile": profile}, body=b"", http=http)


def _member(
    address: str,
    kind: str,
    headers: dict[str, str],
    *,
    body: bytes,
    mime: str = "",
    http: StatusAndHeaders | None = None,
) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    record = writer.create_warc_record(
        address,
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        warc_content_type=mime,
        warc_headers_dict=headers,
        http_headers=http,
    )
    writer.write_record(record)
    return buffer.getvalue()


def _http(response: HttpResponse, length: int) -> StatusAndHeaders:
    kept = [(_stored(name), value) for name, value in response.headers]
    if length:
        kept.append(("Content-Length", str(length)))
    known = {status.value: status.phrase for status in HTTPStatus}
    status = f"{response.status} {known.get(response.status, '')}".strip()
    return StatusAndHeaders(status, kept, protocol="HTTP/1.1")


def _stored(name: str) -> str:
    return f"X-Archive-Orig-{name}" if name.lower() in _TRANSPORT else name


def read(path: Path, offset: int, length: int) -> Record:
    """Read the one record at a place; raises OSError or ValueError where there is none."""
    with path.open("rb") as file:
        file.seek(offset)
        raw = file.read(length)
    try:
        unpacked = zlib.decompress(raw, _GZIP)
    except zlib.error as error:
        raise ValueError(f"no whole record at byte {offset} of {str(path)!r}") from error
    return _parsed(unpacked, offset, length)


def walk(file: IO[bytes], start: int) -> Iterator[Record]:
    """Yield the whole records from a byte on, and stop at the first that is torn or damaged."""
    with suppress(ValueError):
        for offset, length, unpacked in _members(file, start):
            yield _parsed(unpacked, offset, length)


def is_torn(file: IO[bytes], start: int) -> bool:
    """Tell whether what stands behind a byte only lacks its end; damaged bytes are not torn."""
    try:
        for _ in _members(file, start):
            pass
    except ValueError:
        return False
    return True


def _members(file: IO[bytes], start: int) -> Iterator[tuple[int, int, bytes]]:
    file.seek(start)
    offset, pending = start, b""
    while True:
        member = _one_member(file, pending)
        if member is None:
            return
        unpacked, used, pending = member
        yield offset, used, unpacked
        offset += used


def _one_member(file: IO[bytes], pending: bytes) -> tuple[bytes, int, bytes] | None:
    """Unpack one gzip member: its content, packed length and the bytes read beyond it; null if the file ends before.

    Raises ValueError where the bytes are damaged.
    """
    inflater = zlib.decompressobj(_GZIP)
    parts, used, data = [], 0, pending or file.read(_CHUNK)
    while data:
        try:
            parts.append(inflater.decompress(data))
        except zlib.error as error:
            raise ValueError(f"{error} in a gzip member") from error
        used += len(data)
        if inflater.eof:
            return b"".join(parts), used - len(inflater.unused_data), inflater.unused_data
        data = file.read(_CHUNK)
    return None


def _parsed(unpacked: bytes, offset: int, length: int) -> Record:
    if not (unpacked.startswith(b"WARC/") and unpacked.endswith(b"\r\n\r\n")):
        raise ValueError(f"the bytes at {offset} are no WARC record")
    try:
        record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(unpacked))
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError) as error:
        raise ValueError(f"the bytes at {offset} are no WARC record") from error
    headers = record.rec_headers
    return Record(
        kind=record.rec_type,
        id=headers.get_header("WARC-Record-ID") or "",
        address=headers.get_header("WARC-Target-URI") or "",
        payload=record.raw_stream.read(),
        offset=offset,
        length=length,
    )
