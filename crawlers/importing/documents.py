"""Own documents on their way into the archive: .txt, .html, .jsonl, .warc files and JSON Lines on standard input.

Every document is streamed; one that cannot be taken is refused with its reason and stops nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal

from crawlers.addresses import clean, host, part, within
from crawlers.archiving.captures import HttpResponse, Notes
from crawlers.importing.lines import DocumentError, Stated, numbered, stated
from crawlers.importing.senders import outlet_of
from crawlers.importing.warcfiles import Torn, responses
from crawlers.times import instant
from graph.model import Outlet

LIMIT = 20_000_000
_ZERO = "holds NUL bytes: it is binary, and text or HTML would be right"
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

Seen = Literal["published", "now"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A document for `Writer.page`; without `recorded` it is obtained now.

    `source` is the file, with the number of the line or record. `backfilled` says that it was obtained before.
    """

    source: str
    address: str
    body: bytes
    mime: str
    notes: Notes
    recorded: datetime | None = None
    response: HttpResponse | None = None
    backfilled: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that cannot be taken, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of all documents: the known outlets by key, and the options of the command line."""

    outlets: Mapping[str, Outlet]
    url: str | None = None
    id: str | None = None
    outlet: str | None = None
    seen: Seen | None = None


def documents(
    paths: Sequence[str],
    *,
    outlets: Mapping[str, Outlet],
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - named like the option and the field
    outlet: str | None = None,
    seen: str | None = None,
    stdin: BinaryIO,
) -> Iterator[Imported | Refused]:
    """Yield every document of every file, in order; "-" is JSON Lines on `stdin`.

    `url` and `id` name the one document of a .txt or .html file; `outlet` (a key of `outlets`, or a name) is that of
    documents that name none. `seen` tells when they were obtained: "published" takes the time of publication where a
    document does not say it itself, "now" the present time whatever it says.
    """
    if seen not in {None, "published", "now"}:
        yield Refused("--seen", f"{seen!r} is neither 'published' nor 'now'")
        return
    given = Given(outlets, url, id, outlet, "published" if seen == "published" else "now" if seen else None)
    if len(paths) > 1 and (url or id):
        yield Refused(", ".join(paths), "a url or an id names one document: give one .txt or .html file with it")
        return
    for path in paths:
        yield from _of_path(path, given, stdin)


def _of_path(path: str, given: Given, stdin: BinaryIO) -> Iterator[Imported | Refused]:
    if path == "-":
        yield from _of_lines(path, stdin, given)
        return
    reader = _reader(path)
    if reader is None:
        known = ", ".join(_READERS)
        yield Refused(path, f"no name of a document: it must end in one of {known}, or be '-' for JSON Lines")
        return
    try:
        if Path(path).is_dir():
            yield Refused(path, "is a folder: name the files in it")
            return
        with Path(path).open("rb") as file:
            yield from reader(path, file, given)
    except OSError as error:
        yield Refused(path, f"cannot be read: {error.strerror or error}")


_Reader = Callable[[str, BinaryIO, Given], Iterator[Imported | Refused]]


def _reader(path: str) -> _Reader | None:
    return next((reader for ending, reader in _READERS.items() if path.lower().endswith(ending)), None)


def _of_text(path: str, file: BinaryIO, given: Given) -> Iterator[Imported | Refused]:
    yield _of_file(path, file, given, mime="text/plain")


def _of_html(path: str, file: BinaryIO, given: Given) -> Iterator[Imported | Refused]:
    yield _of_file(path, file, given, mime="text/html")


def _of_file(path: str, file: BinaryIO, given: Given, *, mime: str) -> Imported | Refused:
    body = file.read(LIMIT + 1)
    try:
        _check(body, mime)
        url = clean(given.url) if given.url else None
    except DocumentError as error:
        return Refused(path, str(error))
    except ValueError as error:
        return Refused(path, f"--url {error}")
    outlet = outlet_of(given.outlet, given.outlets) or _by_host(url, given.outlets)
    name = given.id or sha256(body).hexdigest()
    return Imported(path, url or _urn(outlet, name), body, mime, Notes(outlet=outlet, id=given.id))


def _check(body: bytes, mime: str) -> None:
    if len(body) > LIMIT:
        raise DocumentError(f"is larger than {LIMIT // 1_000_000} MB, the limit of one document")
    if not body.strip():
        raise DocumentError("is empty")
    if mark := _MARKS.get(body[:2]):
        raise DocumentError(f"is {mark}: UTF-8 would be right")
    if b"\0" in body:
        raise DocumentError(_ZERO)
    if mime == "text/plain":
        utf8(body)


def utf8(body: bytes) -> str:
    """Decode UTF-8; raises DocumentError that names the first wrong byte."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is not UTF-8: byte 0x{body[error.start]:02x} at offset {error.start}; convert it to UTF-8"
        ) from error


