"""Which claims the utterances of one document are about, which they answer, and how those claims relate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph import answers, claims, ids, times
from graph.answers import Answer
from graph.claims import Candidate, Match
from graph.held import HeldUtterance
from graph.lexicon import lexicon
from graph.model import ANSWERS, RESPONSES, Act, Part
from graph.propositions import wording
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Relation
from graph.submission import Submission
from graph.utterances import Resolution
from graph.words import tokens

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
                self._relate_counter(one, self._claim_of[one.index])

    def _state(self, said: Resolution) -> None:
        found = self._same(said) or Match(self._new_claim(said), 1.0, "first said here")
        self._about(said, found.claim, _bearing_of_statement(said.utterance.act), found.score, found.reason)
        self._claim_of[said.index] = found.claim
        self._concern(said, found.claim)

    def _same(self, said: Resolution) -> Match | None:
        known = self.before.get(said.id)
        if known and known.claims:
            return Match(known.claims[0], 1.0, "the same words read again")
        parties = said.proposition.targets | said.proposition.holders
        near = [c for c in self.candidates.values() if (c.proposition.targets | c.proposition.holders) & parties]
        return claims.match(said.proposition, near)

    def _new_claim(self, said: Resolution) -> str:
        identity = ids.claim(said.id)
        props: dict[str, Value] = {
            "proposition": wording(self.submission, said.utterance),
            "words": said.proposition.words,
            "units": tuple(sorted(said.proposition.units)),
            "blames": said.proposition.blames,
            "part": said.proposition.part,
            "recorded": self._recorded,
            "first": said.id,
        }
        self.rows.append(Node(NodeLabel.CLAIM, identity, props))
        order = (self._recorded, 1 + said.index)
        self.candidates[identity] = Candidate(identity, said.proposition, since=order)
        return identity

    def _about(self, said: Resolution, claim: str, bearing: Bearing, score: float, reason: str) -> None:
        ends = (NodeLabel.UTTERANCE, NodeLabel.CLAIM)
        props = {"bearing": bearing.value, "score": score, "reason": reason, "from": self._recorded}
        identity = ids.edge("about", said.id, claim, bearing.value)
        self.rows.append(Edge(EdgeType.ABOUT, ends, identity, said.id, claim, props))
        self.touched.add(claim)

    def _concern(self, said: Resolution, claim: str) -> None:
        ends = (NodeLabel.CLAIM, NodeLabel.ENTITY)
        roles = [("target", t.id) for t in said.targets] + [("holder", p.id) for p in said.parties]
        for role, party in roles:
            identity = ids.edge("concerns", claim, role, party)
            props = {"role": role, "from": self._recorded}
            self.rows.append(Edge(EdgeType.CONCERNS, ends, identity, claim, party, props))
        held = self.candidates.get(claim)
        if held is None:
            return
        grown = replace(
            held.proposition,
            targets=held.proposition.targets | said.proposition.targets,
            holders=held.proposition.holders | said.proposition.holders,
        )
        wordings = held.wordings
        if said.proposition.words not in (held.proposition.words, *wordings) and len(wordings) < _MOST_WORDINGS:
            wordings = (*wordings, said.proposition.words)
            worded: dict[str, Value] = {"wordings": tuple(" ".join(words) for words in wordings)}
            self.rows.append(Node(NodeLabel.CLAIM, claim, worded))
        # what only a headline says is no statement that an answer of the body would meet
        stated = frozenset() if said.utterance.part is Part.TITLE else frozenset({self.submission.article_id})
        here = held.articles | stated
        self.candidates[claim] = replace(held, proposition=grown, articles=here, wordings=wordings)

    def _answer(self, said: Resolution) -> None:
        # of "asked for comment" the parties asked are the targets
        asked = said.targets if said.utterance.act is Act.ASKED_FOR_COMMENT else ()
        parties = frozenset(p.id for p in (*said.parties, *asked))
        here = self.submission.article_id
        answer = Answer(said.utterance.act, parties, said.proposition.words, said.text, here, said.named)
        for found in answers.meet(answer, list(self.candidates.values())):
            self._about(said, found.claim, _bearing_of_answer(said.utterance.act), found.score, found.reason)

    def _relate_means(self, said: Resolution) -> None:
        whole = said.utterance.means_of
        one, other = self._claim_of.get(said.index), self._claim_of.get(whole) if whole is not None else None
        if one and other and one != other:
            self._relate(Relation.MEANS_OF, one, other, "gives means or numbers of it, in the same passage")

    def _relate_counter(self, said: Resolution, claim: str) -> None:
        for held in list(self.candidates.values()):
            if held.id == claim or not self._counters(said, held):
                continue
            self._relate(Relation.COUNTER_ACCUSES, claim, held.id, "blames who made that claim, in the same article")
            if held.proposition.targets & said.proposition.holders:
                reason = "the accused accuses its accuser, in the same article"
                self._about(said, held.id, Bearing.ANSWERS, 0.9, reason)

    def _counters(self, said: Resolution, held: Candidate) -> bool:
        # who answered first is answered, not answering
        claim = self.candidates[self._claim_of[said.index]]
        return (
            held.proposition.blames
            and held.since < claim.since
            and self.submission.article_id in held.articles
            and bool(held.proposition.holders & said.proposition.targets)
            and not held.proposition.targets & said.proposition.targets
        )

    def _relate(self, relation: Relation, one: str, other: str, reason: str) -> None:
        ends = (NodeLabel.CLAIM, NodeLabel.CLAIM)
        props = {"relation": relation.value, "reason": reason, "from": self._recorded}
        identity = ids.edge("relates", relation.value, one, other)
        self.rows.append(Edge(EdgeType.RELATES, ends, identity, one, other, props))


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
