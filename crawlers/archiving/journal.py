"""The archive's index: an append-only journal of CDXJ lines in the order of recording.

Line n is position n. A line is `urlkey timestamp {json}`; a last line without newline is no line.
"""

import fcntl
import json
import os
import threading
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawlers.archiving.captures import ArchiveError, CaptureKind
from crawlers.times import instant, stamp
from graph.model import Snapshot

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Span:
    """A record's place: file name, byte offset, byte length."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Line:
    """One capture, as the journal tells it; `held` is where the bytes are, `notes` where the metadata record is."""

    kind: CaptureKind
    id: str
    address: str
    recorded: datetime
    sha256: str
    mime: str
    status: int
    page: int
    record: Span
    notes: Span
    held: Span
    notes_digest: str
    backfilled: bool = False

    def snapshot(self, position: int) -> Snapshot:
        """Make the snapshot of this line."""
        return Snapshot(
            position=position,
            id=self.id,
            address=self.address,
            recorded=self.recorded,
            sha256=self.sha256,
            file=self.held.file,
            offset=self.held.offset,
            length=self.held.length,
            backfilled=self.backfilled,
        )


def encode(line: Line) -> bytes:
    """Write a line as CDXJ, with its newline."""
    data: dict[str, Any] = {
        "url": line.address,
        "mime": line.mime,
        "status": line.status,
        "digest": f"sha256:{line.sha256}",
        "filename": line.record.file,
        "offset": line.record.offset,
        "length": line.record.length,
        "id": line.id,
        "kind": line.kind,
        "page": line.page,
        "recorded": stamp(line.recorded),
        "backfilled": line.backfilled,
        "notes": [line.notes.offset, line.notes.length, line.notes_digest],
    }
    if line.held != line.record:
        data["held"] = [line.held.file, line.held.offset, line.held.length]
    when = "".join(filter(str.isdigit, stamp(line.recorded)))[:14]
    return f"{_urlkey(line.address)} {when} {json.dumps(data, separators=(',', ':'))}\n".encode()


def decode(raw: bytes) -> Line:
    """Read a CDXJ line; raises ValueError for what is none of ours."""
    try:
        data = json.loads(raw.split(b" ", 2)[2])
        record = Span(data["filename"], data["offset"], data["length"])
        offset, length, digest = data["notes"]
        return Line(
            kind=CaptureKind(data["kind"]),
            id=data["id"],
            address=data["url"],
            recorded=instant(data["recorded"]),
            sha256=data["digest"].removeprefix("sha256:"),
            mime=data["mime"],
            status=data["status"],
            page=data["page"],
            record=record,
            notes=replace(record, offset=offset, length=length),
            held=Span(*data["held"]) if "held" in data else record,
            notes_digest=digest,
            backfilled=data["backfilled"],
        )
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(f"{raw[:80]!r} is no line of the index") from error


def _urlkey(address: str) -> str:
    """Turn an address into a sort-friendly key: host reversed, then path and query."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if not host:
        return address.replace(" ", "%20")
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}){parts.path or '/'}{query}".replace(" ", "%20")


class Journal:
    """The journal's file, for readers: never locks, never changes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends = array("Q")
        self._guard = threading.Lock()

    def __len__(self) -> int:
        self._refresh()
        return len(self._ends)

    def line(self, position: int) -> Line:
        """Return the line at a position; raises IndexError where there is none."""
        if not 0 < position <= len(self):
            raise IndexError(f"position {position} is not in 1 to {len(self._ends)}")
        return self._decoded(position, next(self._raw(position - 1, position)))

    def lines(self, after: int = 0) -> Iterator[tuple[int, Line]]:
        """Yield (position, line) from the one after `after`, up to what is there now."""
        for position, raw in enumerate(self._raw(after, len(self)), after + 1):
            yield position, self._decoded(position, raw)

    def end(self, position: int) -> int:
        """Return the byte at which a position's line ends; 0 for position 0."""
        return self._ends[position - 1] if position else 0

    def _decoded(self, position: int, raw: bytes) -> Line:
        try:
            return decode(raw)
        except ValueError as error:
            raise ArchiveError(f"line {position} of {str(self.path)!r} cannot be read: {error}") from error

    def _raw(self, start: int, stop: int) -> Iterator[bytes]:
        if start >= stop:
            return
        with self.path.open("rb") as file:
            file.seek(self.end(start))
            for _ in range(start, stop):
                yield file.readline()

    def _refresh(self) -> None:
        with self._guard:
            known = self.end(len(self._ends))
            try:
                size = self.path.stat().st_size
            except (FileNotFoundError, NotADirectoryError):
                size = 0
            if size < known:  # a restored or emptied journal
                self._ends, known = array("Q"), 0
            if size > known:
                self._scan(known)

    def _scan(self, start: int) -> None:
        with self.path.open("rb") as file:
            file.seek(start)
            base = start
            while chunk := file.read(_CHUNK):
                at = chunk.find(b"\n")
                while at >= 0:
                    self._ends.append(base + at + 1)
                    at = chunk.find(b"\n", at + 1)
                base += len(chunk)


class JournalFile(Journal):
    """The journal's file, for the one process that holds its lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the journal for this process alone, and cut a torn last line."""
        with writing(self.path):
            fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            self.cut(len(self))
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def append(self, lines: Sequence[Line]) -> None:
        """Write lines to disk; on an error nothing of them remains."""
        before = len(self)
        try:
            with writing(self.path):
                write_all(self._file, b"".join(map(encode, lines)))
                os.fsync(self._file.fileno())
        except BaseException:
            self.cut(before)
            raise

    def cut(self, position: int) -> None:
        """Cut what stands behind a position."""
        end = self.end(position)
        with writing(self.path):
            if os.fstat(self._file.fileno()).st_size > end:
                self._file.truncate(end)
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Release the file."""
        self._file.close()


def write_all(file: FileIO, data: bytes) -> None:
    """Write all of `data` to an unbuffered file."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into an ArchiveError that names the path."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"cannot write to {str(path)!r}: {error.strerror or error}") from error
