"""Filing: one submission against what the base holds, to the nodes and edges that it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph import entities, times
from graph.claims import Candidate
from graph.deriving.superseded import Text
from graph.entities import Resolver, groups
from graph.model import ANSWERS, WITHDRAWING, Act
from graph.naming import setting
from graph.naming.forms import forms
from graph.resolving import document, shown, utterances
from graph.resolving.assignment import Assignment
from graph.resolving.batch import Added
from graph.resolving.held import Candidates, HeldUtterance, HeldVersion
from graph.resolving.lookups import STATING
from graph.resolving.utterances import Resolution
from graph.rows import Edge, EdgeType, Node, NodeLabel, joined_edges, joined_nodes
from graph.submission import Submission

_NAMING = ANSWERS | WITHDRAWING | {Act.CONFIRM}


@dataclass(frozen=True, slots=True)
class Filing:
    """What a submission adds, utterances that are gone, claims to settle anew, and all parties that it names.

    `reworded` is the wording of claims whose own is read again.
    """

    added: Added
    gone: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    reworded: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> list[str]:
        """The ids of the utterances that it adds."""
        return [node.id for node in self.added.nodes if node.label is NodeLabel.UTTERANCE]


def keys_of(submission: Submission) -> set[str]:
    """Return the keys by which the parties of a submission are looked up."""
    outside = _named_outside(submission)
    known = groups(submission.reading, outside)
    return entities.keys_of((*outside, *utterances.names(submission)), known, forms(submission, known))


def prepare(submission: Submission, held: Candidates) -> Filing:
    """Resolve one submission against the base; a text that was read the same way before adds only its snapshot."""
    article = submission.article_id
    versions, before = held.versions(article), {u.id: u for u in held.said(article)}
    known = next((v for v in versions if v.id == submission.version_id), None)
    rows: list[Node | Edge] = [*document.snapshot(submission)]
    if known and known.reading_key == submission.reading_key and known.recorded <= submission.snapshot.recorded:
        return _finished(submission, rows, _Page(held, versions, before), known)
    # what is read again, or was captured earlier than was known, was held since its first capture
    told = _since_first(submission, known)
    outside = _named_outside(told)
    known_as = groups(told.reading, outside)
    resolver = Resolver(article, held.names, known_as, setting.settings(told, known_as, _published_by(told)))
    resolver.resolve_all([*outside, *utterances.names(told)])
    said = utterances.resolve(told, resolver)
    ties = held.ties(f"outlet:{told.outlet.key}")
    rows += [*document.document(told, resolver, ties), *document.mentions(told, resolver)]
    unnamed = [party.id for party in resolver.everything() if not party.named] if versions else []
    rows += document.entities(told, resolver, held.unnamed(unnamed) if unnamed else {})
    for one in said:
        rows += [utterances.node(told, one, resolver), *utterances.edges(told, one)]
    # the words of a version that is read again are filed anew; the claims they were about are settled anew
    gone = {u.id: u for u in before.values() if u.version == submission.version_id}
    own = sorted({u.states for u in gone.values() if u.states})
    assignment = Assignment(told, held.claims(_parties(said), _groups(said), own), before)
    assignment.assign(said)
    rows += assignment.rows
    kept = {u.id: u for u in before.values() if u.id not in gone} | _said(told, said, assignment.rows)
    made = _finished(submission, rows, _Page(held, versions, kept), known, assignment.candidates, anew=True)
    return replace(
        made,
        gone=tuple(gone),
        touched=made.touched | assignment.touched | frozenset().union(*(u.claims for u in gone.values())),
        parties=frozenset(i for party in resolver.everything() for i in (party.id, party.party)),
        reworded=assignment.reworded,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What is held of the versions of an article, and its utterances as they are held afterwards."""

    held: Candidates
    versions: Sequence[HeldVersion]
    said: Mapping[str, HeldUtterance]


def _finished(
    submission: Submission,
    rows: Sequence[Node | Edge],
    page: _Page,
    known: HeldVersion | None,
    claims: Mapping[str, Candidate] | None = None,
    *,
    anew: bool = False,
) -> Filing:
    """Return what a capture adds, with what it says of the words of all versions; `anew` where its own are filed."""
    article, at = submission.article_id, submission.snapshot.recorded
    again = anew and known is not None
    dropped = shown.changes(
        submission, page.versions, list(page.said.values()), lambda: page.held.texts(article), again=again
    )
    said = {u.id: replace(u, dropped=dropped[u.id]) if u.id in dropped else u for u in page.said.values()}
    captured = tuple(sorted({*(known.captured if known else ()), at}))
    since = min(known.recorded, at) if known else at
    now = HeldVersion(
        submission.version_id, since, submission.reading_key, known is not None and known.withdrawn, captured
    )
    versions = [*(v for v in page.versions if v.id != now.id), now]
    added = Added(
        article=article,
        nodes=joined_nodes(row for row in rows if isinstance(row, Node)),
        edges=joined_edges(row for row in rows if isinstance(row, Edge)),
        versions=tuple(sorted(versions, key=lambda v: (v.recorded, v.id))),
        said=said,
        claims=claims or {},
        dropped=dropped,
        recorded=times.text(since),
        text=Text(now.id, submission.article.text, submission.article.title or "") if anew else None,
    )
    return Filing(added, touched=frozenset().union(*(said[u].claims for u in dropped)))


def _since_first(submission: Submission, known: HeldVersion | None) -> Submission:
    snapshot = submission.snapshot
    if known is None or snapshot.recorded <= known.recorded:
        return submission
    return replace(submission, snapshot=replace(snapshot, recorded=known.recorded))


def _said(submission: Submission, said: Sequence[Resolution], rows: Sequence[Node | Edge]) -> dict[str, HeldUtterance]:
    about: dict[str, list[Edge]] = {}
    for row in rows:
        if isinstance(row, Edge) and row.type is EdgeType.ABOUT:
            about.setdefault(row.start, []).append(row)
    return {one.id: _held(submission, one, about.get(one.id, ())) for one in said}


def _held(submission: Submission, one: Resolution, about: Sequence[Edge]) -> HeldUtterance:
    states = sorted(edge.end for edge in about if edge.props["bearing"] in STATING)
    return HeldUtterance(
        one.id,
        submission.version_id,
        one.exact,
        one.utterance.part.value,
        states[-1] if states else None,
        frozenset(edge.end for edge in about),
    )


def _named_outside(submission: Submission) -> dict[str, str]:
    """Return the names that stand in no mention, with their group: publishers, wires, declared origins."""
    declared = [d.entity for d in submission.reading.declared_origins]
    return dict.fromkeys([*_published_by(submission), *declared], "org")


def _published_by(submission: Submission) -> list[str]:
    outlet = submission.outlet
    return [outlet.name, outlet.owner or outlet.name, *submission.article.credit]


def _parties(said: Sequence[Resolution]) -> list[str]:
    spoken = [one.speaker for one in said if one.speaker]
    held = {p.party for p in (*spoken, *(p for one in said for p in (*one.targets, *one.parties))) if p.named}
    # what a denial, a confirmation or a retraction names may be what another article says
    return sorted(held.union(*(one.named for one in said if one.utterance.act in _NAMING)))


def _groups(said: Sequence[Resolution]) -> list[str]:
    return sorted({key for one in said for _, key in one.proposition.groups})
