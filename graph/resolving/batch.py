"""Submissions that are filed together: each sees what those before it add, and all of it is written at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph import times, writing
from graph.bolt import Runner
from graph.claims import Candidate
from graph.deriving.superseded import Dropped, Text
from graph.entities import Named
from graph.resolving.held import HeldClaim, HeldUtterance, HeldVersion
from graph.resolving.lookups import Lookups
from graph.resolving.owners import Tie
from graph.resolving.remembered import Remembered, latest
from graph.rows import Edge, EdgeType, Node, NodeLabel, joined_edges, joined_nodes

_TIES = frozenset({EdgeType.IS, EdgeType.OWNED_BY})


@dataclass(frozen=True, slots=True)
class Added:
    """What one submission adds: its rows, its versions and utterances, and the claims that it changed as compared."""

    article: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    versions: Sequence[HeldVersion]
    said: Mapping[str, HeldUtterance]
    claims: Mapping[str, Candidate]
    dropped: Mapping[str, Dropped]
    recorded: str
    text: Text | None = None


class Batch:
    """`Candidates` over one transaction: what is written, what this process remembers of it, and what is pending."""

    def __init__(self, tx: Runner, remembered: Remembered) -> None:
        self._tx = tx
        self._lookups = Lookups(tx)
        self._remembered = remembered
        self._names: dict[str, dict[str, Named]] = {}
        self._named: dict[str, Named] = {}
        self._known: set[str] = set()
        self._versions: dict[str, Sequence[HeldVersion]] = {}
        self._said: dict[str, Mapping[str, HeldUtterance]] = {}
        self._parties: dict[str, set[str]] = {}
        self._claims: dict[str, HeldClaim] = {}
        self._pending: dict[str, set[str]] = {}
        self._nodes: list[Node] = []
        self._edges: list[Edge] = []
        self._dropped: dict[str, Dropped] = {}
        self._texts: dict[str, dict[str, Text]] = {}
        self._unnamed: dict[str, datetime] = {}
        self._ties: dict[str, dict[str, Tie]] = {}

    def expect(self, articles: Iterable[str], keys: Collection[str]) -> None:
        """Look up at once what submissions will ask for: their articles, and whom the keys of their names mean."""
        wanted = {article for article in articles if article not in self._versions}
        held = self._lookups.versions_of(wanted)
        said = self._lookups.said_in(held)
        for article in wanted:
            self._versions[article], self._said[article] = held.get(article, ()), said.get(article, {})
        self._learn_names(keys)
        self._learn_parties({n.into or n.id for key in keys for n in self._names[key].values()}, ())

    def names(self, keys: Sequence[str]) -> Sequence[Named]:
        """Return the entities that these name keys lead to."""
        self._learn_names(keys)
        return [self._now(named) for key in keys for _, named in sorted(self._names[key].items())]

    def versions(self, article: str) -> Sequence[HeldVersion]:
        """Return the versions of an article."""
        self.expect([article], ())
        return self._versions[article]

    def said(self, article: str) -> Sequence[HeldUtterance]:
        """Return the utterances of all versions of an article."""
        self.expect([article], ())
        return list(self._said[article].values())

    def texts(self, article: str) -> Sequence[Text]:
        """Return the texts of the versions of an article that are not withdrawn."""
        held = {text.version: text for text in self._lookups.texts_of(article)}
        return list((held | self._texts.get(article, {})).values())

    def ties(self, outlet: str) -> Sequence[Tie]:
        """Return who an outlet, by its id, was and who owned it over time."""
        if outlet not in self._ties:
            known = self._remembered.ties.get(outlet)
            held = self._lookups.ties_of([outlet])[outlet] if known is None else known
            self._ties[outlet] = {tie.id: tie for tie in held}
        return list(self._ties[outlet].values())

    def unnamed(self, ids: Collection[str]) -> Mapping[str, datetime]:
        """Return which of these unnamed groups and speakers are held, and since when."""
        return self._lookups.unnamed(ids) | {i: self._unnamed[i] for i in ids if i in self._unnamed}

    def claims(self, parties: Sequence[str], groups: Sequence[str], also: Collection[str] = ()) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, or blame any of these groups, the latest of each.

        Those of the ids in `also` are among them, where they are held.
        """
        self._learn_parties(parties, groups)
        lists = [self._parties[party] for party in (*parties, *groups)]
        self._learn_claims({*also, *(claim for claims in lists for claim in claims)})
        chosen = {claim for claims in lists for claim in latest(claims, self._claims)}
        chosen.update(claim for claim in also if claim in self._claims)
        return [self._claims[claim].candidate for claim in sorted(chosen)]

    def _learn_names(self, keys: Collection[str]) -> None:
        missing = [key for key in dict.fromkeys(keys) if key not in self._names]
        asked = [key for key in missing if key not in self._remembered.names]
        for key in missing:
            self._names[key] = {n.id: n for n in self._remembered.names.get(key, ())}
        for named in self._lookups.names(asked):
            self._names[named.key][named.id] = named
        found = [self._now(named) for key in missing for named in self._names[key].values()]
        self._known |= {i for named in found for i in (named.id, named.into) if i}
        for named in found:
            self._named.setdefault(named.id, named)

    def _now(self, named: Named) -> Named:
        """Return an entity with what submissions before have told of it."""
        told = self._named.get(named.id) or self._remembered.told.get(named.id)
        return named.known_as(told) if told else named

    def _learn_parties(self, parties: Collection[str], groups: Collection[str]) -> None:
        """Look up the claims of parties and groups; a party that no name leads to is new, and has none."""
        asked: set[str] = set()
        for party in dict.fromkeys((*parties, *groups)):
            if party not in self._parties:
                remembered = self._remembered.parties.get(party)
                self._parties[party] = self._pending.get(party, set()).union(remembered or ())
                if remembered is None and (party in self._known or party in groups):
                    asked.add(party)
        for party, claims in self._lookups.claims_of(asked.difference(groups), asked.intersection(groups)).items():
            self._parties[party] |= set(claims)

    def _learn_claims(self, claims: Collection[str]) -> None:
        missing = [claim for claim in claims if claim not in self._claims]
        kept = {claim: self._remembered.claims.get(claim) for claim in missing}
        self._claims |= {claim: held for claim, held in kept.items() if held is not None}
        self._claims |= self._lookups.compared([claim for claim, held in kept.items() if held is None])

    def add(self, added: Added) -> None:
        """Let what a submission adds be seen by those after it; it is written by `write`."""
        self._nodes += added.nodes
        self._edges += added.edges
        self._dropped |= added.dropped
        if added.text is not None:
            self._texts.setdefault(added.article, {})[added.text.version] = added.text
        self._versions[added.article] = added.versions
        self._said[added.article] = added.said
        self._add_names(added)
        self._add_ties(added)
        self._add_claims(added)

    def _add_names(self, added: Added) -> None:
        for node in added.nodes:
            if node.label is NodeLabel.ENTITY:
                if not node.props.get("named") and "recorded" in node.props:
                    self._unnamed[node.id] = times.aware(str(node.props["recorded"]))
                before = self._named.get(node.id)
                if before or "name" in node.props:
                    self._named[node.id] = before.told(node.props) if before else Named.made(node.id, node.props)
        for edge in added.edges:
            if edge.type is EdgeType.NAMES and edge.end in self._named:
                named = replace(self._named[edge.end], key=edge.start)
                self._names.setdefault(edge.start, {})[edge.end] = named

    def _add_ties(self, added: Added) -> None:
        for edge in (e for e in added.edges if e.type in _TIES):
            self.ties(edge.start)
            own, to = str(edge.props.get("own") or edge.end), edge.props["to"]
            since = str(edge.props["from"])
            self._ties[edge.start][edge.id] = Tie(
                edge.id, edge.type, own, edge.end, since, None if to is None else str(to)
            )

    def _add_claims(self, added: Added) -> None:
        concerned: dict[str, dict[tuple[str, str], str]] = {}
        for edge in added.edges:
            if edge.type is EdgeType.CONCERNS:
                role, since = str(edge.props["role"]), str(edge.props["from"])
                concerned.setdefault(edge.start, {})[role, edge.end] = since
        for claim, candidate in added.claims.items():
            before = self._claims.get(claim)
            same = before is not None and before.candidate is candidate and before.recorded <= added.recorded
            if same and claim not in concerned:
                continue
            recorded = min(before.recorded, added.recorded) if before else added.recorded
            joined = dict(before.concerned) if before else {}
            for key, since in concerned.get(claim, {}).items():
                joined[key] = min(since, joined.get(key, since))
            self._claims[claim] = HeldClaim(_as_read(candidate, recorded), recorded, joined)
            groups = {key for _, key in candidate.proposition.groups}
            for party in {*(party for _, party in joined), *groups}:
                self._pending.setdefault(party, set()).add(claim)
                if party in self._parties:
                    self._parties[party].add(claim)

    def write(self) -> None:
        """Write what is pending, without what is held just so."""
        nodes = [node for node in joined_nodes(self._nodes) if not self._is_held(node)]
        edges = joined_edges(self._edges)
        if nodes or edges:
            writing.articles(self._tx, nodes, edges)
        if self._dropped:
            writing.superseded(self._tx, self._dropped)
        self._remembered.written.update({n.id: n.props for n in self._nodes if n.label is NodeLabel.OUTLET})
        self._nodes, self._edges, self._dropped = [], [], {}

    def _is_held(self, node: Node) -> bool:
        # every article of an outlet would write it again
        return node.label is NodeLabel.OUTLET and self._remembered.written.get(node.id) == node.props

    def remember(self) -> None:
        """Hand on to the next transaction what this one has learnt and made."""
        remembered = self._remembered
        for key, names in self._names.items():
            remembered.names[key] = tuple(self._now(named) for _, named in sorted(names.items()))
        remembered.tell(self._named)
        remembered.claims.update(self._claims)
        remembered.ties.update({outlet: tuple(ties.values()) for outlet, ties in self._ties.items()})
        for party, claims in self._parties.items():
            kept = latest(claims, self._claims) if all(c in self._claims for c in claims) else claims
            remembered.parties[party] = frozenset(kept)
        for party, claims in self._pending.items():
            if party not in self._parties and party in remembered.parties:
                remembered.parties[party] |= claims


def _as_read(candidate: Candidate, recorded: str) -> Candidate:
    """Return a claim as a look-up would find it in the graph."""
    proposition = candidate.proposition
    # the outlet that speaks in its own voice is no party of the graph
    holders = frozenset(h for h in proposition.holders if not h.startswith("outlet:"))
    since = (candidate.since[0] if candidate.articles else recorded, 0)
    return replace(candidate, proposition=replace(proposition, holders=holders), since=since)
