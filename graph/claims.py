"""Which claim an utterance is about: candidates by party and time, chosen by act, words, targets and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import BLAMING, LEGAL_ACTS, Act
from graph.words import likeness

# Dice of the content stems from which two wordings count as one proposition. The stricter the less else they share:
# a wrong meeting of two claims moves a status, a missed one only shows twice.
_NEEDED = {  # (blames, same holder)
    (True, True): 0.34,
    (True, False): 0.50,
    (False, True): 0.60,
    (False, False): 0.75,
}


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is compared: the stems, who is blamed, who holds it, and the units that it counts."""

    words: tuple[str, ...]
    blames: bool
    targets: frozenset[str]
    holders: frozenset[str]
    units: frozenset[str] = frozenset()
    part: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim of the base that might be meant.

    `wordings` are the stems of each way in which it has been said, `since` orders claims by when they were first held.
    """

    id: str
    proposition: Proposition
    articles: frozenset[str] = frozenset()
    wordings: tuple[tuple[str, ...], ...] = ()
    since: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class Match:
    """The claim chosen, how alike it is and why."""

    claim: str
    score: float
    reason: str


def blames(act: Act) -> bool:
    """Tell whether an act is about a blameworthy proposition: it states one, or the law takes it up or closes it."""
    return act in BLAMING | LEGAL_ACTS


def match(wanted: Proposition, candidates: Sequence[Candidate]) -> Match | None:
    """Choose the claim that states the same proposition, or none; the likeliest wins, the smaller id among equals."""
    scored = [m for c in candidates if (m := _compare(wanted, c)) is not None]
    return min(scored, key=lambda m: (-m.score, m.claim), default=None)


def _compare(wanted: Proposition, candidate: Candidate) -> Match | None:
    held = candidate.proposition
    if wanted.blames != held.blames or wanted.part != held.part:
        return None
    if wanted.blames and not _same_targets(wanted, held):
        return None
    if wanted.part and held.units and wanted.units and not wanted.units & held.units:
        return None
    shared = bool(wanted.holders & held.holders)
    needed = _NEEDED[wanted.blames, shared]
    score = max(likeness(wanted.words, words) for words in (held.words, *candidate.wordings))
    if score < needed:
        return None
    who = "same holder" if shared else "another holder"
    about = ", same targets" if wanted.targets & held.targets else ""
    return Match(candidate.id, round(score, 3), f"{who}{about}, words {score:.2f} alike (from {needed:.2f})")


def _same_targets(wanted: Proposition, held: Proposition) -> bool:
    # fewer of a list of targets is the same claim; another victim or another accused is not
    if not wanted.targets or not held.targets:
        return not wanted.targets and not held.targets
    return wanted.targets <= held.targets or held.targets <= wanted.targets
