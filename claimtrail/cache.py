"""What can be computed again: extractions and readings by key, in one SQLite file that may be deleted."""

import json
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType


class Cache:
    """Bytes by key, in two tables."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=60.0)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        for table in ("extraction", "reading"):
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def reading(self, key: str) -> bytes | None:
        """Return the reading of this key, or nothing."""
        return self._get("SELECT value FROM reading WHERE key = ?", key)

    def has_reading(self, key: str) -> bool:
        """Tell whether there is a reading of this key."""
        return self._db.execute("SELECT 1 FROM reading WHERE key = ?", (key,)).fetchone() is not None

    def keep_reading(self, key: str, value: bytes) -> None:
        """Keep a reading."""
        self._put("INSERT OR REPLACE INTO reading VALUES (?, ?)", key, value)

    def extraction(self, key: str) -> bytes | None:
        """Return the extraction of this key, or nothing."""
        return self._get("SELECT value FROM extraction WHERE key = ?", key)

    def keep_extraction(self, key: str, value: bytes) -> None:
        """Keep an extraction."""
        self._put("INSERT OR REPLACE INTO extraction VALUES (?, ?)", key, value)

    def forget_extractions(self, found: Callable[[bytes], bool]) -> None:
        """Delete the extractions that are to be forgotten."""
        rows = self._db.execute("SELECT key, value FROM extraction")
        gone = [(key,) for key, value in rows if found(zlib.decompress(value))]
        with self._db:
            self._db.executemany("DELETE FROM extraction WHERE key = ?", gone)

    def forget_readings(self, document: str) -> None:
        """Delete the readings of a document, by its id."""
        start = f'{{"id": {json.dumps(document, ensure_ascii=False)},'.encode()
        rows = self._db.execute("SELECT key, value FROM reading")
        gone = [(key,) for key, value in rows if zlib.decompress(value).startswith(start)]
        with self._db:
            self._db.executemany("DELETE FROM reading WHERE key = ?", gone)

    def compact(self) -> None:
        """Leave nothing of what was deleted in the file."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _get(self, statement: str, key: str) -> bytes | None:
        row = self._db.execute(statement, (key,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def _put(self, statement: str, key: str, value: bytes) -> None:
        with self._db:
            self._db.execute(statement, (key, zlib.compress(value)))
