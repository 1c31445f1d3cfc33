"""How claims that one article states bear on one another: who blames its accuser, who says it of more parties."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.claims import Candidate
from graph.standing import Relation

# Dice of stems from which a claim about a whole group speaks of the same kind of deed as one about some of its members
_SAME_KIND = 0.12


@dataclass(frozen=True, slots=True)
class Between:
    """A relation from one claim to another, with its reason."""

    relation: Relation
    one: str
    other: str
    reason: str


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
