"""Where a claim stands, as rows: its state on the node, its ledger, its edges of accusation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import ids, times
from graph.claims import MOST_WORDINGS, blames
from graph.deriving.holding import at, in_order
from graph.deriving.ledger import last_event, log_until
from graph.deriving.roles import accuses, undone
from graph.deriving.withdrawn import withdrawn
from graph.evidence import Bundle
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Change, Evidence, Ruling, Standing
from graph.status import followed


@dataclass(frozen=True, slots=True)
class Before:
    """How a claim was settled last: the time of its last event, the number of lines of its ledger, who accused whom.

    `log` is a hash of the events until then; `accused` holds "accuser|target" of every edge of accusation.
    """

    settled: datetime | None = None
    log: str = ""
    lines: int = 0
    accused: frozenset[str] = frozenset()

    def pairs(self, drawn: frozenset[str]) -> tuple[tuple[str, str], ...]:
        """Return (accuser, target) of every edge that is not among these."""
        return tuple((a, b) for a, b in (pair.split("|") for pair in sorted(self.accused - drawn)))


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of one claim's standing; with `replaces` the ledger replaces the one before, else it goes on from it.

    `gone` are (accuser, target) whose edge of accusation no longer holds.
    """

    claim: Node
    ledger: tuple[Node, ...]
    lines: tuple[Edge, ...]
    accused: tuple[Edge, ...]
    replaces: bool
    gone: tuple[tuple[str, str], ...]


def settle(bundle: Bundle, rulings: Sequence[Ruling], before: Before | None = None) -> Settled:
    """Derive where a claim stands, and how it came to.

    Where nothing changed of what was settled before, the ledger goes on from there.
    """
    known = before or Before()
    same = known.settled is not None and known.log == log_until(bundle.evidence, rulings, known.settled)
    after = known.settled if same else None
    last = last_event(bundle.evidence, rulings)
    standing, changes = followed(bundle.evidence, rulings, after=after)
    first = known.lines if after else 0
    nodes = tuple(_line(bundle.claim, number, change) for number, change in enumerate(changes, start=first))
    of = (NodeLabel.CHANGE, NodeLabel.CLAIM)
    lines = tuple(Edge(EdgeType.OF, of, ids.edge("line", n.id), n.id, bundle.claim, {}) for n in nodes)
    accused = tuple(_accused(bundle, standing))
    drawn = frozenset(f"{edge.start}|{edge.end}" for edge in accused)
    kept: dict[str, Value] = {
        "lines": first + len(nodes),
        "settled": times.text(last),
        "log": log_until(bundle.evidence, rulings, last),
        "accused": sorted(drawn),
    }
    if changes or not after:
        earliest = min(e.begins or e.recorded for e in bundle.evidence)
        kept["changed"] = times.text(max([*(c.recorded for c in changes), earliest]))
    claim = _claim(bundle, rulings, standing, kept)
    replaces = after is None and known.settled is not None
    return Settled(claim, nodes, lines, accused, replaces, known.pairs(drawn))


def _claim(bundle: Bundle, rulings: Sequence[Ruling], standing: Standing, kept: Mapping[str, Value]) -> Node:
    counts = standing.counts
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
        # an older answer to the whole reaches the claim from when it was a part on
        "recorded": times.text(min(e.begins or e.recorded for e in bundle.evidence)),
        "carried": len({e.outlet for e in bundle.evidence if e.bearing is Bearing.STATES}),
        "touched": times.text(max(_touches(bundle, rulings))),
        # what a person is asked to decide
        "proposed": sorted(standing.proposed),
        **kept,
    }
    return Node(NodeLabel.CLAIM, bundle.claim, props)


def _touches(bundle: Bundle, rulings: Sequence[Ruling]) -> Iterator[datetime]:
    """Yield when anything that bears on the claim came, changed or went."""
    for e in bundle.evidence:
        yield from (at for at in (e.recorded, e.begins, *e.dropped, e.superseded, e.rejected, e.accepted) if at)
    for ruling in rulings:
        yield from (at for at in (ruling.recorded, ruling.undone) if at)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a claim concerns that decisions have changed; it is empty where nothing bears on it any more."""

    claim: Node
    edges: tuple[Edge, ...]
    empty: bool


def concerns(bundle: Bundle) -> Concerned:
    """Return whom a claim concerns and, by the forms that decisions changed, concerned; and whether it blames."""
    live = at(in_order(bundle.evidence), ()).evidence
    ever = [e for e in bundle.evidence if e.bearing in _STATING]
    blaming = [e for e in ever if e.bearing is Bearing.STATES and blames(e.act) and not undone(e)]
    spans: dict[tuple[str, str], list[Evidence]] = {}
    for e in ever:
        for role, party in (*(("target", t) for t in e.targets), *(("holder", p) for p in e.parties)):
            spans.setdefault((role, party), []).append(e)
    edges = tuple(_concern(bundle.claim, role, party, spans[role, party]) for role, party in sorted(spans))
    props: dict[str, Value] = {
        "blames": any(e.rejected is None for e in blaming),
        "blamed": bool(blaming),
        "empty": None if live else True,
        **_worded(bundle.claim, [e for e in live if e.bearing in _STATING]),
    }
    return Concerned(Node(NodeLabel.CLAIM, bundle.claim, props), edges, not live)


def _worded(claim: str, said: Sequence[Evidence]) -> dict[str, Value]:
    """Return the words by which others are compared with a claim: those of its opening, else of its earliest."""
    ordered = sorted(said, key=lambda e: (ids.claim(e.id) != claim, e.recorded, e.id))
    if not ordered:
        return {}
    ways = list(dict.fromkeys(e.words for e in ordered))
    return {
        "words": ways[0].split(),
        "wordings": ways[1 : 1 + MOST_WORDINGS],
        "units": sorted({unit for unit, *_ in ordered[0].numbers}),
    }


def _concern(claim: str, role: str, party: str, said: Sequence[Evidence]) -> Edge:
    """Return the edge to a party that is concerned while one of these says so."""
    ends = (NodeLabel.CLAIM, NodeLabel.ENTITY)
    gone = [e.rejected for e in said if e.rejected]
    props: dict[str, Value] = {"role": role, "from": times.text(min(e.begins or e.recorded for e in said))}
    kind = EdgeType.CONCERNS
    if len(gone) == len(said):
        kind, props = EdgeType.CONCERNED, {**props, "to": times.text(max(gone))}
    return Edge(kind, ends, ids.edge(kind.value.lower(), claim, role, party), claim, party, props)


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
        if accuses(e) and e.id not in gone:
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
