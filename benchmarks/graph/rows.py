"""The rows that filing writes, and the same rows written by the bare driver."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from benchmarks.graph.filing import BATCH
from benchmarks.graph.made import Archive
from graph import writing
from graph.bolt import Runner
from graph.store import Store

ARTICLES = 1_000
# rows of one transaction of the bare driver, and of one UNWIND
_TRANSACTION, _BATCH = 5_000, 500


@dataclass(slots=True)
class Written:
    """Rows by their statement, in order, and the seconds that the store spent on writing them."""

    rows: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for rows in self.rows.values())


@dataclass(frozen=True, slots=True)
class Compared:
    """Seconds for the same rows: written by the store as it files, and by the bare driver."""

    rows: int
    store: float
    bare: float


def compare(store: Store, archive: Archive) -> Compared:
    """File articles twice, so that the server is warm; the second time against the bare driver."""
    submissions = list(islice(archive.submissions(), ARTICLES))
    written = Written()
    for again in (False, True):
        with tapped(written if again else Written()):
            for start in range(0, len(submissions), BATCH):
                batch = submissions[start : start + BATCH]
                store.file(batch, upto=batch[-1].snapshot.position)
        store.empty()
        store.rebuilt()
    return Compared(written.count, written.seconds, bare(store, written))


@contextmanager
def tapped(written: Written) -> Iterator[None]:
    """Take down what is written meanwhile."""
    write = writing._write

    def noted(tx: Runner, grouped: Mapping[Any, writing.Rows], usual: Any) -> None:
        began = time.perf_counter()
        write(tx, grouped, usual)
        written.seconds += time.perf_counter() - began
        for kind, rows in grouped.items():
            written.rows.setdefault(kind.merged("$rows"), []).extend(rows)

    writing._write = noted
    try:
        yield
    finally:
        writing._write = write


def bare(store: Store, written: Written) -> float:
    """Write the rows in batches by the bare driver into an empty database, nodes first, and return the seconds."""
    began = time.perf_counter()
    with store.bolt._driver.session(database=store.bolt.database) as session:
        for statement in sorted(written.rows, key=lambda statement: "MATCH (a" in statement):
            rows = written.rows[statement]
            for start in range(0, len(rows), _TRANSACTION):
                session.execute_write(_write, statement, rows[start : start + _TRANSACTION])
    return time.perf_counter() - began


def _write(tx: Any, statement: str, rows: list[Mapping[str, object]]) -> None:
    for start in range(0, len(rows), _BATCH):
        tx.run(statement, {"rows": rows[start : start + _BATCH]}).consume()
