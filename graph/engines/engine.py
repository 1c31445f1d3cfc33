"""The folder of the embedded engine: its locks, its address, and whether a server is alive in it."""

import json
import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.engines import locks

# Bolt's handshake: the magic number and four proposals of a version (5.4 down to 5.0, 4.4; none; none)
_HELLO = bytes.fromhex("6060b01700040405000004040000000000000000")
_INSTEAD = 'set store = "neo4j://host:7687" to use a server of your own'


class EngineError(Exception):
    """The embedded engine cannot be had; the text is one line that says why and what would help."""


def unfit(why: str) -> EngineError:
    """Return the error for a place where the embedded engine cannot run."""
    return EngineError(f"the embedded engine cannot run here: {why}; {_INSTEAD}")


@dataclass(frozen=True, slots=True)
class Address:
    """How a graph server is reached. `reader` is a user who may only read, where there is one; `http` may be empty."""

    uri: str
    user: str
    password: str
    database: str
    reader: tuple[str, str] | None
    http: str

    def __repr__(self) -> str:
        return f"Address({self.uri!r}, database={self.database!r})"


@dataclass(frozen=True, slots=True)
class Life:
    """One run of the server: its address, and the nonce that its keeper has written into the lock it holds."""

    nonce: str
    address: Address


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a server is started with: its memory in Java's notation, and two times in seconds."""

    heap: str
    idle: float
    read_limit: float

    @classmethod
    def of(cls, words: Sequence[str]) -> "Wanted":
        """Read what `words` has written on a command line."""
        heap, idle, read_limit = words
        return cls(heap, float(idle), float(read_limit))

    def words(self) -> tuple[str, str, str]:
        """Write it for a command line."""
        return self.heap, str(self.idle), str(self.read_limit)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one engine.

    `start.lock` is taken alone around decisions to start or stop. `users.lock` is shared by all who use the server.
    `keeper.lock` and `jvm.lock` are held for as long as those two processes live.
    """

    path: Path

    @property
    def start(self) -> Path:
        """The lock of decisions to start or stop."""
        return self.path / "start.lock"

    @property
    def users(self) -> Path:
        """The lock that users share."""
        return self.path / "users.lock"

    @property
    def keeper(self) -> Path:
        """The lock that the keeper holds; in it stand its process id and its nonce."""
        return self.path / "keeper.lock"

    @property
    def jvm(self) -> Path:
        """The lock that the server holds."""
        return self.path / "jvm.lock"

    @property
    def pid(self) -> Path:
        """The process id of the server, of use only while `jvm.lock` is held."""
        return self.path / "jvm.pid"

    @property
    def address(self) -> Path:
        """The address of the server, with the passwords of its users."""
        return self.path / "address.json"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.path / "server.log"

    @property
    def failure(self) -> Path:
        """Why the last start came to nothing."""
        return self.path / "failure.txt"


def publish(folder: Folder, life: Life) -> None:
    """Write the address for others to find, whole or not at all, readable by its owner only."""
    new = folder.address.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"nonce": life.nonce, **asdict(life.address)}, file)
    new.replace(folder.address)


def published(folder: Folder) -> Life | None:
    """Return the address that was written last, if there is one that can be read."""
    try:
        found = json.loads(folder.address.read_text(encoding="utf-8"))
        return Life(found["nonce"], _address(found))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _address(found: Mapping[str, Any]) -> Address:
    user, password = found["reader"]
    return Address(
        uri=found["uri"],
        user=found["user"],
        password=found["password"],
        database=found["database"],
        reader=(user, password),
        http=found["http"],
    )


def alive(folder: Folder) -> Address | None:
    """Return the address of the server that runs in this folder, or null where none does."""
    life = published(folder)
    if life is None or not locks.held(folder.keeper) or not locks.held(folder.jvm):
        return None
    if keeper_of(folder)[1] != life.nonce or not answers(life.address.uri):
        return None
    return life.address


def keeper_of(folder: Folder) -> tuple[int | None, str]:
    """Return the process id and the nonce of the keeper; they mean something only while it holds its lock."""
    try:
        pid, nonce = folder.keeper.read_text(encoding="ascii").split()
        return int(pid), nonce
    except (OSError, ValueError):
        return None, ""


def answers(uri: str, seconds: float = 5.0) -> bool:
    """Tell whether a Bolt server listens there; one that is too busy to answer in time is taken to do so."""
    host, _, port = uri.removeprefix("bolt://").partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=seconds) as connection:
            connection.sendall(_HELLO)
            return len(connection.recv(4)) > 0
    except TimeoutError:
        return True
    except OSError:
        return False
