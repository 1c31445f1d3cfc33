"""Attribution chains: from every report of a claim to the end that has it first, and the links in between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.deriving.holding import roots
from graph.deriving.joined import Same, together
from graph.deriving.roles import OWN_ACCESS, TAKEN_FROM, UNNAMED, outlet, supports
from graph.model import ACCUSING, OriginKind
from graph.standing import Declared, Evidence, Step

UNKNOWN = "unknown"
# a link or a list of sources says whose report it is only where nobody is quoted
_POINTS_AT = TAKEN_FROM | {OriginKind.LINK, OriginKind.SOURCE_LIST}


@dataclass(frozen=True, slots=True)
class Chain:
    """One utterance and the key of the end that it leads to.

    `direct` is false where the utterance speaks in nobody's name and leads there through `via`, another report with the
    reason, or through its own article.
    """

    said: Evidence
    end: str
    direct: bool
    via: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    first: Mapping[str, Evidence]
    roots: Mapping[str, str]
    speakers: Mapping[str, str]
    accusers: frozenset[str]
    positions: Mapping[str, str]
    together: Mapping[tuple[str, ...], str]


def chains(said: Sequence[Evidence]) -> tuple[Chain, ...]:
    """Lead every utterance to its end; `said` is in the order of (valid, id)."""
    context = _context(said)
    direct = {e.id: end for e in said if (end := _end(e, context)) is not None}
    same = _merged([e for e in said if e.id in direct and e.holder_kind in UNNAMED], direct)
    ends = {identity: same.get(end, end) for identity, end in direct.items()}
    opened = _opened([e for e in said if e.id not in ends], _Known.of(said, ends), context)
    return tuple(Chain(e, ends[e.id], direct=True) if e.id in ends else opened[e.id] for e in said)


def reported_by(e: Evidence, context: _Context) -> str:
    """Return the outlet that was told itself, or that found it itself, as a party."""
    if e.addressee is not None:
        return e.addressee
    for declared in e.declared:
        if declared.kind in TAKEN_FROM and declared.party not in e.parties:
            return _publisher(declared, context)
    if e.credit:
        return e.credit[0]
    return outlet(context.first[context.roots.get(e.article, e.article)])


def _context(said: Sequence[Evidence]) -> _Context:
    first: dict[str, Evidence] = {}
    speakers: dict[str, str] = {}
    for e in said:
        first.setdefault(e.article, e)
        if e.speaker and e.parties:
            speakers.setdefault(e.speaker, e.parties[0])
    accusers = frozenset(
        p for e in said if e.act in ACCUSING and supports(e) and e.holder_kind not in UNNAMED for p in e.parties
    )
    context = _Context(first, roots(said), speakers, accusers, {}, together(said, speakers))
    positions: dict[str, str] = {}
    for e in said:
        if e.holder_kind in UNNAMED and e.affiliation:
            told = reported_by(e, context)
            positions[told] = min(positions.get(told, e.affiliation), e.affiliation)
    return replace(context, positions=positions)


def _publisher(declared: Declared, context: _Context) -> str:
    held = context.first.get(declared.article) if declared.article else None
    return outlet(held) if held else declared.party


def _end(e: Evidence, context: _Context) -> str | None:
    """Return the end that the utterance itself names; null where it speaks in nobody's name."""
    if e.headline:
        return None
    if not e.parties:
        found = e.act in ACCUSING or any(kind in OWN_ACCESS for kind, _ in e.bases)
        return reported_by(e, context) if found else None
    if e.holder_kind not in UNNAMED:
        party = e.parties[0]
        return context.together.get(e.parties) or context.speakers.get(party, party)
    if e.affiliation in context.accusers:
        return e.affiliation
    told = reported_by(e, context)
    return f"{told}|{e.affiliation or context.positions.get(told, '')}"


def _merged(unnamed: Sequence[Evidence], ends: Mapping[str, str]) -> dict[str, str]:
    """Take two unnamed ends for one where they use the same words, or are the same document."""
    same, first = Same(), dict[tuple[str, ...], str]()
    for e in unnamed:
        end = ends[e.id]
        documents = [("document", *e.parties)] if e.holder_kind == "document" else []
        for mark in [*documents, *((quote,) for quote in e.quotes)]:
            same.join(first.setdefault(mark, end), end)
    return {end: same.first(end) for end in same.into}


