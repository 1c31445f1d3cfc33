"""Relations between two claims over time: what was found, what people entered, and what people took away.

All that ever related two claims is laid anew from what the decisions about them say, whatever their order: what holds
in `RELATES`, what held for a time in `RELATED`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph import ids, writing
from graph.bolt import Row, Runner, query, rows
from graph.deciding.admission import NO_RELATION
from graph.rows import Edge, EdgeType, NodeLabel, Value
from graph.standing import Relation

_ENDS = (NodeLabel.CLAIM, NodeLabel.CLAIM)
# decisions while which no relation between the two stands: they are not related, or they are one
_PARTING = frozenset({NO_RELATION, Relation.SAME_AS.value})
_KEPT = ("relation", "reason", "decision")


@dataclass(frozen=True, slots=True)
class _Relation:
    """One relation: between which claims, its properties, since when, until when its decision was undone."""

    id: str
    one: str
    other: str
    props: dict[str, Value]
    begins: str
    ends: str | None = None
    number: int = 0


def relate(tx: Runner, one: str, other: str) -> set[str]:
    """Let two claims be related as the decisions about both say; return them, whose parts are settled with them."""
    decided = rows(tx, "relating", one=one, other=other)
    parting = [r["decision"] for r in decided if r["decision"]["value"] in _PARTING]
    found = rows(tx, "relations_between", one=one, other=other)
    wanted = [*_read(found), *_entered(decided)]
    edges = [r["props"]["id"] for r in found]
    tx.run(query("forget_relations"), {"one": one, "other": other, "edges": edges}).consume()
    writing.edges(tx, [edge for relation in wanted for edge in _edges(relation, parting)])
    return {one, other}


def again(tx: Runner, claims: Sequence[str]) -> None:
    """Let claims be related to all others as the decisions about them say, after more was found."""
    for r in rows(tx, "related_by_people", claims=list(claims)) if claims else ():
        relate(tx, r["one"], r["other"])


def _read(found: Sequence[Row]) -> Iterator[_Relation]:
    """Yield what the machine found, each since it was found first."""
    first: dict[str, Row] = {}
    for r in (r for r in found if r["props"].get("decision") is None):
        identity = r["props"].get("was") or r["props"]["id"]
        held = first.setdefault(identity, r)
        if r["props"]["from"] < held["props"]["from"]:
            first[identity] = r
    for identity, r in sorted(first.items()):
        yield _Relation(identity, r["one"], r["other"], _kept(r["props"]), r["props"]["from"])


def _entered(decided: Sequence[Row]) -> Iterator[_Relation]:
    for d in (r["decision"] for r in decided):
        if d["value"] not in _PARTING:
            props: dict[str, Value] = {
                "relation": d["value"],
                "reason": f"decision {d['number']} by {d['by']}: {d['reason']}",
                "decision": d["number"],
            }
            edge = ids.edge("relates", "decision", d["number"])
            yield _Relation(edge, d["placed"], d["other"], props, d["recorded"], d.get("undone"), d["number"])


def _kept(props: dict[str, Any]) -> dict[str, Value]:
    return {name: props[name] for name in _KEPT if props.get(name) is not None}


def _edges(relation: _Relation, parting: Sequence[dict[str, Any]]) -> Iterator[Edge]:
    """Yield the times at which a relation stands: those of its own in which no later decision parts the two."""
    later = [d for d in parting if d["number"] > relation.number]
    bounds = {relation.begins, *(t for d in later for t in (d["recorded"], d.get("undone")) if t)}
    if relation.ends:
        bounds.add(relation.ends)
    since: str | None = None
    for at in sorted(t for t in bounds if t >= relation.begins):
        gone = relation.ends is not None and at >= relation.ends
        parted = any(d["recorded"] <= at and not (d.get("undone") and d["undone"] <= at) for d in later)
        stands = not (gone or parted)
        if stands and since is None:
            since = at
        elif not stands and since is not None:
            identity = ids.edge("related", relation.id, since)
            props = {**relation.props, "was": relation.id, "from": since, "to": at}
            yield Edge(EdgeType.RELATED, _ENDS, identity, relation.one, relation.other, props)
            since = None
    if since is not None:
        props = {**relation.props, "from": since}
        yield Edge(EdgeType.RELATES, _ENDS, relation.id, relation.one, relation.other, props)
