"""Where a claim stands, as rows: its state on the node, its ledger, its edges of accusation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import ids, times
from graph.evidence import Bundle
from graph.holding import in_order
from graph.model import ACCUSING
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Change, Evidence, Ruling, Standing
from graph.status import derive, history
from graph.withdrawn import withdrawn


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of one claim's standing; the ledger replaces the one before."""

    claim: Node
    ledger: tuple[Node, ...]
    lines: tuple[Edge, ...]
    accused: tuple[Edge, ...]


def settle(bundle: Bundle, rulings: Sequence[Ruling]) -> Settled:
    """Derive where a claim stands, and how it came to."""
    standing = derive(bundle.evidence, rulings)
    changes = history(bundle.evidence, rulings)
    nodes = tuple(_line(bundle.claim, number, change) for number, change in enumerate(changes))
    of = (NodeLabel.CHANGE, NodeLabel.CLAIM)
    lines = tuple(Edge(EdgeType.OF, of, ids.edge("line", n.id), n.id, bundle.claim, {}) for n in nodes)
    return Settled(_claim(bundle, standing, changes), nodes, lines, tuple(_accused(bundle, standing)))


def _claim(bundle: Bundle, standing: Standing, changes: Sequence[Change]) -> Node:
    counts = standing.counts
    recorded = [e.recorded for e in bundle.evidence]
    props: dict[str, Value] = {
        "status": standing.status.value,
        "rule": standing.rule,
        "flags": sorted({f.flag.value for f in standing.flags}),
        "reports": counts.reports,
        "outlets": counts.outlets,
        "accusers": counts.accusers,
        "deniers": counts.deniers,
        "origins": counts.origins,
        "contrary_origins": counts.contrary_origins,
        "recorded": times.text(min(recorded)),
        "changed": times.text(max([*(c.recorded for c in changes), min(recorded)])),
    }
    return Node(NodeLabel.CLAIM, bundle.claim, props)


def _line(claim: str, number: int, change: Change) -> Node:
    identity = ids.edge("change", claim, change.axis.value, change.subject, change.evidence, change.new, number)
    props: dict[str, Value] = {
        "claim": claim,
        "number": number,
        "axis": change.axis.value,
        "subject": change.subject,
        "old": change.old,
        "new": change.new,
        "valid": times.text(change.valid),
        "recorded": times.text(change.recorded),
        "rule": change.rule,
        "evidence": change.evidence,
    }
    return Node(NodeLabel.CHANGE, identity, props)


def accusing(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield what draws an edge of accusation: a statement of the body that nobody has rejected or taken back."""
    gone = withdrawn(in_order(evidence))
    for e in evidence:
        if (
            e.bearing is Bearing.STATES
            and e.act in ACCUSING
            and not e.headline
            and e.rejected is None
            and e.id not in gone
        ):
            yield e


def _accused(bundle: Bundle, standing: Standing) -> Iterator[Edge]:
    between: dict[tuple[str, str], list[Evidence]] = {}
    for e in accusing(bundle.evidence):
        for accuser in e.parties:
            for target in e.targets:
                between.setdefault((accuser, target), []).append(e)
    ends = (NodeLabel.ENTITY, NodeLabel.ENTITY)
    for (accuser, target), found in sorted(between.items()):
        props: dict[str, Value] = {
            "claim": bundle.claim,
            "status": standing.status.value,
            "origins": standing.counts.origins,
            "first": times.text(min(e.valid for e in found)),
            "last": times.text(max(e.valid for e in found)),
            "recorded": times.text(min(e.recorded for e in found)),
        }
        identity = ids.edge("accused", bundle.claim, accuser, target)
        yield Edge(EdgeType.ACCUSED, ends, identity, accuser, target, props)
