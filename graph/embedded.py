"""The default engine: a graph server from a Python wheel, shared by all processes that use one data folder.

The first process that needs the server starts a keeper, which owns it; the last one that leaves stops nothing: the
keeper does, when nobody has used the server for a while. Who is alive is told by locks, never by process ids.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from graph.engines import jvm, locks, wheel
from graph.engines.administration import administer, create, databases, drop
from graph.engines.engine import Address, EngineError, Folder, Wanted, alive, keeper_of, published
from graph.engines.locks import Lock

__all__ = [
    "Address",
    "Embedded",
    "EngineError",
    "State",
    "administer",
    "create",
    "databases",
    "drop",
    "state",
    "stop",
]

# somebody else may be starting or stopping the server just now
_DECIDING = 240.0
_ENDING = 45.0
_POLL = 0.05
# the shell leaves the keeper behind, which so is nobody's child
_LEAVE = '"$@" &'


class Embedded:
    """The use of the server of one folder, started where it does not run yet; the folder is made if need be.

    `heap` is the memory for the server's objects in Java's notation; `idle` the seconds without a user after which it
    ends; `read_limit` the seconds that a statement of the address's reader may run. They hold for a server that is
    started, not for one that runs already. `on_start` is called before a start, which takes seconds.
    """

    def __init__(
        self,
        folder: Path,
        *,
        heap: str = "512m",
        idle: float = 60.0,
        read_limit: float = 30.0,
        on_start: Callable[[], None] | None = None,
    ) -> None:
        self._folder = Folder(folder.absolute())
        self._wanted = Wanted(heap=heap, idle=idle, read_limit=read_limit)
        self._on_start = on_start
        self._users = Lock(self._folder.users)
        self._address: Address | None = None

    def __enter__(self) -> Address:
        return self.renew()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    @property
    def address(self) -> Address:
        """The address as it was last seen; `renew` looks again."""
        if self._address is None:
            raise EngineError("the embedded engine is not in use; enter it first")
        return self._address

    def renew(self) -> Address:
        """Return the address of a server that is alive, which is a new one where the last has died."""
        try:
            return self._renew()
        except OSError as error:
            raise EngineError(f"the engine's folder {str(self._folder.path)!r} cannot be used: {error}") from error

    def _renew(self) -> Address:
        _made(self._folder)
        with Lock(self._folder.start) as start:
            _decide(start)
            self._users.share()
            self._users.touch()
            try:
                self._address = alive(self._folder) or self._start()
            except BaseException:
                self._leave()
                raise
            return self._address

    def _start(self) -> Address:
        # a keeper that is starting the server, for a user who is gone by now, is left to finish
        if (found := _awaited(self._folder)) is not None:
            return found
        _end(self._folder)
        if self._on_start is not None:
            self._on_start()
        self._folder.failure.unlink(missing_ok=True)
        _keeper(self._folder, self._wanted)
        if (found := _awaited(self._folder)) is None:
            raise EngineError(_why(self._folder))
        return found

    def _leave(self) -> None:
        with suppress(OSError, ValueError):
            self._users.touch()
        self._users.release()
        self._address = None


def _made(folder: Folder) -> None:
    folder.path.parent.mkdir(parents=True, exist_ok=True)
    folder.path.mkdir(mode=0o700, exist_ok=True)
    wheel.check(folder.path.resolve())
    wheel.find()


def _decide(start: Lock) -> None:
    if not start.take(_DECIDING):
        raise EngineError(f"another process has been starting or stopping the engine for {_DECIDING:.0f} s; try again")


def _keeper(folder: Folder, wanted: Wanted) -> None:
    # the keeper finds this package as we did, and nothing of the folder that a user happens to be in
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
    with Lock(folder.keeper) as lock, folder.log.open("ab") as log:
        if not lock.take(_ENDING):
            raise EngineError(f"the keeper of {str(folder.path)!r} does not end; try `claimtrail stop --force`")
        os.ftruncate(lock.fd, 0)
        keeper = [sys.executable, "-P", "-m", "graph.engines.keeper", str(folder.path), *wanted.words(), str(lock.fd)]
        subprocess.run(
            ["/bin/sh", "-c", _LEAVE, "sh", *keeper],
            check=True,
            cwd="/",
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            pass_fds=(lock.fd,),
            start_new_session=True,
        )


def _awaited(folder: Folder) -> Address | None:
    """Wait for the keeper, if there is one, until its server answers; null when it ends or its server is dead."""
    until = time.monotonic() + _DECIDING
    while locks.held(folder.keeper) and time.monotonic() < until:
        if (found := alive(folder)) is not None:
            return found
        life = published(folder)
        if life is not None and life.nonce == keeper_of(folder)[1] and not locks.held(folder.jvm):
            return None
        time.sleep(_POLL)
    return None


def _why(folder: Folder) -> str:
    with suppress(OSError):
        return folder.failure.read_text(encoding="utf-8")
    return f"the embedded engine does not start; {str(folder.log)!r} may say why"


def _end(folder: Folder) -> None:
    for number, seconds in ((signal.SIGTERM, _ENDING), (signal.SIGKILL, _ENDING)):
        if not locks.held(folder.keeper):
            break
        pid, _ = keeper_of(folder)
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        locks.freed(folder.keeper, seconds)
    jvm.end(folder)
    folder.address.unlink(missing_ok=True)


def stop(folder: Path, *, force: bool = False) -> bool:
    """End the server of a folder, also one that lost its keeper, and tell whether there was one.

    While other processes use it, this is refused unless `force` is given.
    """
    files = Folder(folder.absolute())
    if not files.path.is_dir():
        return False
    with Lock(files.start) as start:
        _decide(start)
        if not locks.held(files.keeper) and not locks.held(files.jvm):
            return False
        # another process that asks who uses the server holds the lock for a moment
        with Lock(files.users) as users:
            if not force and not users.take(0.5):
                raise EngineError("other processes use the embedded engine; end them, or use `claimtrail stop --force`")
        _end(files)
        return True


@dataclass(frozen=True, slots=True)
class State:
    """How the engine of a folder is doing; `address` is null where none answers, `in_use` is whether it has users."""

    running: bool
    in_use: bool
    address: Address | None


def state(folder: Path) -> State:
    """Look at the engine of a folder without starting it."""
    files = Folder(folder.absolute())
    address = alive(files) if files.path.is_dir() else None
    in_use = locks.shared(files.users)
    return State(running=address is not None or locks.held(files.jvm), in_use=in_use, address=address)
