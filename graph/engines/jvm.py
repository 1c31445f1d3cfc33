"""The server of the embedded engine as a process: its users, its start and its end."""

import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from graph.engines import locks
from graph.engines.engine import Address, EngineError, Folder
from graph.engines.wheel import Wheel

DATABASE = "claimtrail"

# the server's own way to keep a password (its default number of rounds of PBKDF2 with SHA-256)
_ROUNDS = 65536
_WRITE = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
# the shell writes its process id and then becomes the server, so that no server runs whose id is not known
_BECOME = 'echo $$ > "$0" && exec "$@"'
_FLAGS = (
    "-XX:+UseSerialGC",  # the smallest footprint for heaps of this size
    "-XX:+ExitOnOutOfMemoryError",  # a dead server is started again, a crippled one is not
    "-XX:-UsePerfData",  # leaves a file in the folder for temporary files otherwise
    "-Djava.awt.headless=true",
    "-Dpolyglot.engine.WarnInterpreterOnly=false",
    "--add-modules=jdk.incubator.vector",
)


def new_address() -> Address:
    """Choose ports and passwords for a server that is to be started."""
    bolt, http = free_ports(2)
    return Address(
        uri=f"bolt://127.0.0.1:{bolt}",
        user="root",
        password=secrets.token_urlsafe(24),
        database=DATABASE,
        reader=("reader", secrets.token_urlsafe(24)),
        http=f"http://127.0.0.1:{http}",
    )


def free_ports(count: int) -> list[int]:
    """Return ports of 127.0.0.1 that nobody listens on at this moment."""
    with ExitStack() as stack:
        bound = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in bound:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in bound]


def launch(folder: Folder, wheel: Wheel, address: Address, heap: str) -> "subprocess.Popen[bytes]":
    """Start the server in a session of its own; it holds `jvm.lock` from its first moment to its last."""
    _users(folder, address)
    folder.pid.unlink(missing_ok=True)
    with locks.Lock(folder.jvm) as lock, folder.log.open("ab") as log:
        if not lock.take(5.0):
            raise EngineError(f"another server runs in {str(folder.path)!r}; run `claimtrail stop`")
        return subprocess.Popen(
            ["/bin/sh", "-c", _BECOME, str(folder.pid), *_command(folder, wheel, address, heap)],
            cwd=folder.path,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=(lock.fd,),
            start_new_session=True,
        )


def _command(folder: Folder, wheel: Wheel, address: Address, heap: str) -> list[str]:
    settings: Mapping[str, object] = {
        "server.rootPath": folder.path,
        "server.logsDirectory": folder.path / "log",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.mode": "production",
        "server.defaultDatabases": f"{DATABASE}[root]",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": address.http.rpartition(":")[2],
        "bolt.host": "127.0.0.1",
        "bolt.port": address.uri.rpartition(":")[2],
    }
    given = [f"-Darcadedb.{name}={value}" for name, value in settings.items()]
    program = ["-cp", f"{wheel.jars}/*", "com.arcadedb.server.ArcadeDBServer"]
    return [str(wheel.java), f"-Xmx{heap}", *_FLAGS, *given, *program]


def _users(folder: Folder, address: Address) -> None:
    # written anew for each run: nobody has to know an old password, and none stands on a command line
    config = folder.path / "config"
    config.mkdir(mode=0o700, exist_ok=True)
    reader, password = address.reader or ("", "")
    users = [_user(address.user, address.password, "admin"), _user(reader, password, "readers")]
    (config / "server-users.jsonl").write_text("".join(json.dumps(u) + "\n" for u in users), encoding="utf-8")
    admin = _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], _WRITE)
    groups = {"admin": admin, "readers": _group([], ["readRecord"]), "*": _group([], [])}
    text = json.dumps({"databases": {"*": {"groups": groups}}, "version": 2})
    (config / "server-groups.json").write_text(text, encoding="utf-8")


def _user(name: str, password: str, group: str) -> Mapping[str, object]:
    salt = b64encode(secrets.token_bytes(32)).decode("ascii")
    digest = hashlib.pbkdf2_hmac("sha256", password.encode("utf-8"), salt.encode("ascii"), _ROUNDS)
    kept = f"PBKDF2WithHmacSHA256${_ROUNDS}${salt}${b64encode(digest).decode('ascii')}"
    return {"name": name, "password": kept, "databases": {"*": [group]}}


def _group(access: list[str], records: list[str]) -> Mapping[str, object]:
    types = {"*": {"access": records}}
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": types}


def close(server: "subprocess.Popen[bytes]", seconds: float = 30.0) -> None:
    """End a server of one's own, gracefully if it can be had."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(timeout=seconds)
        return
    server.kill()
    server.wait()


def end(folder: Folder, seconds: float = 30.0) -> None:
    """End the server that lost its keeper, gracefully if it can be had; return when it has ended."""
    for number, wait in ((signal.SIGTERM, seconds), (signal.SIGKILL, 10.0)):
        if not locks.held(folder.jvm):
            return
        _signal(_pid(folder), number)
        if locks.freed(folder.jvm, wait):
            return
    raise EngineError(f"the server in {str(folder.path)!r} does not end; end the process that holds {folder.jvm.name}")


def _pid(folder: Folder) -> int | None:
    until = time.monotonic() + 2.0
    while time.monotonic() < until:
        with suppress(OSError, ValueError):
            return int(folder.pid.read_text(encoding="ascii"))
        time.sleep(0.02)
    return None


def _signal(pid: int | None, number: signal.Signals) -> None:
    if pid is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def shorten(log: Path, limit: int = 4_000_000) -> None:
    """Keep the log from growing without end: its last part stays, beside the one that is written now."""
    if not log.exists() or log.stat().st_size <= limit:
        return
    with log.open("rb") as file:
        file.seek(-limit // 4, os.SEEK_END)
        log.with_suffix(".old.log").write_bytes(file.read())
    os.truncate(log, 0)
