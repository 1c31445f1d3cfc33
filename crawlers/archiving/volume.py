"""The WARC file of one writing process."""

import fcntl
import os
from contextlib import suppress
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from uuid import uuid4

from crawlers.archiving import warc
from crawlers.archiving.journal import write_all, writing


class Volume:
    """The WARC file of one writing process, made at the first write and locked while the process lives."""

    def __init__(self, folder: Path) -> None:
        now = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        self.path = folder / f"claimtrail-{now}-{os.getpid()}-{uuid4().hex[:8]}.warc.gz"
        self.size = 0
        self._file: FileIO | None = None

    def append(self, records: bytes) -> int:
        """Write records behind the last ones and return the offset of the first."""
        with writing(self.path):
            if self._file is None:
                self._file = self._made()
            start = self.size
            write_all(self._file, records)
            self.size += len(records)
            return start

    def _made(self) -> FileIO:
        file = self.path.open("xb", buffering=0)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            head = warc.warcinfo(self.path.name)
            write_all(file, head)
        except OSError:
            file.close()
            self.path.unlink()
            raise
        self.size = len(head)
        return file

    def sync(self) -> None:
        """Bring what was written to disk, and the file's name with it."""
        if self._file is None:
            return
        with writing(self.path):
            os.fsync(self._file.fileno())
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def cut(self, size: int) -> None:
        """Take back what was written behind a size."""
        if self._file is None:
            return
        with suppress(OSError):  # what cannot be cut now is cut by the next writer
            if size == 0:
                self.path.unlink()
                self.close()
                self._file = None
            else:
                self._file.truncate(size)
                self._file.seek(size)
        self.size = size

    def close(self) -> None:
        """Release the file."""
        if self._file is not None:
            self._file.close()
