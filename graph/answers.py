"""Which claims an answer meets: first those of its own article, then others about the same party, by their words.

Denials, dismissals, disputes, admissions, responses, counter-accusations and evidence statements are answers here. One
that fits no claim stays an answer to something that the base does not hold; it is never forced onto another claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.claims import Candidate
from graph.lexicon import lexicon
from graph.matching.bare import telling
from graph.matching.compared import weighed
from graph.matching.synonyms import met
from graph.matching.words import stem, tokens
from graph.model import RESPONSES, WITHDRAWING, Act

# how much of an answer's own words a claim holds, and they of it, from which they point at it: an answer repeats a part
# of what it answers
_POINTS_AT = 0.30
# words by which a third party says more than one of its own many
_MORE_THAN_ONE = 0.22
# so few telling words of a party's own answer say nothing against the one claim that is there
_FEW = 2
# how much better the best must be than the next to be the one clear candidate
_CLEARLY = 1.25


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, resolved: who answers (or is asked), for what its words are, where, and whom its words name.

    `after` are the claims that its text states before it, the nearest first.
    """

    act: Act
    parties: frozenset[str]
    words: tuple[str, ...]
    text: str
    article: str
    named: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()

    @property
    def telling(self) -> frozenset[str]:
        """The stems of its words that do not only reject."""
        return telling(self.words, law=True) - _rejecting()


@dataclass(frozen=True, slots=True)
class Met:
    """A claim that an answer meets, with the reason."""

    claim: str
    score: float
    reason: str


def of_what(words: Sequence[str]) -> set[str]:
    """Return the stems of an evidence statement that say of what there is evidence; of "the claims" alone none."""
    known = lexicon()
    told = known.many_accusations | known.one_accusation | known.of_evidence
    return set(words) - {stem(word) for word in told}


def meet(answer: Answer, candidates: Sequence[Candidate]) -> tuple[Met, ...]:
    """Choose the claims that the answer meets; empty where none or no clear one is held."""
    if answer.act in WITHDRAWING:
        return _withdraw(answer, candidates)
    blamed = [c for c in candidates if c.proposition.blames and not c.proposition.holders & answer.parties]
    own = [c for c in blamed if c.proposition.targets & answer.parties]
    here = [c for c in own if answer.article in c.articles]
    if here:
        return _choose(answer, here, "stated in the same article about the party that answers")
    if own:
        return _by_words(answer, own, "stated elsewhere about the party that answers")
    others = [c for c in blamed if answer.article in c.articles]
    if answer.act in RESPONSES:
        # a witness or victim who gives no comment responds to nothing that is said against it
        return ()
    if not others:
        spoken_of = [c for c in blamed if c.proposition.targets & answer.named]
        return _by_words(answer, spoken_of, "stated elsewhere about a party that the answer names")
    return _choose(answer, others, "stated in the same article about another party", own=False)


def _withdraw(answer: Answer, candidates: Sequence[Candidate]) -> tuple[Met, ...]:
    """Choose what is taken back: what its holder has said, for an outlet what its article or its words name."""
    own = [c for c in candidates if c.proposition.holders & answer.parties]
    here = [c for c in own or candidates if answer.article in c.articles]
    if here:
        return _choose(answer, here, "stated in the same article")
    if own:
        return _by_words(answer, own, "stated elsewhere by who takes it back")
    spoken_of = [c for c in candidates if (c.proposition.targets | c.proposition.holders) & answer.named]
    return _by_words(answer, spoken_of, "stated elsewhere about a party that it names")


def _choose(answer: Answer, candidates: Sequence[Candidate], where: str, *, own: bool = True) -> tuple[Met, ...]:
    wholes = [c for c in candidates if not c.proposition.part] or list(candidates)
    if answer.act in RESPONSES or _covers_all(answer):
        return tuple(Met(c.id, 1.0, f"{where}; covers all of it") for c in sorted(wholes, key=lambda c: c.id))
    if len(wholes) == 1 and _may_mean(answer, wholes[0], own=own):
        return (Met(wholes[0].id, 0.9, f"{where}; the only one"),)
    named = [c for c in wholes if c.voices & set(answer.words)]
    if len(named) == 1:
        return (Met(named[0].id, 0.8, f"{where}; it says whose accusation it answers"),)
    nearest = _nearest(answer, wholes)
    if nearest:
        return (Met(nearest, 0.7, f"{where}; the one stated last before it"),)
    return _by_words(answer, candidates, where)


def _by_words(answer: Answer, candidates: Sequence[Candidate], where: str) -> tuple[Met, ...]:
    scored = sorted(((_alike(answer, c), c.id) for c in candidates), key=_best)
    if not scored or scored[0][0] < _POINTS_AT:
        return ()
    best, claim = scored[0]
    if len(scored) > 1 and best < _CLEARLY * scored[1][0]:
        return ()
    return (Met(claim, round(best, 3), f"{where}; its words are {best:.2f} alike"),)


def _alike(answer: Answer, candidate: Candidate) -> float:
    """Return how alike an answer's words are to a claim's: Dice, and which share of them the claim has or puts so."""
    words, held = answer.telling, (candidate.proposition.words, *candidate.wordings)
    whole = weighed(words)
    share = max(weighed(met(words, one)) for one in held) / whole if whole else 0.0
    return (candidate.alike(answer.words) + share) / 2


def _best(scored: tuple[float, str]) -> tuple[float, str]:
    return -scored[0], scored[1]


def _nearest(answer: Answer, candidates: Sequence[Candidate]) -> str | None:
    """Return the claim that an answer without words of its own follows in the text: "which the firm denies"."""
    held = {c.id for c in candidates}
    return None if answer.telling else next((claim for claim in answer.after if claim in held), None)


def _covers_all(answer: Answer) -> bool:
    return bool(set(tokens(answer.text)) & lexicon().many_accusations)


@cache
def _rejecting() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon().rejecting)


def _may_mean(answer: Answer, candidate: Candidate, *, own: bool) -> bool:
    """Tell whether an answer's words leave open, or say, that the one claim there is may be meant.

    They hold a noun for what is answered, hardly a word that does not only reject ("it was false"), or a stem of the
    claim; of a third party, that has much else to deny, more than a single one of its own many.
    """
    words = set(tokens(answer.text))
    if words & (lexicon().one_accusation | lexicon().many_accusations):
        return True
    said = answer.telling
    if len(said) <= (_FEW if own else 0):
        return own or bool(words)
    return _alike(answer, candidate) > 0.0 if own else candidate.alike(answer.words) >= _MORE_THAN_ONE
