"""An utterance as it enters the graph: its parties resolved, its words compared-ready, its rows."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import ids, times
from graph.claims import Proposition, blames
from graph.entities import Resolved, Resolver, group_key, is_party
from graph.lexicon import lexicon
from graph.matching.compared import Compared
from graph.matching.wording import Wording
from graph.matching.words import content, fold, tokens
from graph.model import Act, HolderKind, How, Level, OriginKind, Part, Polarity, Quote, Utterance
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Flag
from graph.submission import Submission, When, when

_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
# by these P is told flatly, as somebody else may blame the same parties for it
_PLAIN = frozenset({Act.ASSERT, Act.CONFIRM})
_SHARED_QUOTATION = 6  # words, from which a quotation that two texts share points at one source


@dataclass(frozen=True, slots=True)
class Resolution:
    """An utterance of a submission with its identity and its parties as entities; `spans` are its words' places."""

    id: str
    index: int
    utterance: Utterance
    spans: tuple[tuple[int, int], ...]
    exact: tuple[str, ...]
    parties: tuple[Resolved, ...]
    speaker: Resolved | None
    targets: tuple[Resolved, ...]
    proposition: Proposition
    when: When
    named: frozenset[str] = frozenset()

    @property
    def headline(self) -> bool:
        """Whether only a headline says it."""
        utterance = self.utterance
        return utterance.part is Part.TITLE or any(level.how is How.HEADLINE for level in utterance.attribution)

    @property
    def text(self) -> str:
        """The words of the content."""
        return " ".join(self.exact)


def resolve(submission: Submission, resolver: Resolver) -> tuple[Resolution, ...]:
    """Resolve every utterance of a submission; two of the same identity are one."""
    found: dict[str, Resolution] = {}
    for index, utterance in enumerate(submission.reading.utterances):
        made = _resolve(submission, index, utterance, resolver)
        found.setdefault(made.id, made)
    return tuple(found.values())


def _resolve(submission: Submission, index: int, utterance: Utterance, resolver: Resolver) -> Resolution:
    level = utterance.innermost
    spans = utterance.content or (level.cue if level else ())
    holder = (level.start, level.end) if level and level.start is not None and level.end is not None else None
    parties = _parties(level, resolver)
    speaker = resolver(level.holder) if level and level.speaks_for else None
    targets = tuple(resolver(target.entity) for target in utterance.targets)
    named = _named(submission, utterance, resolver)
    # what has no content ("did not respond") is shown by the words that say so
    exact = submission.exact(utterance.part, spans)
    holders = frozenset(p.party for p in parties) or frozenset({f"outlet:{submission.outlet.key}"})
    # an author names its own outlet as a holder would be named
    names = [r.name for r in (*parties, *targets)] or [submission.outlet.name]
    proposition = Proposition(
        words=content(" ".join(exact) if utterance.content else "", without=names),
        blames=blames(utterance.act) and utterance.polarity is not Polarity.NEGATIVE,
        targets=frozenset(t.party for t in targets),
        holders=holders,
        units=frozenset(_unit(q.unit) for q in utterance.quantities if q.value is not None),
        part=utterance.means_of is not None,
        groups=frozenset((t.party, key) for t in targets if not t.named and (key := group_key(t.name))),
        victims=_victims(named, targets),
        negated=utterance.polarity is Polarity.NEGATIVE,
        plain=bool(targets) and utterance.act in _PLAIN,
        compared=_compared(utterance, exact, parties, targets),
    )
    identity = ids.utterance(submission.version_id, utterance.part, spans, utterance.act, holder)
    at = when(submission, utterance)
    ids_named = frozenset(party.party for party in named)
    return Resolution(identity, index, utterance, spans, exact, parties, speaker, targets, proposition, at, ids_named)


def _compared(
    utterance: Utterance, exact: Sequence[str], parties: Sequence[Resolved], targets: Sequence[Resolved]
) -> Compared | None:
    if not utterance.content:
        return None
    counted = tuple((_unit(q.unit), q.value, q.modifier or "") for q in utterance.quantities if q.value is not None)
    accused, holders = tuple(t.name for t in targets), tuple(p.name for p in parties)
    part = utterance.means_of is not None
    return Wording(" ".join(exact), accused, utterance.vector, counted, part, holders).compared


def _victims(named: Iterable[Resolved], targets: Sequence[Resolved]) -> frozenset[str]:
    # a place or a product is named by one report and left out by the next
    return frozenset(p.party for p in named if p.group in ("org", "person")) - {t.party for t in targets}


def _named(submission: Submission, utterance: Utterance, resolver: Resolver) -> tuple[Resolved, ...]:
    """Return the parties that the content names, itself or by a pronoun."""
    inside = [
        m
        for m in submission.reading.mentions
        if m.part is utterance.part and any(a <= m.start and m.end <= b for a, b in utterance.content)
    ]
    return tuple(resolver(m.entity) for m in inside if is_party(m.label))


def _parties(level: Level | None, resolver: Resolver) -> tuple[Resolved, ...]:
    if level is None:
        return ()
    return (resolver(level.speaks_for),) if level.speaks_for else tuple(resolver(name) for name in level.names)


def _unit(unit: str) -> str:
    words = tokens(unit)
    return words[-1] if words else ""


