"""File locks that say who is alive: the kernel gives them back when their holder ends, however it ends."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from weakref import WeakSet

if sys.platform != "win32":
    import fcntl

# how often a lock that cannot be waited for without end is tried again, in seconds
_TRY_EVERY = 0.02


class Lock:
    """One lock on one file, held by this process alone: a forked child does not keep it, nor does a started program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    @property
    def fd(self) -> int:
        """The open file, for a program that shall go on holding the lock."""
        if self._fd is None:
            raise ValueError(f"{str(self.path)!r} is not locked")
        return self._fd

    @classmethod
    def inherited(cls, path: Path, fd: int) -> "Lock":
        """Go on holding a lock that the process which started us has taken for us."""
        os.set_inheritable(fd, False)
        lock = cls(path)
        lock._fd = fd
        return lock

    def share(self) -> None:
        """Take the lock together with others, waiting for a sole holder."""
        self._open()
        fcntl.flock(self.fd, fcntl.LOCK_SH)

    def attempt(self, *, shared: bool = False) -> bool:
        """Take the lock if that can be done at once, and tell whether it was."""
        self._open()
        try:
            fcntl.flock(self.fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            return False
        return True

    def take(self, seconds: float) -> bool:
        """Take the lock alone, trying for so many seconds, and tell whether it was had."""
        until = time.monotonic() + seconds
        while not self.attempt():
            if time.monotonic() >= until:
                return False
            time.sleep(_TRY_EVERY)
        return True

    def touch(self) -> None:
        """Let the file say that the lock was in use just now."""
        os.utime(self.fd)

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _open(self) -> None:
        if self._fd is None:
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            _OPEN.add(self)


def held(path: Path) -> bool:
    """Tell whether a process holds this lock alone."""
    if not path.exists():
        return False
    with Lock(path) as lock:
        return not lock.attempt(shared=True)


def shared(path: Path) -> bool:
    """Tell whether any process holds this lock, alone or with others."""
    if not path.exists():
        return False
    with Lock(path) as lock:
        return not lock.attempt()


def freed(path: Path, seconds: float) -> bool:
    """Wait until nobody holds this lock alone, and tell whether that came about in time."""
    until = time.monotonic() + seconds
    while held(path):
        if time.monotonic() >= until:
            return False
        time.sleep(_TRY_EVERY)
    return True


_OPEN: WeakSet[Lock] = WeakSet()


def _drop() -> None:
    # a forked child shares the open file, and would hold its parent's lock for as long as it lives
    for lock in list(_OPEN):
        lock.release()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_drop)
