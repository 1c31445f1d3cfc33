"""A hash of all that the graph holds, independent of the order in which an engine returns it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.bolt import Bolt
from graph.rows import EdgeType, NodeLabel

# what differs between two runs over the same texts at different times; --exact includes it
_RECORDED = frozenset({"recorded", "from", "to", "changed", "accepted", "rejected", "undone", "superseded"})
_MODULUS = 1 << 256


def digest(bolt: Bolt, *, exact: bool) -> str:
    """Return the sum, modulo 2^256, of the SHA-256 of every node and edge; `exact` includes snapshots and times."""
    total = 0
    for row in _rows(bolt, exact=exact):
        text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        total += int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")
    return f"{total % _MODULUS:064x}"


def _rows(bolt: Bolt, *, exact: bool) -> Iterator[list[Any]]:
    labels = [label.value for label in NodeLabel if exact or label is not NodeLabel.SNAPSHOT]
    for label in labels:
        for row in bolt.stream(f"MATCH (n:{label}) RETURN properties(n) AS props"):
            yield ["node", label, _kept(row["props"], exact=exact)]
    for kind in (kind.value for kind in EdgeType):
        statement = f"MATCH (a)-[r:{kind}]->(b) RETURN labels(a) AS label, a.id AS a, b.id AS b, properties(r) AS props"
        for row in bolt.stream(statement):
            if exact or NodeLabel.SNAPSHOT.value not in row["label"]:
                yield ["edge", kind, row["a"], row["b"], _kept(row["props"], exact=exact)]


def _kept(props: Mapping[str, Any], *, exact: bool) -> dict[str, Any]:
    """Drop times of recording, and a valid time that is only known from one."""
    if exact:
        return {k: v for k, v in props.items() if v is not None}
    undated = {name for name in ("valid", "first", "last") if props.get("recorded") == props.get(name)}
    if props.get("dated") is False:
        undated |= {"valid", "first", "last"}
    return {k: v for k, v in props.items() if v is not None and k not in _RECORDED | undated}
