"""Relations between claims that people enter or take away."""

from graph import ids, times, writing
from graph.bolt import Row, Runner, query, rows
from graph.deciding.admission import NO_RELATION
from graph.decisions import Decision
from graph.rows import Edge, EdgeType, NodeLabel, Value

_ENDS = (NodeLabel.CLAIM, NodeLabel.CLAIM)


def relate(tx: Runner, decision: Decision, one: str, other: str) -> set[str]:
    """Enter a relation, or take all between two claims away; return the claims, whose parts are settled with them."""
    if decision.value == NO_RELATION:
        _take_away(tx, one, other, rows(tx, "relations_between", one=one, other=other), decision)
    else:
        props: dict[str, Value] = {
            "relation": decision.value,
            "reason": f"decision {decision.number} by {decision.by}: {decision.reason}",
            "from": times.text(decision.recorded),
            "decision": decision.number,
        }
        writing.edges(tx, [Edge(EdgeType.RELATES, _ENDS, _edge(decision), one, other, props)])
    return {one, other}


def unrelate(tx: Runner, undone: Decision, one: str, other: str, at: str) -> set[str]:
    """Undo a relation: it held until now; or bring back those that the decision took away."""
    if undone.value == NO_RELATION:
        _bring_back(tx, one, other, undone.number)
    else:
        found = [r for r in rows(tx, "relations_between", one=one, other=other) if r["props"]["id"] == _edge(undone)]
        _close(tx, one, other, found, at, gone_by=0)
    return {one, other}


def _edge(decision: Decision) -> str:
    return ids.edge("relates", "decision", decision.number)


def _take_away(tx: Runner, one: str, other: str, found: list[Row], decision: Decision) -> None:
    _close(tx, one, other, found, times.text(decision.recorded), gone_by=decision.number)


def _close(tx: Runner, one: str, other: str, found: list[Row], at: str, *, gone_by: int) -> None:
    if not found:
        return
    gone = [
        Edge(
            EdgeType.RELATED,
            _ENDS,
            ids.edge("related", r["props"]["id"], at),
            r["one"],
            r["other"],
            {**r["props"], "id": ids.edge("related", r["props"]["id"], at), "was": r["props"]["id"], "to": at}
            | {"gone_by": gone_by},
        )
        for r in found
    ]
    edges = [r["props"]["id"] for r in found]
    tx.run(query("forget_relations"), {"one": one, "other": other, "edges": edges}).consume()
    writing.edges(tx, gone)


def _bring_back(tx: Runner, one: str, other: str, number: int) -> None:
    found = rows(tx, "relations_taken_away", claims=[one, other], decision=number)
    again = [
        Edge(
            EdgeType.RELATES,
            _ENDS,
            r["props"]["was"],
            r["one"],
            r["other"],
            {k: v for k, v in r["props"].items() if k not in ("id", "was", "to", "gone_by")},
        )
        for r in found
    ]
    writing.edges(tx, again)
