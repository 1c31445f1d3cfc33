"""Which claims the utterances of one document are about, which they answer, and how those claims relate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph import answers, claims, ids, times
from graph.answers import Answer
from graph.claims import Candidate, Match
from graph.lexicon import lexicon
from graph.matching.words import content, tokens
from graph.model import ANSWERS, RESPONSES, Act, Part
from graph.resolving import proposals, relations
from graph.resolving.held import HeldUtterance
from graph.resolving.propositions import wording
from graph.resolving.utterances import Resolution
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Relation
from graph.submission import Submission

# ways of saying one thing that are kept for comparison; more would slow filing and find little that these do not
_MOST_WORDINGS = 12

_WITHDRAWING = frozenset({Act.RETRACT, Act.CORRECT})


class Assignment:
    """The assignments of one submission: call `assign` once, then take `rows` and `touched`."""

    def __init__(
        self, submission: Submission, candidates: Iterable[Candidate], before: Mapping[str, HeldUtterance]
    ) -> None:
        self.submission = submission
        self.candidates = {c.id: c for c in candidates}
        self.before = before
        self.rows: list[Node | Edge] = []
        self.touched: set[str] = set()
        self._claim_of: dict[int, str] = {}
        self._recorded = times.text(submission.snapshot.recorded)

    def assign(self, said: Sequence[Resolution]) -> None:
        """Assign what states something (the body before the headline), then what answers it, then the relations."""
        for one in sorted((s for s in said if not _is_answer(s)), key=_body_first):
            self._state(one)
        for one in said:
            if _is_answer(one):
                self._answer(one)
            self._relate_means(one)
            if one.proposition.blames and one.index in self._claim_of:
                self._counter(one, self.candidates[self._claim_of[one.index]])
        changed = [self.candidates[claim] for claim in sorted(set(self._claim_of.values())) if claim in self.candidates]
        for found in relations.relate(changed, list(self.candidates.values())):
            self._relate(found.relation, found.one, found.other, found.reason)

    def _state(self, said: Resolution) -> None:
        found = self._same(said) or Match(self._new_claim(said), 1.0, "first said here")
        self._about(said, found.claim, _bearing_of_statement(said.utterance.act), found.score, found.reason)
        self._claim_of[said.index] = found.claim
        self._concern(said, found.claim)

    def _same(self, said: Resolution) -> Match | None:
        known = self.before.get(said.id)
        if known and known.claims:
            return Match(known.claims[0], 1.0, "the same words read again")
        parties = said.proposition.accused | said.proposition.holders
        near = [c for c in self.candidates.values() if (c.proposition.accused | c.proposition.holders) & parties]
        return claims.match(said.proposition, near)

    def _new_claim(self, said: Resolution) -> str:
        identity = ids.claim(said.id)
        props: dict[str, Value] = {
            "proposition": wording(self.submission, said.utterance),
            "words": said.proposition.words,
            "units": tuple(sorted(said.proposition.units)),
            "blames": said.proposition.blames,
            "part": said.proposition.part,
            "victims": tuple(sorted(said.proposition.victims)),
            "recorded": self._recorded,
            "first": said.id,
        }
        self.rows.append(Node(NodeLabel.CLAIM, identity, props))
        self.candidates[identity] = Candidate(identity, said.proposition, since=_since(said))
        return identity

    def _about(self, said: Resolution, claim: str, bearing: Bearing, score: float, reason: str) -> None:
        ends = (NodeLabel.UTTERANCE, NodeLabel.CLAIM)
        props = {"bearing": bearing.value, "score": score, "reason": reason, "from": self._recorded}
        identity = ids.edge("about", said.id, claim, bearing.value)
        self.rows.append(Edge(EdgeType.ABOUT, ends, identity, said.id, claim, props))
        self.touched.add(claim)

    def _concern(self, said: Resolution, claim: str) -> None:
        ends = (NodeLabel.CLAIM, NodeLabel.ENTITY)
        roles = [("target", t.party) for t in said.targets] + [("holder", p.party) for p in said.parties]
        for role, party in roles:
            identity = ids.edge("concerns", claim, role, party)
            props = {"role": role, "from": self._recorded}
            self.rows.append(Edge(EdgeType.CONCERNS, ends, identity, claim, party, props))
        for party, key in sorted(said.proposition.groups):
            self.rows.append(Node(NodeLabel.NAME, key, {}))
            names = (NodeLabel.NAME, NodeLabel.ENTITY)
            self.rows.append(
                Edge(EdgeType.NAMES, names, ids.edge("names", key, party), key, party, {"from": self._recorded})
            )
        if claim in self.candidates:
            self._grow(said, self.candidates[claim])

    def _grow(self, said: Resolution, held: Candidate) -> None:
        one, other = held.proposition, said.proposition
        grown = replace(
            one,
            targets=one.targets | other.targets,
            holders=one.holders | other.holders,
            groups=one.groups | other.groups,
            victims=one.victims | other.victims,
        )
        props: dict[str, Value] = {}
        if grown.victims != one.victims:
            props["victims"] = tuple(sorted(grown.victims))
        wordings = held.wordings
        if other.words not in (one.words, *wordings) and len(wordings) < _MOST_WORDINGS:
            wordings = (*wordings, other.words)
            props["wordings"] = tuple(" ".join(words) for words in wordings)
        if props:
            self.rows.append(Node(NodeLabel.CLAIM, held.id, props))
        # what only a headline says is no statement that an answer of the body would meet
        body = not said.headline and _bearing_of_statement(said.utterance.act) is Bearing.STATES
        self.candidates[held.id] = replace(
            held,
            proposition=grown,
            articles=held.articles | {self.submission.article_id} if body else held.articles,
            wordings=wordings,
            since=min(held.since, _since(said)) if body else held.since,
            voices=held.voices.union(*(content(party.name) for party in said.parties)),
        )

    def _answer(self, said: Resolution) -> None:
        # of "asked for comment" the parties asked are the targets
        asked = said.targets if said.utterance.act is Act.ASKED_FOR_COMMENT else ()
        parties = frozenset(p.party for p in (*said.parties, *asked))
        here = self.submission.article_id
        answer = Answer(said.utterance.act, parties, said.proposition.words, said.text, here, said.named)
        candidates = list(self.candidates.values())
        met = answers.meet(answer, candidates)
        for found in met:
            self._about(said, found.claim, _bearing_of_answer(said.utterance.act), found.score, found.reason)
        if not met:
            self.rows += proposals.of(said.id, answer, candidates, self._recorded)

    def _relate_means(self, said: Resolution) -> None:
        whole = said.utterance.means_of
        one, other = self._claim_of.get(said.index), self._claim_of.get(whole) if whole is not None else None
        if one and other and one != other:
            self._relate(Relation.MEANS_OF, one, other, "gives means or numbers of it, in the same passage")

    def _counter(self, said: Resolution, claim: Candidate) -> None:
        for held in list(self.candidates.values()):
            here = self.submission.article_id in held.articles
            own = bool(held.proposition.targets & said.proposition.holders)
            if here and own and held.id != claim.id and relations.counters(claim, held):
                reason = "the accused accuses its accuser, in the same article"
                self._about(said, held.id, Bearing.ANSWERS, 0.9, reason)

    def _relate(self, relation: Relation, one: str, other: str, reason: str) -> None:
        ends = (NodeLabel.CLAIM, NodeLabel.CLAIM)
        props = {"relation": relation.value, "reason": reason, "from": self._recorded}
        identity = ids.edge("relates", relation.value, one, other)
        self.rows.append(Edge(EdgeType.RELATES, ends, identity, one, other, props))


def _since(said: Resolution) -> tuple[str, int]:
    return times.text(said.when.start), 1 + said.index


def _body_first(said: Resolution) -> tuple[bool, int]:
    return said.utterance.part is Part.TITLE, said.index


def _is_answer(said: Resolution) -> bool:
    act = said.utterance.act
    if act is Act.EVIDENCE_STATUS:
        # "could not verify the claims" speaks of claims; "no evidence that P" has its own proposition
        nouns = lexicon().many_accusations | lexicon().one_accusation
        return bool(set(tokens(said.text)) & nouns)
    return act in ANSWERS | RESPONSES | _WITHDRAWING


def _bearing_of_statement(act: Act) -> Bearing:
    if act is Act.EVIDENCE_STATUS:
        return Bearing.EVIDENCE
    return Bearing.ASKS if act is Act.OPEN_QUESTION else Bearing.STATES


def _bearing_of_answer(act: Act) -> Bearing:
    if act is Act.EVIDENCE_STATUS:
        return Bearing.EVIDENCE
    return Bearing.WITHDRAWS if act in _WITHDRAWING else Bearing.ANSWERS
