"""Bytes that a court orders away: overwritten where they stand, with a tombstone of the same length in their place.

Every other record keeps its offset, every line of the journal its number; a purge that was killed is run once more.
"""

import os
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.archiving import warc
from crawlers.archiving.captures import ArchiveError, CaptureKind
from crawlers.archiving.journal import JournalFile, Line, Span, encode, writing
from crawlers.archiving.lookup import Lookup
from crawlers.times import stamp

# what is left of a record that is too short to say more
_SHORTEST = {"purged": True}


@dataclass(frozen=True, slots=True)
class Order:
    """Who has a snapshot purged, when and why."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Shared:
    """The captures that share one body: the page that holds it, and the revisits and notes that point at it."""

    address: str
    page: int
    lines: tuple[tuple[int, Line], ...]

    @property
    def purged(self) -> bool:
        """Whether nothing of them is left."""
        return all(line.kind is CaptureKind.TOMBSTONE for _, line in self.lines)


def sharing(folder: Path, snapshot: str) -> Shared | None:
    """Return all captures that share the body of a snapshot; null where the archive has no such snapshot."""
    journal = JournalFile(folder / "index.cdxj")
    with closing(journal):
        lines = list(journal.lines())
    found = next((line for _, line in lines if line.id == snapshot), None)
    if found is None:
        return None
    return Shared(found.address, found.page, tuple((p, line) for p, line in lines if line.page == found.page))


def purge(folder: Path, shared: Shared, order: Order) -> None:
    """Overwrite the records of these captures and mark them in the journal."""
    journal, lookup = JournalFile(folder / "index.cdxj"), Lookup(folder / "lookup.sqlite")
    with closing(journal), closing(lookup), journal.locked():
        lookup.catch_up(journal)
        for position, line in shared.lines:
            _overwrite(folder, position, line, order)
            _mark(journal, position, line)
        lookup.forget([position for position, _ in shared.lines], journal)


def _overwrite(folder: Path, position: int, line: Line, order: Order) -> None:
    told = {"sha256": line.sha256, "by": order.by, "reason": order.reason, "at": stamp(order.at)}
    capture: dict[str, Any] = {
        "position": position,
        "kind": CaptureKind.TOMBSTONE,
        "id": line.id,
        "paired": line.record != line.notes,
        "recorded": stamp(line.recorded),
        "backfilled": line.backfilled,
        "sha256": line.sha256,
        "mime": "",
        "status": line.status,
        "page": line.page,
        "held": None,
        "notes_digest": "",
    }
    described = {"capture": capture, "notes": {}}
    identity = warc.new_id() if capture["paired"] else line.id
    _replace(folder, line, line.notes, identity, [{**described, "tombstone": told}, described])
    if capture["paired"]:
        _replace(folder, line, line.record, line.id, [{"tombstone": told}, {"tombstone": _SHORTEST}])


def _replace(folder: Path, line: Line, span: Span, identity: str, choices: Sequence[dict[str, Any]]) -> None:
    """Write the first of these that fits over a record, on disk when this returns."""
    path = folder / span.file
    for data in choices:
        made = warc.metadata(line.address, data, id=identity, refers_to=None, recorded=line.recorded)
        packed = _packed(zlib.decompress(made, 16 + zlib.MAX_WBITS), span.length)
        if packed is not None:
            break
    else:
        raise ArchiveError(f"the record at byte {span.offset} of {str(path)!r} is too short for a tombstone")
    with writing(path), path.open("r+b", buffering=0) as file:
        file.seek(span.offset)
        file.write(packed)
        os.fsync(file.fileno())


def _packed(record: bytes, length: int) -> bytes | None:
    """Pack a record as one gzip member of exactly this length, filled up by its comment; null where it is too short."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflater.compress(record) + deflater.flush()
    # header of 10 bytes, comment with its end, body, checksum and size
    room = length - (10 + 1 + len(body) + 8)
    if room < 0:
        return None
    head = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x02\xff"
    tail = zlib.crc32(record).to_bytes(4, "little") + (len(record) & 0xFFFFFFFF).to_bytes(4, "little")
    return head + b"-" * room + b"\0" + body + tail


def _mark(journal: JournalFile, position: int, line: Line) -> None:
    """Write the line of a tombstone over a line of the journal, filled up with blanks."""
    start, end = journal.end(position - 1), journal.end(position)
    marked = replace(line, kind=CaptureKind.TOMBSTONE, mime="", notes_digest="", held=line.record)
    written = encode(marked).rstrip(b"\n")
    if len(written) > end - start - 1:
        raise ArchiveError(f"line {position} of {str(journal.path)!r} is too short for a tombstone")
    with writing(journal.path), journal.path.open("r+b", buffering=0) as file:
        file.seek(start)
        file.write(written.ljust(end - start - 1) + b"\n")
        os.fsync(file.fileno())


def forget_discovery(frontier: Path, address: str) -> None:
    """Take away what discovery said of an address: a title may be the sentence."""
    if not frontier.exists():
        return
    with closing(sqlite3.connect(frontier, timeout=60, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("UPDATE urls SET notes = '{}' WHERE url = ?", (address,))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("VACUUM")
