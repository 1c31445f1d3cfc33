"""Where a claim stands, as rows: its state on the node, its ledger, its edges of accusation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import ids, times
from graph.claims import blames
from graph.deriving.holding import at, in_order
from graph.deriving.withdrawn import withdrawn
from graph.evidence import Bundle
from graph.model import ACCUSING
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Change, Evidence, Ruling, Standing
from graph.status import derive, history


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
    return Settled(_claim(bundle, rulings, standing, changes), nodes, lines, tuple(_accused(bundle, standing)))


def _claim(bundle: Bundle, rulings: Sequence[Ruling], standing: Standing, changes: Sequence[Change]) -> Node:
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
        "carried": len({e.outlet for e in bundle.evidence if e.bearing is Bearing.STATES}),
        "touched": times.text(max(_touches(bundle, rulings))),
        # what a person is asked to decide
        "proposed": sorted(standing.proposed),
    }
    return Node(NodeLabel.CLAIM, bundle.claim, props)


def _touches(bundle: Bundle, rulings: Sequence[Ruling]) -> Iterator[datetime]:
    """Yield when anything that bears on the claim came, changed or went."""
    for e in bundle.evidence:
        yield from (at for at in (e.recorded, e.begins, e.superseded, e.rejected, e.accepted) if at)
    for ruling in rulings:
        yield from (at for at in (ruling.recorded, ruling.undone) if at)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a claim concerns that decisions have changed; it is empty where nothing bears on it any more."""

    claim: Node
    edges: tuple[Edge, ...]
    empty: bool


def concerns(bundle: Bundle) -> Concerned:
    """Return whom a claim concerns by what bears on it now, and whether it blames."""
    live = at(in_order(bundle.evidence), ()).evidence
    stating = [e for e in live if e.bearing in _STATING]
    first: dict[tuple[str, str], datetime] = {}
    for e in stating:
        for role, party in (*(("target", t) for t in e.targets), *(("holder", p) for p in e.parties)):
            first[role, party] = min(e.recorded, first.get((role, party), e.recorded))
    ends = (NodeLabel.CLAIM, NodeLabel.ENTITY)
    edges = tuple(
        Edge(
            EdgeType.CONCERNS,
            ends,
            ids.edge("concerns", bundle.claim, role, party),
            bundle.claim,
            party,
            {"role": role, "from": times.text(recorded)},
        )
        for (role, party), recorded in sorted(first.items())
    )
    props: dict[str, Value] = {
        "blames": any(blames(e.act) for e in stating if e.bearing is Bearing.STATES),
        "empty": None if live else True,
    }
    return Concerned(Node(NodeLabel.CLAIM, bundle.claim, props), edges, not live)


_STATING = frozenset({Bearing.STATES, Bearing.ASKS, Bearing.EVIDENCE})


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


def accusing(evidence: Sequence[Evidence], *, as_of: datetime | None = None) -> Iterator[Evidence]:
    """Yield what draws an edge of accusation: a statement of the body that nobody has rejected or taken back."""
    held = at(in_order(evidence), (), as_of=as_of).evidence
    gone = withdrawn(held)
    for e in held:
        if e.bearing is Bearing.STATES and e.act in ACCUSING and not e.headline and e.id not in gone:
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
