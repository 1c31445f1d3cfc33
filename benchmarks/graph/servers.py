"""A server of each engine, with the memory that a newsroom's archive needs, and how much memory it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from graph.bolt import Bolt, Login
from graph.embedded import Embedded, stop
from graph.engines.administration import administer
from graph.engines.engine import Address
from graph.store import Store
from tests.engines import neo4j

ENGINES = ("embedded", "neo4j")
# from 20,000 articles on the settings ask for this much (docs/engines.md)
HEAP = "1g"


@contextmanager
def started(engine: str, folder: Path) -> Iterator[Address]:
    """Run a server of an engine on a new folder."""
    if engine == "neo4j":
        with neo4j(folder, heap=HEAP) as address:
            yield address
        return
    try:
        with Embedded(folder, heap=HEAP, idle=10.0) as address:
            yield address
    finally:
        stop(folder, force=True)


@contextmanager
def opened(engine: str, address: Address) -> Iterator[Store]:
    """Open the store of a server, prepared."""
    login = Login(address.uri, address.user, address.password)
    with Bolt(login, database=address.database) as bolt:
        store = Store(bolt, data_version="benchmark")
        sql = partial(administer, address, database=address.database) if engine == "embedded" else None
        store.prepare(sql=sql)
        yield store


def peak(folder: Path) -> float:
    """Return the peak of memory in MB of the server's process that works in a folder."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_text()
            if str(folder) in command and "java" in command.split("\0")[0]:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                return float(fields["VmHWM"].split()[0]) / 1e3
        except OSError:
            continue
    return float("nan")
