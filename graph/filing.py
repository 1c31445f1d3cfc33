"""Filing: one submission against what the base holds, to the nodes and edges that it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from graph.deriving.superseded import Text, Words, superseded
from graph.entities import Resolver, groups
from graph.model import ANSWERS
from graph.resolving import document, utterances
from graph.resolving.assignment import Assignment
from graph.resolving.held import Candidates, HeldUtterance, HeldVersion
from graph.resolving.utterances import Resolution
from graph.rows import Edge, Node, NodeLabel
from graph.submission import Submission


@dataclass(frozen=True, slots=True)
class Filing:
    """What a submission adds: rows, utterances that are gone, when words were superseded, claims to settle anew."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    gone: tuple[str, ...] = ()
    superseded: Mapping[str, datetime | None] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()


def prepare(submission: Submission, held: Candidates) -> Filing:
    """Resolve one submission against the base; a text that was read the same way before adds only its snapshot."""
    versions = held.versions(submission.article_id)
    known = next((v for v in versions if v.id == submission.version_id), None)
    rows: list[Node | Edge] = [*document.snapshot(submission)]
    if known and known.reading_key == submission.reading_key:
        return _filing(rows)
    before = {u.id: u for u in held.said(submission.article_id)}
    resolver = Resolver(submission.article_id, held.names, groups(submission.reading, _named_outside(submission)))
    resolver.resolve_all([*_named_outside(submission), *utterances.names(submission)])
    said = utterances.resolve(submission, resolver)
    nodes = [utterances.node(submission, one, resolver) for one in said]
    rows += [*document.document(submission, resolver, known), *document.mentions(submission, resolver)]
    rows += [*document.entities(submission, resolver), *nodes]
    for one in said:
        rows += utterances.edges(submission, one)
    assignment = Assignment(submission, held.claims(_parties(said), _groups(said)), before)
    assignment.assign(said)
    # the words of a version that is read again are filed anew; the claims they were about are settled anew
    gone = tuple(u.id for u in before.values() if u.version == submission.version_id)
    touched = assignment.touched | {claim for u in before.values() for claim in u.claims}
    texts = _texts(submission, versions)
    shown = {text.version for text in texts}
    later = superseded(texts, _words(submission, said, [u for u in before.values() if u.version in shown]))
    return _filing([*rows, *assignment.rows], gone, later, frozenset(touched))


def _filing(
    rows: Sequence[Node | Edge],
    gone: tuple[str, ...] = (),
    later: Mapping[str, datetime | None] | None = None,
    touched: frozenset[str] = frozenset(),
) -> Filing:
    nodes: dict[tuple[NodeLabel, str], Node] = {}
    for row in rows:
        if isinstance(row, Node):
            before = nodes.get((row.label, row.id))
            nodes[row.label, row.id] = Node(row.label, row.id, {**(before.props if before else {}), **row.props})
    edges = {row.id: row for row in rows if isinstance(row, Edge)}
    return Filing(tuple(nodes.values()), tuple(edges.values()), gone, later or {}, touched)


def _named_outside(submission: Submission) -> dict[str, str]:
    """Return the names that stand in no mention, with their group: publishers, wires, declared origins."""
    outlet = submission.outlet
    declared = [d.entity for d in submission.reading.declared_origins]
    names = [outlet.name, outlet.owner or outlet.name, *submission.article.credit, *declared]
    return dict.fromkeys(names, "org")


def _parties(said: Sequence[Resolution]) -> list[str]:
    held = {party.party for one in said for party in (*one.targets, *one.parties) if party.named}
    # what a denial names may be what another article says
    return sorted(held.union(*(one.named for one in said if one.utterance.act in ANSWERS)))


def _groups(said: Sequence[Resolution]) -> list[str]:
    return sorted({key for one in said for _, key in one.proposition.groups})


def _texts(submission: Submission, versions: Sequence[HeldVersion]) -> list[Text]:
    # a withdrawn text says nothing that could be compared
    texts = {v.id: Text(v.recorded, v.id, v.text, v.title or "") for v in versions if not v.withdrawn}
    recorded = texts[submission.version_id].recorded if submission.version_id in texts else submission.snapshot.recorded
    article = submission.article
    texts[submission.version_id] = Text(recorded, submission.version_id, article.text, article.title or "")
    return list(texts.values())


def _words(submission: Submission, said: Sequence[Resolution], held: Sequence[HeldUtterance]) -> list[Words]:
    own = [Words(one.id, submission.version_id, one.utterance.part, one.exact) for one in said]
    others = [u for u in held if u.version != submission.version_id]
    return own + [Words(u.id, u.version, u.part, u.exact) for u in others]
