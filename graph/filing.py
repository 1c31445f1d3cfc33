"""Filing: one submission against what the base holds, to the nodes and edges that it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import entities, times
from graph.claims import Candidate
from graph.deriving.superseded import Text, Words, superseded
from graph.entities import Resolver, groups
from graph.model import ANSWERS
from graph.naming import setting
from graph.resolving import document, utterances
from graph.resolving.assignment import Assignment
from graph.resolving.batch import Added
from graph.resolving.held import Candidates, HeldUtterance, HeldVersion
from graph.resolving.utterances import Resolution
from graph.rows import Edge, EdgeType, Node, NodeLabel, joined_edges, joined_nodes
from graph.submission import Submission


@dataclass(frozen=True, slots=True)
class Filing:
    """What a submission adds, utterances that are gone, claims to settle anew, and all parties that it names."""

    added: Added
    gone: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    @property
    def said(self) -> list[str]:
        """The ids of the utterances that it adds."""
        return [node.id for node in self.added.nodes if node.label is NodeLabel.UTTERANCE]


def keys_of(submission: Submission) -> set[str]:
    """Return the keys by which the parties of a submission are looked up."""
    outside = _named_outside(submission)
    known = groups(submission.reading, outside)
    return entities.keys_of((*outside, *utterances.names(submission)), known, setting.forms(submission, known))


def prepare(submission: Submission, held: Candidates) -> Filing:
    """Resolve one submission against the base; a text that was read the same way before adds only its snapshot."""
    article = submission.article_id
    versions, before = held.versions(article), {u.id: u for u in held.said(article)}
    known = next((v for v in versions if v.id == submission.version_id), None)
    rows: list[Node | Edge] = [*document.snapshot(submission)]
    if known and known.reading_key == submission.reading_key:
        return Filing(_added(submission, rows, versions, before))
    outside = _named_outside(submission)
    known_as = groups(submission.reading, outside)
    resolver = Resolver(article, held.names, known_as, setting.settings(submission, known_as, _published_by(submission)))
    resolver.resolve_all([*outside, *utterances.names(submission)])
    said = utterances.resolve(submission, resolver)
    nodes = [utterances.node(submission, one, resolver) for one in said]
    rows += [*document.document(submission, resolver, known), *document.mentions(submission, resolver)]
    rows += [*document.entities(submission, resolver), *nodes]
    for one in said:
        rows += utterances.edges(submission, one)
    assignment = Assignment(submission, held.claims(_parties(said), _groups(said)), before)
    assignment.assign(said)
    rows += assignment.rows
    # the words of a version that is read again are filed anew; the claims they were about are settled anew
    gone = tuple(u.id for u in before.values() if u.version == submission.version_id)
    touched = assignment.touched | {claim for u in before.values() for claim in u.claims}
    texts = _texts(submission, versions)
    shown = {text.version for text in texts}
    later = superseded(texts, _words(submission, said, [u for u in before.values() if u.version in shown]))
    now = HeldVersion(
        submission.version_id,
        submission.article.text,
        submission.article.title,
        known.recorded if known else submission.snapshot.recorded,
        submission.reading_key,
    )
    kept = {u.id: u for u in before.values() if u.id not in gone} | _said(submission, said, assignment.rows)
    shown_now = [*(v for v in versions if v.id != now.id), now]
    changed = {claim: assignment.candidates[claim] for claim in touched if claim in assignment.candidates}
    added = _added(submission, rows, shown_now, kept, changed, later if versions else {})
    parties = {i for party in resolver.everything() for i in (party.id, party.party)}
    return Filing(added, gone, frozenset(touched), frozenset(parties))


def _said(submission: Submission, said: Sequence[Resolution], rows: Sequence[Node | Edge]) -> dict[str, HeldUtterance]:
    about: dict[str, set[str]] = {}
    for row in rows:
        if isinstance(row, Edge) and row.type is EdgeType.ABOUT:
            about.setdefault(row.start, set()).add(row.end)
    return {
        one.id: HeldUtterance(
            one.id, submission.version_id, one.exact, one.utterance.part.value, tuple(sorted(about.get(one.id, ())))
        )
        for one in said
    }


def _added(
    submission: Submission,
    rows: Sequence[Node | Edge],
    versions: Sequence[HeldVersion],
    said: Mapping[str, HeldUtterance],
    claims: Mapping[str, Candidate] | None = None,
    later: Mapping[str, datetime | None] | None = None,
) -> Added:
    return Added(
        article=submission.article_id,
        nodes=joined_nodes(row for row in rows if isinstance(row, Node)),
        edges=joined_edges(row for row in rows if isinstance(row, Edge)),
        versions=tuple(sorted(versions, key=lambda v: (v.recorded, v.id))),
        said=said,
        claims=claims or {},
        superseded=later or {},
        recorded=times.text(submission.snapshot.recorded),
    )


def _named_outside(submission: Submission) -> dict[str, str]:
    """Return the names that stand in no mention, with their group: publishers, wires, declared origins."""
    declared = [d.entity for d in submission.reading.declared_origins]
    return dict.fromkeys([*_published_by(submission), *declared], "org")


def _published_by(submission: Submission) -> list[str]:
    outlet = submission.outlet
    return [outlet.name, outlet.owner or outlet.name, *submission.article.credit]


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
