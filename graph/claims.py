"""Which claim an utterance is about: candidates by party and time, chosen by act, words, targets and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.matching.words import likeness
from graph.model import BLAMING, LEGAL_ACTS, Act

# Dice of the content stems from which two wordings count as one proposition. The stricter the less else they share:
# a wrong meeting of two claims moves a status, a missed one only shows twice.
_NEEDED = {  # (blames, same holder)
    (True, True): 0.34,
    (True, False): 0.50,
    (False, True): 0.60,
    (False, False): 0.75,
}
# where only an unnamed group of the same words is blamed by both: two groups of one name may be different people
_NEEDED_OF_GROUPS = 0.60


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is compared: the stems, who is blamed, who holds it, and the units that it counts.

    `groups` are the unnamed ones among the targets: id and words, by which they meet in another article. `victims` are
    the persons and organisations that the content names beside the targets.
    """

    words: tuple[str, ...]
    blames: bool
    targets: frozenset[str]
    holders: frozenset[str]
    units: frozenset[str] = frozenset()
    part: bool = False
    groups: frozenset[tuple[str, str]] = frozenset()
    victims: frozenset[str] = frozenset()

    @property
    def accused(self) -> frozenset[str]:
        """Who is blamed: named parties by id, unnamed groups by their words."""
        if not self.groups:
            return self.targets
        unnamed = dict(self.groups)
        return frozenset(unnamed.get(target, target) for target in self.targets)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim of the base that might be meant.

    `wordings` are the stems of each way in which it has been said, `since` orders claims by when they were first said.
    `voices` are the stems of the names of those who say it.
    """

    id: str
    proposition: Proposition
    articles: frozenset[str] = frozenset()
    wordings: tuple[tuple[str, ...], ...] = ()
    since: tuple[str, int] = ("", 0)
    voices: frozenset[str] = frozenset()

    def alike(self, words: Sequence[str]) -> float:
        """Return how alike these words are to the nearest of the claim's wordings, 0 to 1."""
        return max(likeness(words, one) for one in (self.proposition.words, *self.wordings))


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
    if wanted.blames and not shared and _other_victims(wanted, held):
        return None
    needed = _needed(wanted, held, shared=shared)
    score = candidate.alike(wanted.words)
    if score < needed:
        return None
    who = "same holder" if shared else "another holder"
    about = ", same targets" if wanted.accused & held.accused else ""
    return Match(candidate.id, round(score, 3), f"{who}{about}, words {score:.2f} alike (from {needed:.2f})")


def _same_targets(wanted: Proposition, held: Proposition) -> bool:
    # fewer of a list of targets is the same claim; another victim or another accused is not
    one, other = wanted.accused, held.accused
    if not one or not other:
        return not one and not other
    return one <= other or other <= one


def _other_victims(wanted: Proposition, held: Proposition) -> bool:
    """Tell whether each names somebody that the other does not: who says it of its own losses says another thing."""
    return bool(wanted.victims - held.victims) and bool(held.victims - wanted.victims)


def _needed(wanted: Proposition, held: Proposition, *, shared: bool) -> float:
    needed = _NEEDED[wanted.blames, shared]
    if wanted.targets and not wanted.targets & held.targets:
        return max(needed, _NEEDED_OF_GROUPS)
    return needed
