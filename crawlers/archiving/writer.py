"""Writes captures: into a WARC file of this process, then into the journal, under the journal's lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from crawlers.archiving.captures import ArchiveError, Capture, CaptureKind, HttpResponse, Notes
from crawlers.archiving.drafts import Draft, records
from crawlers.archiving.journal import JournalFile, Line, Span, writing
from crawlers.archiving.lookup import Held, Lookup
from crawlers.archiving.recovery import recover
from crawlers.archiving.volume import Volume

# A group is written out when it has grown to this many captures, so that its memory stays small.
_GROUP = 500


class Writer:
    """Writes captures of one process; not to be shared between threads."""

    def __init__(self, folder: Path) -> None:
        self._journal = JournalFile(folder / "index.cdxj")
        self._lookup = Lookup(folder / "lookup.sqlite")
        self._volume = Volume(folder)
        self._pending: list[Line] | None = None
        with self._journal.locked():
            self._lookup.catch_up(self._journal)
            with writing(folder):
                recover(folder, self._journal, self._lookup)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the files."""
        self._volume.close()
        self._lookup.close()
        self._journal.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Group captures into few writes to disk, with the archive locked for others meanwhile.

        A capture made within is acknowledged when the block ends; an exception takes back those not yet on disk.
        """
        if self._pending is not None:
            yield
            return
        with self._journal.locked():
            self._lookup.catch_up(self._journal)
            self._begin()
            try:
                yield
                self._keep()
            except BaseException:
                self._take_back()
                raise
            finally:
                self._pending = None

    def page(
        self,
        address: str,
        body: bytes,
        *,
        mime: str,
        notes: Notes,
        recorded: datetime,
        response: HttpResponse | None = None,
        backfilled: bool = False,
    ) -> Capture:
        """Archive a page or document: a revisit if its bytes are held at this address, notes if only those are new."""
        digest = sha256(body).hexdigest()
        with self.batch():
            held = self._lookup.held(address, digest)
            draft = Draft(
                kind=self._kind(address, notes, held),
                address=address,
                body=body,
                sha256=digest,
                mime=mime,
                status=response.status if response else 200,
                notes=notes,
                recorded=recorded,
                response=response,
                backfilled=backfilled,
                held=held,
            )
            return self._write(draft)

    def _kind(self, address: str, notes: Notes, held: Held | None) -> CaptureKind:
        if held is None:
            return CaptureKind.PAGE
        noted = self._lookup.noted(address)
        return CaptureKind.REVISIT if noted and noted[0] == notes.digest else CaptureKind.NOTES

    def stub(self, address: str, *, status: int, notes: Notes, recorded: datetime) -> Capture | None:
        """Archive what discovery said of a page that may not be read; null if that is held already."""
        with self.batch():
            noted = self._lookup.noted(address)
            if noted and noted[0] == notes.digest:
                return None
            empty = sha256(b"").hexdigest()
            draft = Draft(CaptureKind.STUB, address, b"", empty, "", status, notes, recorded)
            return self._write(draft)

    def listing(
        self, address: str, body: bytes, *, mime: str, notes: Notes, recorded: datetime, response: HttpResponse
    ) -> Capture | None:
        """Archive a feed or sitemap that gave something new; null if these bytes are held already."""
        digest = sha256(body).hexdigest()
        with self.batch():
            if self._lookup.held(address, digest, CaptureKind.LISTING):
                return None
            draft = Draft(CaptureKind.LISTING, address, body, digest, mime, response.status, notes, recorded, response)
            return self._write(draft)

    def _write(self, draft: Draft) -> Capture:
        _check(draft.address)
        assert self._pending is not None  # noqa: S101 - every caller is inside batch()
        position = self._lookup.position + 1
        line = self._recorded(draft, position)
        self._lookup.add(position, line)
        self._pending.append(line)
        if len(self._pending) >= _GROUP:
            self._keep()
            self._begin()
        return Capture(draft.kind, line.snapshot(position), line.mime, line.status, line.page, draft.notes)

    def _recorded(self, draft: Draft, position: int) -> Line:
        """Write the records of a capture behind the last ones."""
        made = records(draft, position)
        start = self._volume.append(made.notes + made.main)
        name = self._volume.path.name
        notes = Span(name, start, len(made.notes))
        record = Span(name, start + len(made.notes), len(made.main)) if draft.paired else notes
        return Line(
            kind=draft.kind,
            id=made.id,
            address=draft.address,
            recorded=draft.recorded.astimezone(UTC),
            sha256=draft.sha256,
            mime=draft.mime,
            status=draft.status,
            page=draft.held.position if draft.held else position,
            record=record,
            notes=notes,
            held=draft.held.span if draft.held else record,
            notes_digest=draft.notes.digest,
            backfilled=draft.backfilled,
        )

    def _begin(self) -> None:
        self._start = self._volume.size
        self._before = len(self._journal)
        self._pending = []
        self._lookup.begin()

    def _keep(self) -> None:
        """Bring the group to disk: first the records, then the journal that names them."""
        if self._pending:
            self._volume.sync()
            self._journal.append(self._pending)
        self._lookup.commit()
        self._pending = []

    def _take_back(self) -> None:
        if len(self._journal) == self._before:  # else the journal names the records: they stay
            self._volume.cut(self._start)
        self._lookup.roll_back()


def _check(address: str) -> None:
    if not address or any(character <= " " or character == "\x7f" for character in address):
        raise ArchiveError(f"{address!r} is no address: it must not be empty or hold blanks and control characters")
