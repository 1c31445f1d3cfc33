"""The keeper: a small process that owns the server of the embedded engine and stops it when nobody needs it.

It is started by the first user of a data folder, outlives it, and holds `keeper.lock` for as long as it lives.
"""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from graph.engines import jvm, wheel
from graph.engines.administration import limit_reads, ready
from graph.engines.engine import Address, EngineError, Folder, Life, Wanted, answers, publish
from graph.engines.locks import Lock
from graph.engines.wheel import Wheel

# how long a start may take: a server that was killed first replays what it had not yet put in its place
_START = 180.0
_POLL = 0.05
# another process may take a port between our choice and the server's start
_TRIES = 3
_OURS = 0o077


class Stop(Exception):
    """Somebody asked the keeper to end."""


def main() -> None:
    """Keep the server of the folder that the command line names, under the lock that was taken for us.

    The lock is not given back here: it goes with the process.
    """
    _, path, *words, fd = sys.argv
    folder = Folder(Path(path))
    lock = Lock.inherited(folder.keeper, int(fd))
    os.umask(_OURS)
    signal.signal(signal.SIGTERM, _asked)
    nonce = secrets.token_hex(16)
    os.pwrite(lock.fd, f"{os.getpid()} {nonce}\n".encode("ascii"), 0)
    with suppress(Stop):
        _keep(folder, lock, Wanted.of(words), nonce)


def _asked(number: int, frame: FrameType | None) -> None:
    # one is enough: a second must not disturb the ending
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Stop


def _keep(folder: Folder, lock: Lock, wanted: Wanted, nonce: str) -> None:
    try:
        found = wheel.find()
        for _ in range(_TRIES):
            address, said = jvm.new_address(), folder.log.stat().st_size
            with _server(folder, found, address, wanted.heap) as server:
                if _up(folder, server, address, said):
                    publish(folder, Life(nonce, address))
                    _watch(folder, lock, server, address, wanted)
                    return
        raise EngineError(f"the embedded engine does not start; {str(folder.log)!r} says: {_trouble(folder.log, said)}")
    except (EngineError, OSError) as error:
        with suppress(OSError):
            folder.failure.write_text(str(error), encoding="utf-8")


@contextmanager
def _server(folder: Folder, found: Wheel, address: Address, heap: str) -> "Iterator[subprocess.Popen[bytes]]":
    server = jvm.launch(folder, found, address, heap)
    try:
        yield server
    finally:
        with suppress(OSError):
            folder.address.unlink(missing_ok=True)
        jvm.close(server)


def _up(folder: Folder, server: "subprocess.Popen[bytes]", address: Address, said: int) -> bool:
    until = time.monotonic() + _START
    while server.poll() is None and time.monotonic() < until:
        if answers(address.uri, seconds=1.0) and ready(address):
            return True
        if _gave_up(folder.log, said):
            return False
        time.sleep(_POLL)
    return False


def _gave_up(log: Path, said: int) -> bool:
    # a start that fails ends the server's main thread, but its other threads keep the process alive
    with log.open("rb") as file:
        file.seek(said)
        return b'Exception in thread "main"' in file.read()


def _trouble(log: Path, said: int) -> str:
    with log.open("rb") as file:
        file.seek(said)
        lines = [line.strip() for line in file.read().decode("utf-8", errors="replace").splitlines()]
    bad = [n for n, line in enumerate(lines) if "Exception" in line or "Error" in line]
    told = lines[bad[-1] : bad[-1] + 2] if bad else lines[-1:]
    return " ".join(line for line in told if not line.startswith("at ")) or "nothing"


def _watch(folder: Folder, lock: Lock, server: "subprocess.Popen[bytes]", address: Address, wanted: Wanted) -> None:
    """Return when the server has ended, by itself or because nobody needs it any more."""
    tick = max(0.05, min(1.0, wanted.idle / 4, wanted.read_limit / 4))
    used = time.time()
    while _ours(lock):
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=tick)
            return
        jvm.shorten(folder.log)
        with suppress(EngineError):
            limit_reads(address, wanted.read_limit)
        used = max(used, _last_use(folder))
        if time.time() - used >= wanted.idle and _close(folder, server):
            return


def _last_use(folder: Folder) -> float:
    with Lock(folder.users) as users:
        return folder.users.stat().st_mtime if users.attempt() else time.time()


def _ours(lock: Lock) -> bool:
    # where the data folder was taken away there is nothing left to keep
    with suppress(OSError):
        return os.path.samestat(os.fstat(lock.fd), lock.path.stat())
    return False


def _close(folder: Folder, server: "subprocess.Popen[bytes]") -> bool:
    """End the server, unless somebody comes at this moment; nobody can join while it ends."""
    with Lock(folder.start) as start, Lock(folder.users) as users:
        if not start.attempt() or not users.attempt():
            return False
        folder.address.unlink(missing_ok=True)
        jvm.close(server)
        return True


if __name__ == "__main__":
    main()
