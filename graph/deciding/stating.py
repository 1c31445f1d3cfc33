"""An utterance that a person reads in an archived text, filed as the machine's are and marked as a person's."""

from collections.abc import Iterator
from dataclasses import replace

from graph import writing
from graph.bolt import Row, Runner, rows
from graph.deciding.anchoring import party_of, text_with
from graph.decisions import Decision
from graph.entities import Resolver
from graph.ids import article as article_id
from graph.model import (
    Act,
    Article,
    Certainty,
    HolderKind,
    Label,
    Level,
    Mention,
    Outlet,
    OutletKind,
    Part,
    Polarity,
    Reading,
    Snapshot,
    Target,
    Utterance,
)
from graph.resolving import document, utterances
from graph.resolving.assignment import Assignment
from graph.resolving.lookups import Lookups
from graph.rows import Edge, Node, NodeLabel
from graph.submission import Submission

Span = tuple[int, int]


def state(tx: Runner, decision: Decision) -> tuple[str, set[str]] | None:
    """File the utterance of a decision, and return its id and the claims it touches; null where its words are gone."""
    submission = place(tx, decision)
    if submission is None:
        return None
    names = {name: _group(tx, name) for name in _names(submission)}
    resolver = Resolver(submission.article_id, Lookups(tx).names, names)
    resolver.resolve_all([*names, *utterances.names(submission)])
    (said,) = utterances.resolve(submission, resolver)
    node = utterances.node(submission, said, resolver)
    node = replace(node, props={**node.props, "stated": decision.number})
    held = {p.party for p in (*said.parties, *said.targets)}
    groups = sorted({key for _, key in said.proposition.groups})
    assignment = Assignment(submission, Lookups(tx).claims(sorted(held | said.named), groups), {})
    assignment.assign([said])
    unnamed = Lookups(tx).unnamed([p.id for p in resolver.everything() if not p.named])
    entities = document.entities(submission, resolver, unnamed)
    made = [*entities, node, *utterances.edges(submission, said), *assignment.rows]
    nodes: dict[tuple[NodeLabel, str], Node] = {}
    for row in made:
        if isinstance(row, Node):
            before = nodes.get((row.label, row.id))
            nodes[row.label, row.id] = Node(row.label, row.id, {**(before.props if before else {}), **row.props})
    writing.nodes(tx, nodes.values())
    writing.edges(tx, {row.id: row for row in made if isinstance(row, Edge)}.values())
    return said.id, assignment.touched


def place(tx: Runner, decision: Decision) -> Submission | None:
    """Return the words of a decision as a submission of one utterance, of the latest version that says them once."""
    # of a text that was withdrawn a decision has no words any more; none are found everywhere
    exact = decision.one("exact")
    found = text_with(tx, article_id(decision.anchor.url or ""), exact) if exact else None
    if exact is None or found is None:
        return None
    version, part, start = found
    told = rows(tx, "version_told", version=version)[0]
    field = told["version"]["text"] if part == Part.TEXT else told["version"].get("title") or ""
    utterance = _utterance(decision, Part(part), field, (start, start + len(exact)))
    mentions = tuple(_mentions(decision, Part(part), field))
    return _submission(decision, told, Reading(version, mentions, (utterance,)))


def _submission(decision: Decision, told: Row, reading: Reading) -> Submission:
    v = told["version"]
    snapshot = Snapshot(decision.at, f"decision:{decision.number}", told["url"], decision.recorded, "", "", 0, 0)
    outlet = Outlet(told["key"], told["name"], OutletKind(told["kind"]), owner=told["owner"], domain=told["domain"])
    article = Article(
        told["url"],
        v.get("title"),
        v["text"],
        published=v.get("published"),
        credit=tuple(v.get("credit") or ()),
    )
    return Submission(snapshot, outlet, article, v["document"], reading, "")


def _utterance(decision: Decision, part: Part, field: str, span: Span) -> Utterance:
    holder = decision.one("holder")
    certainty = Certainty(decision.one("certainty") or Certainty.CERTAIN)
    levels: tuple[Level, ...] = ()
    if holder:
        name = _name(decision, holder)
        place_ = _place(field, name)
        spoken = decision.one("speaks_for")
        levels = (
            Level(
                1,
                name,
                HolderKind(decision.one("holder_kind") or HolderKind.NAMED),
                start=place_[0] if place_ else None,
                end=place_[1] if place_ else None,
                certainty=certainty,
                speaks_for=_name(decision, spoken) if spoken else None,
            ),
        )
    targets = tuple(
        Target(name, *(_place(field, name) or span))
        for name in (_name(decision, target) for target in decision.all("target"))
    )
    return Utterance(
        Act(decision.value),
        (span,),
        part=part,
        polarity=Polarity(decision.one("polarity") or Polarity.POSITIVE),
        attribution=levels,
        author_certainty=certainty if not levels else Certainty.UNKNOWN,
        targets=targets,
    )


def _name(decision: Decision, party: str) -> str:
    """Return the name of a party that a decision gives by id."""
    return decision.one(f"name of {party}") or party


def _names(submission: Submission) -> list[str]:
    return [*(m.entity for m in submission.reading.mentions), *submission.article.credit]


def _mentions(decision: Decision, part: Part, field: str) -> Iterator[Mention]:
    """Yield the named parties, so that each is one with its group; a name that does not stand there has no place."""
    given = [v for key in ("holder", "speaks_for", "target") for v in decision.all(key)]
    for name in dict.fromkeys(_name(decision, one) for one in given):
        start, end = _place(field, name) or (0, 0)
        yield Mention(start, end, Label.ORG, name, part)


def _place(field: str, name: str) -> Span | None:
    at = field.find(name)
    return (at, at + len(name)) if at >= 0 else None


def _group(tx: Runner, name: str) -> str:
    known = party_of(tx, name)
    held = rows(tx, "entities_by_id", entities=[known[0]]) if known else []
    return str(held[0]["group"]) if held else "org"
