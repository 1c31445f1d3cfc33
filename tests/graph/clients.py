"""Processes of their own that use the embedded engine, and what can be seen of its processes from outside."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase

from graph.embedded import Address

_CHECKOUT = Path(__file__).parent.parent.parent
# uses the engine until its standard input ends
_CLIENT = """
import sys
from pathlib import Path
from graph.embedded import Embedded
with Embedded(Path(sys.argv[1]), idle=float(sys.argv[2])) as address:
    print(address.uri, flush=True)
    sys.stdin.read()
"""


@contextmanager
def client(folder: Path, *, idle: float) -> "Iterator[subprocess.Popen[str]]":
    """Start a process that uses the engine of a folder; its first line of output is the address."""
    command = [sys.executable, "-c", _CLIENT, str(folder), str(idle)]
    with subprocess.Popen(
        command, cwd=_CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: "subprocess.Popen[str]") -> str:
    """Return the address that a client prints once it has it."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def processes(folder: Path) -> dict[int, str]:
    """Return the server and the keeper of a folder by process id, with their command lines."""
    found = {}
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().split(b"\0")
        except OSError:
            continue
        command = b" ".join(words).decode(errors="replace")
        if str(folder) in command and ("graph.engines.keeper" in command or "ArcadeDBServer" in command):
            found[int(line.parent.name)] = command
    return found


def servers(folder: Path) -> set[int]:
    """Return the process ids of the Java servers of a folder."""
    return {pid for pid, command in processes(folder).items() if "ArcadeDBServer" in command}


def keepers(folder: Path) -> set[int]:
    """Return the process ids of the keepers of a folder."""
    return set(processes(folder)) - servers(folder)


def comes(true: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until something is so, and tell whether it came about."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def run(address: Address, statement: str, **parameters: object) -> list[dict[str, object]]:
    """Run one statement as the user who may write."""
    return _run(address, (address.user, address.password), statement, parameters)


def read(address: Address, statement: str, **parameters: object) -> list[dict[str, object]]:
    """Run one statement as the user who may only read."""
    assert address.reader is not None
    return _run(address, address.reader, statement, parameters)


def _run(
    address: Address, user: tuple[str, str], statement: str, parameters: dict[str, object]
) -> list[dict[str, object]]:
    with (
        GraphDatabase.driver(address.uri, auth=user, notifications_min_severity="OFF") as driver,
        driver.session(database=address.database) as session,
    ):
        return [record.data() for record in session.run(statement, parameters)]
