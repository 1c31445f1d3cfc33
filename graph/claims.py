"""Which claim an utterance is about: candidates by party and time, chosen by act, words, targets and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.matching.closeness import Between, Closeness, between, closeness, held_down
from graph.matching.compared import Compared
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
# closeness from which two contents about the same named parties count as one proposition where their words alone do not
# suffice, by whether a holder is the same; on our stories 19 of 20 pairs that meet so are of one claim
_CLOSE = {True: 0.35, False: 0.45}
# of parts, whose words are few, and which differ in what they count
_CLOSE_PARTS = 0.60
# closeness from which two claims are shown to people as one, perhaps, by whether a holder is the same
_PERHAPS = {True: 0.30, False: 0.40}


# ways of saying one thing that are kept for comparison; more would slow filing and find little that these do not
MOST_WORDINGS = 12


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is compared: the stems, who is blamed, who holds it, and the units that it counts.

    `groups` are the unnamed ones among the targets: id and words, by which they meet in another article. `victims` are
    the persons and organisations that the content names beside the targets. `negated` says that it is not so, `plain`
    that it is said flatly of the targets, by nobody who blames them. `compared` is what of the content is compared.
    """

    words: tuple[str, ...]
    blames: bool
    targets: frozenset[str]
    holders: frozenset[str]
    units: frozenset[str] = frozenset()
    part: bool = False
    groups: frozenset[tuple[str, str]] = frozenset()
    victims: frozenset[str] = frozenset()
    negated: bool = False
    plain: bool = False
    compared: Compared | None = None

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
    `voices` are the stems of the names of those who say it, `compared` what is compared of the first few wordings.
    """

    id: str
    proposition: Proposition
    articles: frozenset[str] = frozenset()
    wordings: tuple[tuple[str, ...], ...] = ()
    since: tuple[str, int] = ("", 0)
    voices: frozenset[str] = frozenset()
    compared: tuple[Compared, ...] = ()

    @property
    def harmed(self) -> frozenset[str]:
        """The stems of whom it may be about beside the accused, by any of its wordings."""
        return frozenset[str]().union(*(one.harmed for one in self.compared))

    def alike(self, words: Sequence[str]) -> float:
        """Return how alike these words are to the nearest of the claim's wordings, 0 to 1."""
        if not words:
            return 0.0
        wanted, held = frozenset(words), (self.proposition.words, *self.wordings)
        return max(2 * len(wanted.intersection(one)) / (len(wanted) + len(one)) for one in held)


@dataclass(frozen=True, slots=True)
class Match:
    """The claim chosen, how alike it is and why; `opposed` where it says the opposite."""

    claim: str
    score: float
    reason: str
    opposed: bool = False


def blames(act: Act) -> bool:
    """Tell whether an act is about a blameworthy proposition: it states one, or the law takes it up or closes it."""
    return act in BLAMING | LEGAL_ACTS


def match(wanted: Proposition, candidates: Sequence[Candidate]) -> Match | None:
    """Choose the claim that states the same proposition, else its opposite, or none.

    The likeliest wins, the smaller id among equals.
    """
    scored = [m for c in candidates if (m := _compare(wanted, c)) is not None]
    return min(scored, key=lambda m: (m.opposed, -m.score, m.claim), default=None)


def perhaps(one: Candidate, other: Candidate) -> Closeness | None:
    """Return how close two claims are that blame the same parties and may be one; null where they are not close.

    What is compared is what has been said of each so far, so that it does not matter which was filed first.
    """
    a, b = one.proposition, other.proposition
    shared = bool(a.holders & b.holders)
    if not (a.blames and b.blames and a.targets & b.targets and a.accused == b.accused and a.negated == b.negated):
        return None
    if a.part or b.part or (not shared and (_other_victims(a, b) or _harm_others(one, other))):
        return None
    least = _PERHAPS[shared]
    pairs = ((x, y, closeness(x, y)) for x in one.compared for y in other.compared)
    near = [close for x, y, close in pairs if close.score >= least and between(x, y) is Between.NOTHING]
    return max(near, key=lambda close: close.score, default=None)


