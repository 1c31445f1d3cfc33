"""Statements that write rows: one per label and edge type, in batches, sorted by id."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from graph import times
from graph.bolt import Runner, query
from graph.rows import LASTING, Edge, Node, NodeLabel, Value

# rows of one UNWIND: larger ones gain nothing on either engine and hold more memory
_BATCH = 500

_LASTING = (
    "WITH r, row, r.from AS since SET r += row.props "
    "SET r.from = CASE WHEN since < row.props.from THEN since ELSE row.props.from END"
)


# by what questions look for candidates among everything: (label, property)
_LOOKED_UP = (("Change", "new"), ("Claim", "recorded"), ("Claim", "touched"))


def schema() -> tuple[str, ...]:
    """Return the statements that make every id unique and the indexes, the same on both engines."""
    labels = [*(label.value for label in NodeLabel), "Ledger"]
    unique = [f"CREATE CONSTRAINT {x.lower()}_id IF NOT EXISTS FOR (n:{x}) REQUIRE n.id IS UNIQUE" for x in labels]
    indexes = [f"CREATE INDEX {x.lower()}_{y} IF NOT EXISTS FOR (n:{x}) ON (n.{y})" for x, y in _LOOKED_UP]
    return (*unique, *indexes)


def nodes(tx: Runner, wanted: Iterable[Node]) -> None:
    """Let these nodes be there, with these properties; sorted by id, so that two filers meet in one order."""
    for label, group in groupby(sorted(wanted, key=lambda n: (n.label, n.id)), key=lambda n: n.label):
        statement = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.props"
        _run(tx, statement, [{"id": n.id, "props": _plain(n.props)} for n in group])


def edges(tx: Runner, wanted: Iterable[Edge]) -> None:
    """Let these edges be there, with these properties; both ends must be."""
    kinds = groupby(sorted(wanted, key=lambda e: (e.type, e.ends, e.id)), key=lambda e: (e.type, e.ends))
    for (kind, (start, end)), group in kinds:
        statement = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) {_LASTING if kind in LASTING else 'SET r += row.props'}"
        )
        rows = [{"id": e.id, "start": e.start, "end": e.end, "props": _plain(e.props)} for e in group]
        _run(tx, statement, rows)


def superseded(tx: Runner, at: Mapping[str, datetime | None]) -> None:
    """Say when a later version dropped the words of utterances."""
    rows = [{"id": u, "at": times.text(when) if when else None} for u, when in sorted(at.items())]
    _run(tx, query("supersede"), rows)


def _run(tx: Runner, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
    for start in range(0, len(rows), _BATCH):
        tx.run(statement, {"rows": list(rows[start : start + _BATCH])}).consume()


def _plain(props: Mapping[str, Value]) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in props.items()}
