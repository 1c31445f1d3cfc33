"""Statements that write rows: one per label and edge type, in batches, sorted by id; few rows all in one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

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
_LOOKED_UP = (("Change", "new"), ("Claim", "recorded"), ("Claim", "changed"), ("Claim", "touched"))


def schema() -> tuple[str, ...]:
    """Return the statements that make every id unique and the indexes, the same on both engines."""
    labels = [*(label.value for label in NodeLabel), "Ledger"]
    unique = [f"CREATE CONSTRAINT {x.lower()}_id IF NOT EXISTS FOR (n:{x}) REQUIRE n.id IS UNIQUE" for x in labels]
    indexes = [f"CREATE INDEX {x.lower()}_{y} IF NOT EXISTS FOR (n:{x}) ON (n.{y})" for x, y in _LOOKED_UP]
    return (*unique, *indexes)


@dataclass(frozen=True, slots=True, order=True)
class _Kind:
    """A label of nodes, or a type of edges with the labels of their ends."""

    of: str
    ends: tuple[str, ...] = ()

    def merged(self, rows: str) -> str:
        """Return what lets rows of this kind be there, from a list of them."""
        if not self.ends:
            return f"UNWIND {rows} AS row MERGE (n:{self.of} {{id: row.id}}) SET n += row.props"
        start, end = self.ends
        return (
            f"UNWIND {rows} AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{self.of} {{id: row.id}}]->(b) {_LASTING if self.of in LASTING else 'SET r += row.props'}"
        )


# what an article adds, and what settling a claim does: few rows are written by one statement, which is always the same
_OF_ARTICLES = (
    *(_Kind(label) for label in ("Article", "Claim", "Entity", "Name", "Outlet", "Snapshot", "Utterance", "Version")),
    _Kind("ABOUT", ("Utterance", "Claim")),
    _Kind("BY", ("Article", "Outlet")),
    _Kind("CONCERNS", ("Claim", "Entity")),
    _Kind("HELD_BY", ("Utterance", "Entity")),
    _Kind("MENTIONS", ("Version", "Entity")),
    _Kind("NAMES", ("Name", "Entity")),
    _Kind("OF", ("Snapshot", "Version")),
    _Kind("OF", ("Version", "Article")),
    _Kind("RELATES", ("Claim", "Claim")),
    _Kind("SAID_IN", ("Utterance", "Version")),
    _Kind("TARGETS", ("Utterance", "Entity")),
)
_OF_CLAIMS = (
    _Kind("Change"),
    _Kind("Claim"),
    _Kind("ACCUSED", ("Entity", "Entity")),
    _Kind("OF", ("Change", "Claim")),
)


def articles(tx: Runner, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    """Let what articles add be there."""
    _write(tx, _grouped(nodes, edges), _OF_ARTICLES)


def claims(tx: Runner, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    """Let the standing of claims and its ledger be there."""
    _write(tx, _grouped(nodes, edges), _OF_CLAIMS)


def nodes(tx: Runner, wanted: Iterable[Node]) -> None:
    """Let these nodes be there, with these properties."""
    _write(tx, _grouped(wanted, ()), ())


def edges(tx: Runner, wanted: Iterable[Edge]) -> None:
    """Let these edges be there, with these properties; both ends must be."""
    _write(tx, _grouped((), wanted), ())


Rows = Sequence[Mapping[str, object]]


def _grouped(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[_Kind, Rows]:
    """Return rows by kind, nodes first, sorted by id, so that two filers meet in one order."""
    found: dict[_Kind, list[Mapping[str, object]]] = {}
    for n in sorted(nodes, key=lambda n: (n.label, n.id)):
        found.setdefault(_Kind(n.label), []).append({"id": n.id, "props": _plain(n.props)})
    for e in sorted(edges, key=lambda e: (e.type, e.ends, e.id)):
        row = {"id": e.id, "start": e.start, "end": e.end, "props": _plain(e.props)}
        found.setdefault(_Kind(e.type, e.ends), []).append(row)
    return dict(found)


def _write(tx: Runner, grouped: Mapping[_Kind, Rows], usual: tuple[_Kind, ...]) -> None:
    if usual and sum(len(rows) for rows in grouped.values()) <= _BATCH:
        few = {f"rows{n}": grouped.get(kind, ()) for n, kind in enumerate(usual)}
        # in one map: Neo4j plans a statement anew for other lengths of the lists that are its parameters
        _run(tx, _together(usual), {"all": few})
        grouped = {kind: rows for kind, rows in grouped.items() if kind not in usual}
    for kind, rows in grouped.items():
        for start in range(0, len(rows), _BATCH):
            _run(tx, kind.merged("$rows"), {"rows": rows[start : start + _BATCH]})


@cache
def _together(kinds: tuple[_Kind, ...]) -> str:
    # an aggregate gives one row, also after a list without any, so that the next list is reached
    parts = [f"{kind.merged(f'$all.rows{n}')} WITH count(*) AS done{n}" for n, kind in enumerate(kinds)]
    return "\n".join([*parts, f"RETURN done{len(kinds) - 1}"])


def superseded(tx: Runner, dropped: Mapping[str, Sequence[datetime]]) -> None:
    """Say when articles dropped the words of utterances, took them back and so on."""
    rows = [_superseded(u, [times.text(at) for at in when]) for u, when in sorted(dropped.items())]
    for start in range(0, len(rows), _BATCH):
        _run(tx, query("supersede"), {"rows": rows[start : start + _BATCH]})


def _superseded(utterance: str, dropped: Sequence[str]) -> dict[str, object]:
    # one time says it all
    gone = dropped[-1] if len(dropped) % 2 else None
    return {"id": utterance, "at": gone, "dropped": list(dropped) if len(dropped) > 1 else None}


def _run(tx: Runner, statement: str, rows: Mapping[str, object]) -> None:
    tx.run(statement, dict(rows)).consume()


def _plain(props: Mapping[str, Value]) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in props.items()}
