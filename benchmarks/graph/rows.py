"""The rows that filing writes, taken as they are written, and the same rows written by the bare driver."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from graph import writing
from graph.bolt import Runner
from graph.store import Store

# rows of one transaction of the bare driver, and of one UNWIND
_TRANSACTION, _BATCH = 5_000, 500


@dataclass(slots=True)
class Written:
    """Statements with their rows, in order, and the seconds that the store spent on writing them."""

    statements: list[tuple[str, Sequence[Mapping[str, object]]]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for _, rows in self.statements)


@contextmanager
def tapped(written: Written) -> Iterator[None]:
    """Take down what is written meanwhile."""
    run = writing._run

    def noted(tx: Runner, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
        began = time.perf_counter()
        run(tx, statement, rows)
        written.seconds += time.perf_counter() - began
        written.statements.append((statement, rows))

    writing._run = noted
    try:
        yield
    finally:
        writing._run = run


def bare(store: Store, written: Written) -> float:
    """Write the rows in batches by the bare driver into an empty database, and return the seconds.

    It is done twice, so that the server is as warm as it was for the store; the second time counts.
    """
    _bare(store, written)
    store.empty()
    store.rebuilt()
    return _bare(store, written)


def _bare(store: Store, written: Written) -> float:
    grouped: dict[str, list[Mapping[str, object]]] = {}
    for statement, rows in written.statements:
        grouped.setdefault(statement, []).extend(rows)
    order = sorted(grouped, key=lambda statement: "MATCH (a" in statement)
    began = time.perf_counter()
    with store.bolt._driver.session(database=store.bolt.database) as session:
        for statement in order:
            rows = grouped[statement]
            for start in range(0, len(rows), _TRANSACTION):
                session.execute_write(_write, statement, rows[start : start + _TRANSACTION])
    return time.perf_counter() - began


def _write(tx: Any, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
    for start in range(0, len(rows), _BATCH):
        tx.run(statement, {"rows": list(rows[start : start + _BATCH])}).consume()