def node(submission: Submission, said: Resolution, resolver: Resolver) -> Node:
    """Return the node of an utterance."""
    utterance, level = said.utterance, said.utterance.innermost
    outer = sorted(utterance.attribution, key=lambda x: x.level)[:-1]
    return Node(
        NodeLabel.UTTERANCE,
        said.id,
        {
            "act": utterance.act.value,
            "part": utterance.part.value,
            "polarity": utterance.polarity.value,
            "quote": utterance.quote.value,
            "holder_kind": (level.kind if level else HolderKind.UNKNOWN_AUTHOR).value,
            "certainty": (level.certainty if level else utterance.author_certainty).value,
            "author_certainty": utterance.author_certainty.value,
            "pieces": [offset for piece in said.spans for offset in piece],
            "exact": list(said.exact),
            "words": " ".join(said.proposition.words),
            "victims": sorted(said.proposition.victims),
            "numbers": json.dumps(_numbers(utterance, resolver), ensure_ascii=False),
            "bases": json.dumps(_bases(utterance, resolver), ensure_ascii=False),
            "chain": [resolver(x.holder).id for x in outer],
            "addressee": resolver(level.addressee).id if level and level.addressee else None,
            "affiliation": resolver(level.affiliation).id if level and level.affiliation else None,
            "quotes": _quotes(said),
            "evidence_flag": _evidence_flag(said),
            "headline": said.headline,
            "valid": times.text(said.when.start),
            "dated": said.when.dated,
            "recorded": times.text(submission.snapshot.recorded),
            "score": utterance.score,
            "vector": b64encode(utterance.vector).decode("ascii") if utterance.vector else None,
            "article": submission.article_id,
            "version": submission.version_id,
            "outlet": submission.outlet.key,
            "declared": json.dumps(_declared(submission, said.index, resolver), ensure_ascii=False),
        },
    )


def edges(submission: Submission, said: Resolution) -> tuple[Edge, ...]:
    """Return the edges of an utterance to its version and its parties, numbered in the order of the text."""
    at: dict[str, Value] = {"from": times.text(submission.snapshot.recorded)}
    ends = (NodeLabel.UTTERANCE, NodeLabel.VERSION)
    found = [Edge(EdgeType.SAID_IN, ends, ids.edge("said_in", said.id), said.id, submission.version_id, {})]
    for number, party in enumerate(said.parties):
        found.append(_to(EdgeType.HELD_BY, said, party, {**at, "number": number}))
    if said.speaker:
        found.append(_to(EdgeType.SPOKEN_BY, said, said.speaker, {**at, "number": 0}))
    for number, (target, party) in enumerate(zip(said.utterance.targets, said.targets, strict=True)):
        where: dict[str, Value] = {"start": target.start, "end": target.end, "reading": target.reading.value}
        found.append(_to(EdgeType.TARGETS, said, party, {**at, **where, "number": number}))
    return tuple({edge.id: edge for edge in reversed(found)}.values())


def _to(kind: EdgeType, said: Resolution, party: Resolved, props: Mapping[str, Value]) -> Edge:
    ends = (NodeLabel.UTTERANCE, NodeLabel.ENTITY)
    return Edge(kind, ends, ids.edge(kind.value.lower(), said.id, party.id), said.id, party.id, props)


def _numbers(utterance: Utterance, resolver: Resolver) -> list[list[str | float]]:
    return [
        [_unit(q.unit), _scope(q.scope, resolver), q.value, q.modifier or ""]
        for q in utterance.quantities
        if q.value is not None
    ]


def _scope(scope: str | None, resolver: Resolver) -> str:
    if scope is None or scope in ("collective", "each"):
        return scope or ""
    return resolver(scope).id


def _bases(utterance: Utterance, resolver: Resolver) -> list[list[str | None]]:
    return [[b.kind.value, resolver(b.held_by).id if b.held_by else None] for b in utterance.basis]


def _quotes(said: Resolution) -> list[str]:
    if said.utterance.quote not in (Quote.DIRECT, Quote.MIXED):
        return []
    stretches: Sequence[str] = _QUOTED.findall(said.text)
    if not stretches and said.utterance.quote is Quote.DIRECT:
        stretches = said.exact
    folded = [" ".join(tokens(stretch)) for stretch in stretches]
    return sorted({words for words in folded if len(words.split()) >= _SHARED_QUOTATION})


def _evidence_flag(said: Resolution) -> str | None:
    if said.utterance.act is not Act.EVIDENCE_STATUS:
        return None
    text = fold(said.text)
    found = next((e.flag for e in lexicon().evidence if e.pattern.search(text)), Flag.NO_PUBLIC_EVIDENCE)
    return found.value


def _declared(submission: Submission, index: int, resolver: Resolver) -> list[list[str]]:
    covering = [d for d in submission.reading.declared_origins if d.utterances is None or index in d.utterances]
    written = [[d.kind.value, d.entity, resolver(d.entity).id] for d in covering]
    credited = [[OriginKind.CREDIT.value, name, resolver(name).id] for name in submission.article.credit]
    return list({tuple(row): row for row in written + credited}.values())


def names(submission: Submission) -> list[str]:
    """Return every name of a submission that stands for a party, once, in order."""
    found = [m.entity for m in submission.reading.mentions if is_party(m.label)]
    for utterance in submission.reading.utterances:
        for level in utterance.attribution:
            found += [*level.names, *(n for n in (level.speaks_for, level.addressee, level.affiliation) if n)]
        found += [target.entity for target in utterance.targets]
        found += [basis.held_by for basis in utterance.basis if basis.held_by]
    found += [declared.entity for declared in submission.reading.declared_origins]
    return list(dict.fromkeys([*found, *submission.article.credit]))
