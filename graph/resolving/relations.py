"""How claims that one article states bear on one another: who blames its accuser, who says it of more parties."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.claims import Candidate, Proposition, perhaps, same_targets
from graph.matching.closeness import Between as How
from graph.matching.closeness import between, closeness
from graph.standing import Relation

# Dice of stems from which a claim about a whole group speaks of the same kind of deed as one about some of its members
_SAME_KIND = 0.12
# closeness from which what is planned and what is done are one deed
_SAME_DEED = 0.5


@dataclass(frozen=True, slots=True)
class Between:
    """A relation from one claim to another, with its reason."""

    relation: Relation
    one: str
    other: str
    reason: str


def vary(changed: Iterable[Candidate], candidates: Iterable[Candidate]) -> Iterator[Between]:
    """Yield which of the changed claims may be another, or are its part, its variant in number, its other stage."""
    held = sorted(candidates, key=lambda c: c.id)
    for claim in changed:
        for other in held:
            if other.id != claim.id and claim.proposition.part == other.proposition.part:
                found = _varies(claim, other)
                if found:
                    yield found


def _varies(claim: Candidate, other: Candidate) -> Between | None:
    if not claim.compared or not other.compared or not _about_the_same(claim.proposition, other.proposition):
        return None
    near = perhaps(claim, other)
    if near:
        first, second = sorted((claim.id, other.id))
        return Between(Relation.POSSIBLY_SAME, first, second, f"{near.reason}, close {near.score:.2f}")
    rule = _BY_RULE.get(_throughout(claim, other))
    return rule(claim, other) if rule else None


def _throughout(claim: Candidate, other: Candidate) -> How:
    """Return how every wording of one claim stands to every one of another; nothing where that differs."""
    first = between(claim.compared[0], other.compared[0])
    if first is How.NOTHING:
        return first
    same = all(between(a, b) is first for a in claim.compared for b in other.compared)
    return first if same else How.NOTHING


def _about_the_same(one: Proposition, other: Proposition) -> bool:
    if one.blames != other.blames:
        return False
    if not one.blames:
        return bool(one.holders & other.holders)
    return bool(one.accused & other.accused) and same_targets(one, other)


def _variant(claim: Candidate, other: Candidate) -> Between | None:
    later, earlier = sorted((claim, other), key=lambda c: (c.since, c.id), reverse=True)
    reason = "differs in a number of one unit only"
    return Between(Relation.QUANTITY_VARIANT_OF, later.id, earlier.id, reason) if claim.proposition.part else None


def _narrower(claim: Candidate, other: Candidate) -> Between:
    return Between(Relation.NARROWER_THAN, claim.id, other.id, "speaks of a part of what is said there")


def _stage(claim: Candidate, other: Candidate) -> Between | None:
    alike = max(closeness(a, b).score for a in claim.compared for b in other.compared)
    if claim.proposition.blames or alike < _SAME_DEED:
        return None
    done, planned = (claim, other) if "coming" in other.compared[0].signs else (other, claim)
    return Between(Relation.STAGE_OF, done.id, planned.id, "says as done what is planned there")


_BY_RULE: Mapping[How, Callable[[Candidate, Candidate], Between | None]] = {
    How.OTHER_NUMBER: _variant,
    How.NARROWER: _narrower,
    How.BROADER: lambda claim, other: _narrower(other, claim),
    How.OTHER_STAGE: _stage,
}


def relate(changed: Iterable[Candidate], candidates: Iterable[Candidate]) -> Iterator[Between]:
    """Yield how each of the changed claims bears on the others and they on it, whichever was filed first."""
    blaming = [c for c in candidates if c.proposition.blames and not c.proposition.part]
    for claim in changed:
        if not claim.proposition.blames or claim.proposition.part:
            continue
        for other in blaming:
            if other.id != claim.id and claim.articles & other.articles:
                yield from (*_pair(claim, other), *_pair(other, claim))


def _pair(one: Candidate, other: Candidate) -> Iterator[Between]:
    if counters(one, other):
        yield Between(
            Relation.COUNTER_ACCUSES, one.id, other.id, "blames who made that claim, and an article states both"
        )
    alike = _broader(one, other)
    if alike:
        reason = (
            f"blames a group that those blamed there are named among, words {alike:.2f} alike, and an article has both"
        )
        yield Between(Relation.BROADER_THAN, one.id, other.id, reason)


def counters(one: Candidate, other: Candidate) -> bool:
    """Tell whether a claim blames those who made another one before; who was first is answered, not answering."""
    return (
        other.proposition.blames
        and other.since < one.since
        and bool(other.proposition.holders & one.proposition.targets)
        and not other.proposition.targets & one.proposition.targets
    )


def _broader(one: Candidate, other: Candidate) -> float:
    """Return how alike two claims are of which one blames a group and, among it, all whom the other blames; else 0."""
    named, more = other.proposition.accused, one.proposition.accused
    if not one.proposition.groups or not named or not named < more:
        return 0.0
    alike = max(one.alike(words) for words in (other.proposition.words, *other.wordings))
    return alike if alike >= _SAME_KIND else 0.0
