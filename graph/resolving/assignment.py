"""Which claims the utterances of one document are about, which they answer, and how those claims relate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph import answers, claims, ids, times
from graph.answers import Answer
from graph.claims import MOST_WORDINGS, Candidate, Match
from graph.matching.words import content
from graph.model import Act, Part
from graph.resolving import kinds, proposals, relations
from graph.resolving.held import HeldUtterance
from graph.resolving.meant import meant
from graph.resolving.propositions import wording
from graph.resolving.utterances import Resolution
from graph.rows import Edge, EdgeType, Node, NodeLabel, Value
from graph.standing import Bearing, Relation
from graph.submission import Submission

# of these so many are compared by their meaning too, with a vector each
_MOST_COMPARED = 6


class Assignment:
    """The assignments of one submission: call `assign` once, then take `rows`, `touched` and `reworded`.

    `reworded` are the claims, with their wording, that a text that is read again words otherwise.
    """

    def __init__(
        self, submission: Submission, candidates: Iterable[Candidate], before: Mapping[str, HeldUtterance]
    ) -> None:
        self.submission = submission
        self.candidates = {c.id: c for c in candidates}
        self.before = before
        self.rows: list[Node | Edge] = []
        self.touched: set[str] = set()
        self.reworded: dict[str, str] = {}
        self._claim_of: dict[int, str] = {}
        # where in which part of this text a claim is stated
        self._stated: list[tuple[Part, int, str]] = []
        # whose wording this text gave, before it was read again
        self._opened = {ids.claim(u.id) for u in before.values() if u.version == submission.version_id}
        self._recorded = times.text(submission.snapshot.recorded)

    def assign(self, said: Sequence[Resolution]) -> None:
        """Assign what states something (the body before the headline), then what answers it, then the relations."""
        for one in sorted((s for s in said if not kinds.is_answer(s) and not kinds.is_void(s)), key=_body_first):
            self._state(one)
        for one in said:
            if kinds.is_answer(one):
                self._answer(one)
            self._relate_means(one)
            if one.proposition.blames and self._claim_of.get(one.index) in self.candidates:
                self._counter(one, self.candidates[self._claim_of[one.index]])
        changed = [self.candidates[claim] for claim in sorted(set(self._claim_of.values())) if claim in self.candidates]
        held = list(self.candidates.values())
        for found in (*relations.relate(changed, held), *relations.vary(changed, held)):
            self._relate(found.relation, found.one, found.other, found.reason)

    def _state(self, said: Resolution) -> None:
        found = self._same(said) or Match(self._new_claim(said), 1.0, "first said here")
        if found.opposed:
            self._about(said, found.claim, Bearing.CONTRADICTS, found.score, found.reason)
            return
        self._about(said, found.claim, kinds.bearing_of_statement(said.utterance.act), found.score, found.reason)
        self._claim_of[said.index] = found.claim
        self._stated.append((said.utterance.part, min(said.spans, default=(0, 0))[0], found.claim))
        if found.claim in self._opened:
            self.reworded.setdefault(found.claim, wording(self.submission, said.utterance))
        self._concern(said, found.claim)

    def _same(self, said: Resolution) -> Match | None:
        known = self.before.get(said.id)
        if known and known.states in self.candidates:
            return Match(known.states, 1.0, "the same words read again")
        wanted = kinds.sought(said)
        parties = wanted.accused | wanted.holders
        near = [c for c in self.candidates.values() if (c.proposition.accused | c.proposition.holders) & parties]
        found = claims.match(wanted, near)
        if found and found.opposed and kinds.is_unsure(said):
            return None
        return found or meant(said.utterance.act, wanted, self.submission.article_id, near)

    def _new_claim(self, said: Resolution) -> str:
        identity = ids.claim(said.id)
        props: dict[str, Value] = {
            "proposition": wording(self.submission, said.utterance),
            "words": said.proposition.words,
            "units": tuple(sorted(said.proposition.units)),
            "blames": said.proposition.blames,
            "negated": said.proposition.negated,
            "plain": said.proposition.plain,
            "part": said.proposition.part,
            "victims": tuple(sorted(said.proposition.victims)),
            "recorded": self._recorded,
            "first": said.id,
        }
        self.rows.append(Node(NodeLabel.CLAIM, identity, props))
        # what is compared of it is held by the claim, wording by wording
        self.candidates[identity] = Candidate(identity, replace(said.proposition, compared=None), since=_since(said))
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
            blames=one.blames or other.blames,
        )
        props: dict[str, Value] = {}
        if grown.blames != one.blames:
            props["blames"] = True
        if grown.victims != one.victims:
            props["victims"] = tuple(sorted(grown.victims))
        wordings = held.wordings
        if other.words not in (one.words, *wordings) and len(wordings) < MOST_WORDINGS:
            wordings = (*wordings, other.words)
            props["wordings"] = tuple(" ".join(words) for words in wordings)
        compared = held.compared
        if other.compared and len(compared) < _MOST_COMPARED and all(c.words != other.words for c in compared):
            compared = (*compared, other.compared)
            props["compared"] = tuple(one.packed() for one in compared)
        if props:
            self.rows.append(Node(NodeLabel.CLAIM, held.id, props))
        # what only a headline says is no statement that an answer of the body would meet
        body = not said.headline and kinds.bearing_of_statement(said.utterance.act) is Bearing.STATES
        self.candidates[held.id] = replace(
            held,
            proposition=grown,
            articles=held.articles | {self.submission.article_id} if body else held.articles,
            wordings=wordings,
            compared=compared,
            since=self._first_said(said, held) if body else held.since,
            voices=held.voices.union(*(content(party.name) for party in said.parties)),
        )

    def _first_said(self, said: Resolution, held: Candidate) -> tuple[str, int]:
        since = _since(said)
        # the base holds when a claim of this text was first said, and only the text in which order
        again = held.id in self._opened and held.since == (since[0], 0)
        return since if again else min(held.since, since)

    def _answer(self, said: Resolution) -> None:
        # of "asked for comment" the parties asked are the targets
        asked = said.targets if said.utterance.act is Act.ASKED_FOR_COMMENT else ()
        # who is accused in person answers for itself, also when it speaks for others
        spoken = (said.speaker,) if said.speaker else ()
        parties = frozenset(p.party for p in (*said.parties, *spoken, *asked))
        here = self.submission.article_id
        answer = Answer(
            said.utterance.act, parties, said.proposition.words, said.text, here, said.named, self._after(said)
        )
        candidates = kinds.answered(said, self.candidates.values())
        met = answers.meet(answer, candidates)
        for found in met:
            self._about(said, found.claim, kinds.bearing_of_answer(said.utterance.act), found.score, found.reason)
        if not met and (kinds.own_content(said) or kinds.admits_first(said, answer, candidates)):
            self._state(said)
        elif not met:
            self.rows += proposals.of(said.id, answer, candidates, self._recorded)

    def _after(self, said: Resolution) -> tuple[str, ...]:
        """Return the claims stated before an answer in its part of the text, the nearest first."""
        part, start = said.utterance.part, min(said.spans, default=(0, 0))[0]
        before = [(at, claim) for where, at, claim in self._stated if where is part and at < start]
        return tuple(dict.fromkeys(claim for _, claim in sorted(before, reverse=True)))

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
