"""The archive: what was published, append-only, as WARC 1.1 files and a journal that names every capture."""

import fcntl
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from crawlers.archiving import warc
from crawlers.archiving.captures import ArchiveError, Capture, CaptureKind, HttpResponse, Notes, notes_from_json
from crawlers.archiving.journal import Journal, Line, Span
from crawlers.archiving.writer import Writer
from graph.model import Snapshot

__all__ = ["Archive", "ArchiveError", "Capture", "CaptureKind", "HttpResponse", "Notes", "Writer"]


class Archive:
    """A folder of WARC files; reading needs no lock and no right to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._journal = Journal(folder / "index.cdxj")

    @property
    def position(self) -> int:
        """The position of the last capture; 0 in an empty archive."""
        return len(self._journal)

    def captures(self, after: int = 0) -> Iterator[Capture]:
        """Yield the captures behind a position in order, listings included."""
        for position, line in self._journal.lines(after):
            yield self._capture(position, line)

    def capture(self, position: int) -> Capture:
        """Return the capture at a position; raises IndexError where there is none."""
        return self._capture(position, self._journal.line(position))

    def payload(self, snapshot: Snapshot) -> bytes:
        """Return the bytes of a snapshot, checked against their digest; none for a stub."""
        record = self._record(Span(snapshot.file, snapshot.offset, snapshot.length))
        body = b"" if record.kind == "metadata" else record.payload
        if sha256(body).hexdigest() != snapshot.sha256:
            raise ArchiveError(f"{str(self.folder / snapshot.file)!r} at byte {snapshot.offset} holds other bytes")
        return body

    def writer(self) -> Writer:
        """Open the archive for writing; what a killed writer left behind is settled first."""
        return Writer(self.folder)

    def verify(self) -> Iterator[str]:
        """Yield what is wrong, one line each: digests, the index against the WARC files, unindexed bytes."""
        ends: dict[str, int] = {}
        pages: dict[int, str] = {}
        for position in range(1, self.position + 1):
            try:
                line = self._journal.line(position)
                yield from self._faults(position, line, pages)
            except ArchiveError as error:
                yield f"position {position}: {error}"
                continue
            for span in (line.record, line.notes):
                ends[span.file] = max(ends.get(span.file, 0), span.offset + span.length)
        yield from self._unindexed(ends)

    def _faults(self, position: int, line: Line, pages: dict[int, str]) -> Iterator[str]:
        capture = self._capture(position, line)
        if self._record(line.record).id != line.id:
            yield f"position {position}: {line.record.file!r} at byte {line.record.offset} holds another record"
        if line.kind is CaptureKind.TOMBSTONE:
            if self._record(line.record).kind != "metadata":
                yield f"position {position}: its bytes were purged, and are still there; purge {line.id} again"
        else:
            self.payload(capture.snapshot)
        pages[position] = line.sha256
        if pages.get(line.page) != line.sha256:
            yield f"position {position}: its bytes are said to be at position {line.page}, which holds others"

    def _unindexed(self, ends: dict[str, int]) -> Iterator[str]:
        for path in sorted(self.folder.glob("claimtrail-*.warc.gz")):
            with path.open("rb") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue  # its writer lives
                head = next(warc.walk(file, 0), None)
                size = path.stat().st_size
            end = ends.get(path.name, head.length if head else 0)
            if size > end:
                yield f"{path.name!r}: {size - end} bytes behind the last indexed record"

    def _capture(self, position: int, line: Line) -> Capture:
        data = self._record(line.notes).json
        if data is None or "notes" not in data:
            raise ArchiveError(f"{str(self.folder / line.notes.file)!r} at byte {line.notes.offset} holds no notes")
        notes = notes_from_json(data["notes"])
        return Capture(line.kind, line.snapshot(position), line.mime, line.status, line.page, notes)

    def _record(self, span: Span) -> warc.Record:
        path = self.folder / span.file
        try:
            return warc.read(path, span.offset, span.length)
        except OSError as error:
            raise ArchiveError(f"cannot read {str(path)!r}: {error.strerror or error}") from error
        except ValueError as error:
            raise ArchiveError(str(error)) from error
