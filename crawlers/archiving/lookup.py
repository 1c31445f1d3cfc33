"""What a writer must know of the archive: which texts it holds, what was last noted, where each file ends.

A SQLite file beside the journal and made from it: it may be deleted at any time; its users bring it up to date.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from crawlers.archiving.captures import ArchiveError, CaptureKind
from crawlers.archiving.journal import Journal, Line, Span, encode
from crawlers.times import instant, stamp

_SCHEMA = """
CREATE TABLE IF NOT EXISTS held (
    key BLOB PRIMARY KEY, position INTEGER, id TEXT, recorded TEXT, file TEXT, offset INTEGER, length INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS noted (key BLOB PRIMARY KEY, digest TEXT, position INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, end INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER, tail BLOB);
"""


@dataclass(frozen=True, slots=True)
class Held:
    """The capture that holds a payload at an address."""

    position: int
    id: str
    recorded: datetime
    span: Span


class Lookup:
    """The lookup's file; used by one process at a time, the one that holds the journal's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.position = 0
        self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise ArchiveError(f"cannot write to {str(self.path)!r}: {error}") from error
            for suffix in ("", "-wal", "-shm"):  # damaged: it is made anew from the journal
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None, timeout=60)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_SCHEMA)
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(f"cannot write to {str(self.path)!r}: {error}") from error

    def catch_up(self, journal: Journal) -> None:
        """Take in the lines that other processes have written since."""
        self.begin()
        try:
            with self._failing():
                self._recall(journal)
            for position, line in journal.lines(self.position):
                self.add(position, line)
        except BaseException:
            self.roll_back()
            raise
        self.commit()

    def _recall(self, journal: Journal) -> None:
        row = self._database.execute("SELECT position, tail FROM state").fetchone()
        self.position = row[0] if row else 0
        if row and not self._is_of(journal, *row):
            for table in ("held", "noted", "files", "state"):
                self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the line above
            self.position = 0

    def _is_of(self, journal: Journal, position: int, tail: bytes) -> bool:
        return position <= len(journal) and _tail(journal.line(position)) == tail

    def begin(self) -> None:
        """Start a group of additions."""
        with self._failing():
            self._database.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep the additions of the group."""
        with self._failing():
            self._database.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget the additions of the group."""
        with self._failing():
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")

    def add(self, position: int, line: Line) -> None:
        """Take in one line; the first that holds a payload at an address stays the one that holds it."""
        end = max(line.record.offset + line.record.length, line.notes.offset + line.notes.length)
        with self._failing():
            if line.kind in {CaptureKind.PAGE, CaptureKind.LISTING}:
                span = line.record
                self._database.execute(
                    "INSERT OR IGNORE INTO held VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        _key(line.address, line.sha256, line.kind),
                        position,
                        line.id,
                        stamp(line.recorded),
                        span.file,
                        span.offset,
                        span.length,
                    ),
                )
            if line.kind is not CaptureKind.LISTING:
                noted = (_key(line.address), line.notes_digest, position)
                self._database.execute("INSERT OR REPLACE INTO noted VALUES (?, ?, ?)", noted)
            self._database.execute(
                "INSERT INTO files VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET end = max(end, excluded.end)",
                (line.record.file, end),
            )
            self._database.execute("INSERT OR REPLACE INTO state VALUES (1, ?, ?)", (position, _tail(line)))
        self.position = position

    def forget(self, positions: Sequence[int], journal: Journal) -> None:
        """Forget that these captures hold anything: what they held was purged, and their lines were marked."""
        self.begin()
        with self._failing():
            for position in positions:
                self._database.execute("DELETE FROM held WHERE position = ?", (position,))
                self._database.execute("DELETE FROM noted WHERE position = ?", (position,))
                # the last line tells whether the lookup is of this journal, and it may be the one that was marked
                self._database.execute(
                    "UPDATE state SET tail = ? WHERE position = ?", (_tail(journal.line(position)), position)
                )
        self.commit()

    def held(self, address: str, digest: str, kind: CaptureKind = CaptureKind.PAGE) -> Held | None:
        """Return the capture that holds a payload at an address."""
        row = self._database.execute(
            "SELECT position, id, recorded, file, offset, length FROM held WHERE key = ?",
            (_key(address, digest, kind),),
        ).fetchone()
        return Held(row[0], row[1], instant(row[2]), Span(*row[3:])) if row else None

    def noted(self, address: str) -> tuple[str, int] | None:
        """Return the digest of the last notes of an address and their position."""
        row = self._database.execute("SELECT digest, position FROM noted WHERE key = ?", (_key(address),)).fetchone()
        return (row[0], row[1]) if row else None

    def end(self, file: str) -> int:
        """Return the byte at which the last indexed record of a file ends."""
        row = self._database.execute("SELECT end FROM files WHERE name = ?", (file,)).fetchone()
        return row[0] if row else 0

    def close(self) -> None:
        """Release the file."""
        self._database.close()


def _key(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:16]


def _tail(line: Line) -> bytes:
    return sha256(encode(line)).digest()[:16]