def _of_lines(path: str, file: BinaryIO, given: Given) -> Iterator[Imported | Refused]:
    if given.url or given.id:
        yield Refused(
            path, "--url and --id name the document of a .txt or .html file: in JSON Lines each line has its own"
        )
        return
    empty = True
    for number, line in numbered(file, LIMIT):
        empty = False
        source = f"{path}:{number}"
        try:
            if line is None:
                raise DocumentError(f"is larger than {LIMIT // 1_000_000} MB, the limit of one document")
            yield _of_line(source, utf8(line), given)
        except DocumentError as error:
            yield Refused(source, str(error))
    if empty:
        yield Refused(path, "is empty")


def _of_line(source: str, line: str, given: Given) -> Imported:
    said = stated(line)
    outlet = outlet_of(said.outlet or given.outlet, given.outlets) or _by_host(said.url, given.outlets)
    seen = _seen(said, given.seen)
    return Imported(
        source=source,
        address=said.url or _urn(outlet, said.notes.id or ""),
        body=said.body,
        mime="text/plain",
        notes=replace(said.notes, outlet=outlet),
        recorded=seen,
        backfilled=seen is not None,
    )


def _seen(said: Stated, seen: Seen | None) -> datetime | None:
    """Return when a document was obtained; null means at this moment."""
    if seen == "now":
        return None
    if said.notes.seen:
        return instant(said.notes.seen)
    return instant(said.notes.published) if seen == "published" and said.notes.published else None


def _of_warc(path: str, file: BinaryIO, given: Given) -> Iterator[Imported | Refused]:
    if given.url or given.id:
        yield Refused(
            path, "--url and --id name the document of a .txt or .html file: in a WARC each record has its own"
        )
        return
    for page in responses(file, LIMIT):
        source = f"{path}:{page.number}"
        if isinstance(page, Torn):
            yield Refused(source, page.reason)
        else:
            outlet = outlet_of(given.outlet, given.outlets) or _by_host(page.url, given.outlets)
            yield Imported(
                source=source,
                address=page.url,
                body=page.body,
                mime=page.mime,
                notes=Notes(outlet=outlet),
                recorded=page.recorded,
                response=page.response,
                backfilled=True,
            )


def _by_host(url: str | None, outlets: Mapping[str, Outlet]) -> Outlet | None:
    """Return the outlet whose domain an address lies in."""
    name = host(url or "")
    found = (outlet for outlet in outlets.values() if outlet.domain and name and within(name, outlet.domain))
    return next(found, None)


def _urn(outlet: Outlet | None, name: str) -> str:
    return f"urn:claimtrail:{part(outlet.key) if outlet else 'unknown'}:{part(name)}"


_READERS: Mapping[str, _Reader] = {
    ".txt": _of_text,
    ".html": _of_html,
    ".htm": _of_html,
    ".jsonl": _of_lines,
    ".ndjson": _of_lines,
    ".warc": _of_warc,
    ".warc.gz": _of_warc,
}