@dataclass(frozen=True, slots=True)
class _Known:
    """The ends that are known, by article, by wire credited and by quotation."""

    articles: dict[str, str]
    credits: dict[str, str]
    quotes: dict[str, str]

    @classmethod
    def of(cls, said: Sequence[Evidence], ends: Mapping[str, str]) -> "_Known":
        known = cls({}, {}, {})
        for e in said:
            if e.id in ends and supports(e):
                known.add(e, ends[e.id])
        return known

    def add(self, e: Evidence, end: str) -> None:
        self.articles.setdefault(e.article, end)
        for wire in e.credit:
            self.credits.setdefault(wire, end)
        for quote in e.quotes:
            self.quotes.setdefault(quote, end)


def _opened(waiting: Sequence[Evidence], known: _Known, context: _Context) -> dict[str, Chain]:
    """Lead what names nobody to where its article leads, else to where the texts that it repeats or cites lead."""
    found: dict[str, Chain] = {}
    left = list(waiting)
    while left:
        through = [(e, next(_through(e, known, context), None)) for e in left]
        for e, link in through:
            if link:
                found[e.id] = Chain(e, link[0], direct=False, via=link[1])
                known.add(e, link[0])
        still = [e for e in left if e.id not in found]
        if len(still) == len(left):
            break
        left = still
    return found | {e.id: _ended(e) for e in left if e.id not in found}


def _through(e: Evidence, known: _Known, context: _Context) -> Iterator[tuple[str, tuple[str, str] | None]]:
    if e.article in known.articles:
        yield known.articles[e.article], None
    for declared in e.declared:
        if declared.article in known.articles and declared.kind in _POINTS_AT:
            yield known.articles[declared.article], (declared.article, reason(declared.kind))
    yield from _repeated(e, known, context)


def _repeated(e: Evidence, known: _Known, context: _Context) -> Iterator[tuple[str, tuple[str, str] | None]]:
    articles = (context.roots.get(e.article, e.article), *sorted(e.copies))
    marks = (
        (articles, known.articles, "near-duplicate"),
        (e.credit, known.credits, "the same wire credit"),
        (e.quotes, known.quotes, "the same quotation"),
    )
    for names, ends, why in marks:
        for name in names:
            if name in ends:
                yield ends[name], (name if ends is not known.quotes else "", why)


def _ended(e: Evidence) -> Chain:
    cited = next((d for d in e.declared if d.kind in _POINTS_AT), None)
    if cited:
        return Chain(e, cited.party, direct=False, via=(cited.party, reason(cited.kind)))
    if e.credit:
        return Chain(e, e.credit[0], direct=False, via=(e.credit[0], reason(OriginKind.CREDIT)))
    return Chain(e, UNKNOWN, direct=False)


def reason(kind: OriginKind) -> str:
    """Word how a text declares where it has something from."""
    return {
        OriginKind.CREDIT: "wire credit",
        OriginKind.LINK: "links to it",
        OriginKind.SOURCE_LIST: "lists it as a source",
    }.get(kind, kind.value.replace("_", " "))


def steps(chain: Chain, end: str) -> tuple[Step, ...]:
    """Return the links from the article to its end, each with its reason; `end` is how the end is shown."""
    e = chain.said
    nodes = [(e.article, "")]
    nodes += [chain.via] if chain.via and chain.via[0] else []
    if chain.via is None:
        nodes += _between(e)
    nodes.append((end, chain.via[1] if chain.via and not chain.via[0] else _last_reason(e, chain)))
    return tuple(Step(one, to, why) for (one, _), (to, why) in pairwise(nodes) if one != to)


def _between(e: Evidence) -> Iterator[tuple[str, str]]:
    cited = next((d for d in e.declared if d.kind in TAKEN_FROM and d.party not in e.parties), None)
    if cited:
        yield cited.article or cited.party, reason(cited.kind)
    if e.document_of and e.document_of not in e.parties:
        yield e.document_of, "published by"
    for party in e.chain:
        yield party, "quotes"
    if e.addressee:
        yield e.addressee, "was told"


def _last_reason(e: Evidence, chain: Chain) -> str:
    if chain.end == UNKNOWN:
        return "no origin is named"
    return "in its own voice" if not e.parties else f"holder of {e.act.value}"