def _compare(wanted: Proposition, candidate: Candidate) -> Match | None:
    held = candidate.proposition
    shared = bool(wanted.holders & held.holders)
    if not _comparable(wanted, held, shared=shared) or (not shared and _harms_others(wanted, candidate)):
        return None
    how = _by_words(wanted, candidate, shared=shared) or _by_closeness(wanted, candidate, shared=shared)
    if how is None or _apart_by_rule(wanted, candidate):
        return None
    who = "same holder" if shared else "another holder"
    about = ", same targets" if wanted.accused & held.accused else ""
    opposed = wanted.negated != held.negated
    says = ", the opposite" if opposed else ""
    return Match(candidate.id, how[0], f"{who}{about}{says}, {how[1]}", opposed)


def _comparable(wanted: Proposition, held: Proposition, *, shared: bool) -> bool:
    """Tell whether two are of one kind and about the same parties, so that their words may say the same."""
    blaming = wanted.blames or held.blames
    if wanted.part != held.part or not (wanted.blames == held.blames or _says_flatly(wanted, held)):
        return False
    if wanted.part and held.units and wanted.units and not wanted.units & held.units:
        return False
    return not blaming or (same_targets(wanted, held) and (shared or not _other_victims(wanted, held)))


def _by_words(wanted: Proposition, candidate: Candidate, *, shared: bool) -> tuple[float, str] | None:
    needed = _needed(wanted, candidate.proposition, shared=shared)
    score, mine = candidate.alike(wanted.words), wanted.compared
    if score < needed:
        return None
    if mine:
        score *= max((held_down(mine, one) for one in candidate.compared), default=1.0)
    return (round(score, 3), f"words {score:.2f} alike (from {needed:.2f})") if score >= needed else None


def _by_closeness(wanted: Proposition, candidate: Candidate, *, shared: bool) -> tuple[float, str] | None:
    if not wanted.targets & candidate.proposition.targets:
        return None
    found = close(wanted, candidate)
    needed = _CLOSE_PARTS if wanted.part else _CLOSE[shared]
    if found is None or found.score < needed:
        return None
    return found.score, f"{found.reason}, close {found.score:.2f} (from {needed:.2f})"


def close(wanted: Proposition, candidate: Candidate) -> Closeness | None:
    """Return how close a content is to the nearest of a claim's wordings; null where one is not held to compare."""
    if wanted.compared is None:
        return None
    found = [closeness(wanted.compared, one) for one in candidate.compared]
    return max(found, key=lambda one: one.score, default=None)


def _harms_others(wanted: Proposition, candidate: Candidate) -> bool:
    """Tell whether others were harmed, by the words: each names some, or speaks of its own, and none in common."""
    mine = wanted.compared.harmed if wanted.compared else frozenset()
    return bool(mine and candidate.harmed and not mine & candidate.harmed)


def _harm_others(one: Candidate, other: Candidate) -> bool:
    return bool(one.harmed and other.harmed and not one.harmed & other.harmed)


def _apart_by_rule(wanted: Proposition, candidate: Candidate) -> bool:
    """Tell whether a rule says for sure that these are two: parts with other numbers, a part of a deed, a plan."""
    if wanted.compared is None or not candidate.compared:
        return False
    found = {between(wanted.compared, one) for one in candidate.compared}
    if wanted.part:
        # who gives another number of its own contradicts itself, which is a conflict of one claim
        return found == {Between.OTHER_NUMBER} and not wanted.holders & candidate.proposition.holders
    if wanted.blames:
        return found <= {Between.NARROWER, Between.BROADER}
    return Between.OTHER_STAGE in found


def _says_flatly(one: Proposition, other: Proposition) -> bool:
    """Tell whether one says flatly of the same parties what the other blames them for."""
    plain = other if one.blames else one
    return plain.plain and bool(one.accused & other.accused)


def same_targets(wanted: Proposition, held: Proposition) -> bool:
    """Tell whether two blame the same parties, or one of them fewer of the same list."""
    # fewer of a list of targets is the same claim; another victim or another accused is not
    one, other = wanted.accused, held.accused
    if not one or not other:
        return not one and not other
    return one <= other or other <= one


def _other_victims(wanted: Proposition, held: Proposition) -> bool:
    """Tell whether each names somebody that the other does not: who says it of its own losses says another thing."""
    return bool(wanted.victims - held.victims) and bool(held.victims - wanted.victims)


def _needed(wanted: Proposition, held: Proposition, *, shared: bool) -> float:
    needed = _NEEDED[wanted.blames or held.blames, shared]
    if wanted.targets and not wanted.targets & held.targets:
        return max(needed, _NEEDED_OF_GROUPS)
    return needed
