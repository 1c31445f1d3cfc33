"""Which addresses are known, which are being fetched, and what a server said of each: SQLite, safe against kill -9.

A run takes every address that is due and that it has not finished yet. A lease that its holder did not give back ends
by itself, or at once when nobody else has the frontier open.
"""

import fcntl
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from crawlers.archiving.captures import ArchiveError, Notes, notes_from_json, notes_to_json
from crawlers.outlets import DiscoveryKind

LEASE = timedelta(minutes=30)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS urls (
    url TEXT PRIMARY KEY,
    outlet TEXT NOT NULL,
    discovery TEXT,              -- the kind of listing; null for an article's page
    state TEXT NOT NULL,         -- discovered, leased, done, failed
    notes TEXT NOT NULL,         -- what discovery said, JSON
    discovered REAL NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    leased_until REAL NOT NULL DEFAULT 0,
    finished REAL NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,   -- failures since the last success
    etag TEXT,
    last_modified TEXT,
    status INTEGER,
    reason TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS urls_due ON urls (state, not_before);
"""
_DUE = """
SELECT url, outlet, discovery, notes, etag, last_modified, attempts, finished FROM urls
WHERE outlet IN (SELECT value FROM json_each(:outlets)) AND not_before <= :now
  AND (state = 'discovered' OR (state = 'leased' AND leased_until <= :now)
       OR (state IN ('done', 'failed') AND finished < :since))
ORDER BY discovery IS NULL, finished, discovered, url LIMIT :limit
"""


class State(StrEnum):
    """Where an address stands."""

    DISCOVERED = "discovered"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Found:
    """An address that a listing names; `discovery` is set where it is a listing itself."""

    url: str
    outlet: str
    notes: Notes = field(default_factory=Notes)
    discovery: DiscoveryKind | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """An address that this run must fetch now; `known` says that it was fetched before."""

    url: str
    outlet: str
    discovery: DiscoveryKind | None
    notes: Notes
    etag: str | None
    last_modified: str | None
    attempts: int
    known: bool


class Frontier:
    """The frontier's file; several processes may use it, not several threads of one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = path.with_name(path.name + ".lock").open("ab")
            self._database = sqlite3.connect(path, isolation_level=None, timeout=60)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"cannot write to {str(path)!r}: {error}") from error
        self._take_over()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._database.close()
        self._lock.close()

    def _take_over(self) -> None:
        """Void the leases of the dead: all of them, where nobody else has the frontier open."""
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            with self._transaction():
                self._database.execute("UPDATE urls SET leased_until = 0 WHERE state = 'leased'")
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            raise ArchiveError(f"cannot write to {str(self.path)!r}: {error}") from error

    def add(self, found: Iterable[Found]) -> int:
        """Take in what a listing names and return how many addresses were new.

        Of a known address, only what was not noted before is added: the first listing that names it has the word.
        """
        with self._transaction():
            return sum(self._add(one, datetime.now(UTC).timestamp()) for one in found)

    def _add(self, one: Found, now: float) -> bool:
        row = self._database.execute("SELECT notes FROM urls WHERE url = ?", (one.url,)).fetchone()
        if row is None:
            self._database.execute(
                "INSERT INTO urls (url, outlet, discovery, state, notes, discovered) VALUES (?, ?, ?, ?, ?, ?)",
                (one.url, one.outlet, one.discovery, State.DISCOVERED, _written(one.notes), now),
            )
            return True
        merged = _written(_merged(_read(row[0]), one.notes))
        if merged != row[0]:
            self._database.execute("UPDATE urls SET notes = ? WHERE url = ?", (merged, one.url))
        return False

    def unknown(self, urls: Iterable[str]) -> set[str]:
        """Return those of the addresses that are not known yet."""
        return {
            url for url in urls if not self._database.execute("SELECT 1 FROM urls WHERE url = ?", (url,)).fetchone()
        }

    def lease(self, *, outlets: Iterable[str], since: datetime, limit: int, now: datetime) -> list[Lease]:
        """Take addresses that are due and not finished since `since`, listings first, then the longest unseen."""
        values = {
            "outlets": json.dumps(list(outlets)),
            "now": now.timestamp(),
            "since": since.timestamp(),
            "limit": limit,
        }
        with self._transaction():
            rows = self._database.execute(_DUE, values).fetchall()
            self._database.executemany(
                "UPDATE urls SET state = 'leased', leased_until = ? WHERE url = ?",
                [((now + LEASE).timestamp(), row[0]) for row in rows],
            )
        return [
            Lease(
                url=row[0],
                outlet=row[1],
                discovery=DiscoveryKind(row[2]) if row[2] else None,
                notes=_read(row[3]),
                etag=row[4],
                last_modified=row[5],
                attempts=row[6],
                known=row[7] > 0,
            )
            for row in rows
        ]

    def done(
        self,
        url: str,
        *,
        status: int,
        now: datetime,
        etag: str | None = None,
        last_modified: str | None = None,
        found: Iterable[Found] = (),
    ) -> int:
        """Finish an address, together with what it names; return how many of these were new.

        After a 304 the validators of before stay.
        """
        with self._transaction():
            new = sum(self._add(one, now.timestamp()) for one in found)
            self._database.execute(
                "UPDATE urls SET state = 'done', finished = ?, status = ?, attempts = 0, reason = NULL WHERE url = ?",
                (now.timestamp(), status, url),
            )
            if status != 304:
                self._database.execute(
                    "UPDATE urls SET etag = ?, last_modified = ? WHERE url = ?", (etag, last_modified, url)
                )
        return new

    def failed(self, url: str, *, reason: str, now: datetime, status: int | None, not_before: datetime) -> None:
        """Finish an address without success; it is tried again in a later run, not before a time."""
        with self._transaction():
            self._database.execute(
                "UPDATE urls SET state = 'failed', finished = ?, status = ?, reason = ?, not_before = ?,"
                " attempts = attempts + 1 WHERE url = ?",
                (now.timestamp(), status, reason, not_before.timestamp(), url),
            )

    def listings(self, outlet: str) -> int:
        """Return how many listings of an outlet are known."""
        query = "SELECT count(*) FROM urls WHERE outlet = ? AND discovery IS NOT NULL"
        count: int = self._database.execute(query, (outlet,)).fetchone()[0]
        return count

    def state(self, url: str) -> State | None:
        """Return where an address stands; null if it is unknown."""
        row = self._database.execute("SELECT state FROM urls WHERE url = ?", (url,)).fetchone()
        return State(row[0]) if row else None

    def reason(self, url: str) -> str | None:
        """Return why the last fetch of an address failed."""
        row = self._database.execute("SELECT reason FROM urls WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None


def _merged(old: Notes, new: Notes) -> Notes:
    missing = {
        name: getattr(new, name)
        for name in ("title", "published", "modified", "language", "credit")
        if not getattr(old, name) and getattr(new, name)
    }
    return replace(old, **missing)


def _written(notes: Notes) -> str:
    return json.dumps(notes_to_json(notes))


def _read(text: str) -> Notes:
    return notes_from_json(json.loads(text))
