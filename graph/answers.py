"""Which claims an answer meets: first those of its own article, then others about the same party, by their words.

Denials, dismissals, disputes, admissions, responses, counter-accusations and evidence statements are answers here. One
that fits no claim stays an answer to something that the base does not hold; it is never forced onto another claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.claims import Candidate
from graph.lexicon import lexicon
from graph.matching.words import likeness, tokens
from graph.model import RESPONSES, Act

# Dice of stems from which an answer's own words point at a claim: an answer repeats a part of what it answers
_POINTS_AT = 0.22
# how much better the best must be than the next to be the one clear candidate
_CLEARLY = 1.25


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, resolved: who answers (or is asked), for what its words are, where, and whom its words name."""

    act: Act
    parties: frozenset[str]
    words: tuple[str, ...]
    text: str
    article: str
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Met:
    """A claim that an answer meets, with the reason."""

    claim: str
    score: float
    reason: str


def meet(answer: Answer, candidates: Sequence[Candidate]) -> tuple[Met, ...]:
    """Choose the claims that the answer meets; empty where none or no clear one is held."""
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
    return _choose(answer, others, "stated in the same article about another party")


def _choose(answer: Answer, candidates: Sequence[Candidate], where: str) -> tuple[Met, ...]:
    wholes = [c for c in candidates if not c.proposition.part] or list(candidates)
    if answer.act in RESPONSES or _covers_all(answer):
        return tuple(Met(c.id, 1.0, f"{where}; covers all of it") for c in sorted(wholes, key=lambda c: c.id))
    if len(wholes) == 1 and not _points_elsewhere(answer, wholes[0]):
        return (Met(wholes[0].id, 0.9, f"{where}; the only one"),)
    named = [c for c in wholes if c.voices & set(answer.words)]
    if len(named) == 1:
        return (Met(named[0].id, 0.8, f"{where}; it says whose accusation it answers"),)
    return _by_words(answer, candidates, where)


def _by_words(answer: Answer, candidates: Sequence[Candidate], where: str) -> tuple[Met, ...]:
    scored = sorted(((likeness(answer.words, c.proposition.words), c.id) for c in candidates), key=_best)
    if not scored or scored[0][0] < _POINTS_AT:
        return ()
    best, claim = scored[0]
    if len(scored) > 1 and best < _CLEARLY * scored[1][0]:
        return ()
    return (Met(claim, round(best, 3), f"{where}; its words are {best:.2f} alike"),)


def _best(scored: tuple[float, str]) -> tuple[float, str]:
    return -scored[0], scored[1]


def _covers_all(answer: Answer) -> bool:
    return bool(set(tokens(answer.text)) & lexicon().many_accusations)


def _points_elsewhere(answer: Answer, candidate: Candidate) -> bool:
    # a specific denial ("denied that it owned the plant") of something that the one claim does not say
    general = set(tokens(answer.text)) & (lexicon().one_accusation | lexicon().many_accusations)
    return not general and len(answer.words) >= 6 and likeness(answer.words, candidate.proposition.words) == 0.0
