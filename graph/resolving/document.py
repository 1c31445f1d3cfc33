"""The rows of a document: its snapshot, outlet, article and version, the entities it names and where it names them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from graph import ids, times
from graph.entities import Resolved, Resolver, is_party
from graph.matching.copies import signature
from graph.resolving import owners
from graph.resolving.owners import Tie, ties
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.submission import Submission


def snapshot(submission: Submission) -> tuple[Node, Edge]:
    """Return the snapshot, with the time of this capture itself, and its edge to the version that it shows."""
    s = submission.snapshot
    node = Node(
        NodeLabel.SNAPSHOT,
        s.id,
        {
            "position": s.position,
            "address": s.address,
            "recorded": times.text(s.recorded),
            "sha256": s.sha256,
            "file": s.file,
            "offset": s.offset,
            "length": s.length,
            "backfilled": s.backfilled,
        },
    )
    ends = (NodeLabel.SNAPSHOT, NodeLabel.VERSION)
    return node, Edge(EdgeType.OF, ends, ids.edge("snapshot", s.id), s.id, submission.version_id, {})


def entities(submission: Submission, resolver: Resolver, held: Mapping[str, datetime]) -> Iterator[Node | Edge]:
    """Yield the entities that are new or better known now, and every new name key by which they are found.

    `held` are the unnamed ones that an earlier version of the article named, and since when.
    """
    recorded = times.text(submission.snapshot.recorded)
    ends = (NodeLabel.NAME, NodeLabel.ENTITY)
    for party in resolver.everything():
        if party.id in held:
            # what it was called first, or a person calls it, stays
            if submission.snapshot.recorded < held[party.id]:
                yield Node(NodeLabel.ENTITY, party.id, {"recorded": recorded})
        elif party.new:
            props: dict[str, Value] = {
                "name": party.name,
                "group": party.group,
                "named": party.named,
                "similar": party.similar,
                "signs": party.signs or "",
                "recorded": recorded,
            }
            yield Node(NodeLabel.ENTITY, party.id, props)
        elif party.signs is not None:
            yield Node(NodeLabel.ENTITY, party.id, {"signs": party.signs})
        for key in party.keys:
            yield Node(NodeLabel.NAME, key, {})
            identity = ids.edge("names", key, party.id)
            yield Edge(EdgeType.NAMES, ends, identity, key, party.id, {"from": recorded})
    for party_id, similar in sorted(resolver.proposed().items()):
        yield Node(NodeLabel.ENTITY, party_id, {"similar": similar})


def document(submission: Submission, resolver: Resolver, held: Sequence[Tie]) -> Iterator[Node | Edge]:
    """Yield outlet, article and version, and who the outlet is and who owns it where that is not held so."""
    outlet = submission.outlet
    key = f"outlet:{outlet.key}"
    props = {"key": outlet.key, "name": outlet.name, "kind": outlet.kind.value, "domain": outlet.domain}
    yield Node(NodeLabel.OUTLET, key, props)
    url = submission.article.canonical_url
    yield Node(NodeLabel.ARTICLE, submission.article_id, {"url": url, "outlet": outlet.key})
    yield _version(submission)
    yield _edge(EdgeType.BY, NodeLabel.ARTICLE, submission.article_id, NodeLabel.OUTLET, key)
    yield _edge(EdgeType.OF, NodeLabel.VERSION, submission.version_id, NodeLabel.ARTICLE, submission.article_id)
    own, owner = resolver(outlet.name), resolver(outlet.owner) if outlet.owner else None
    told = {EdgeType.IS: (own.id, own.party), EdgeType.OWNED_BY: (owner.id, owner.party) if owner else None}
    for tie in ties(held, key, times.text(submission.snapshot.recorded), told):
        yield owners.edge(key, tie)


def _own(party: Resolved) -> dict[str, Value]:
    return {"own": party.id} if party.into else {}


def _edge(kind: EdgeType, label: NodeLabel, start: str, end_label: NodeLabel, end: str) -> Edge:
    return Edge(kind, (label, end_label), ids.edge(kind.value, start, end), start, end, {})


def _version(submission: Submission) -> Node:
    article = submission.article
    props = {
        "article": submission.article_id,
        "document": submission.document,
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "modified": article.modified,
        "authors": article.authors,
        "credit": article.credit,
        "language": article.language,
        "recorded": times.text(submission.snapshot.recorded),
        "signature": signature(article.text),
        "reading_key": submission.reading_key,
    }
    return Node(NodeLabel.VERSION, submission.version_id, props)


def mentions(submission: Submission, resolver: Resolver) -> Iterator[Edge]:
    """Yield where the document names whom."""
    ends = (NodeLabel.VERSION, NodeLabel.ENTITY)
    recorded = times.text(submission.snapshot.recorded)
    for m in submission.reading.mentions:
        if not is_party(m.label):
            continue
        identity = ids.edge("mention", submission.version_id, m.part.value, m.start, m.end)
        props: dict[str, Value] = {
            "part": m.part.value,
            "start": m.start,
            "end": m.end,
            "label": m.label.value,
            "exact": submission.field(m.part)[m.start : m.end],
            "from": recorded,
        }
        party = resolver(m.entity)
        yield Edge(EdgeType.MENTIONS, ends, identity, submission.version_id, party.party, {**props, **_own(party)})
