"""Which claim a statement means that tells little by itself: "the same accusation", "the firm was fined"."""

from collections.abc import Sequence

from graph.claims import Candidate, Match, Proposition, same_targets
from graph.matching.bare import telling
from graph.matching.synonyms import met
from graph.model import LEGAL_ACTS, Act

# so many words that tell the deed are few: the law names an offence and a court, others a thing
_FEW_OF_LAW, _FEW = 3, 2


def meant(act: Act, wanted: Proposition, article: str, candidates: Sequence[Candidate]) -> Match | None:
    """Return the one whole claim against the same parties that the article states; of a step of the law, that is held.

    Nothing where there are several: what tells little is never forced onto one of them.
    """
    if not wanted.blames or wanted.part or not wanted.targets or wanted.negated:
        return None
    against = [c for c in candidates if _against(wanted, c)]
    here = [c for c in against if article in c.articles]
    if len(here) > 1:
        return None
    legal, few = act in LEGAL_ACTS, _tells_little(wanted, act)
    if here and few and _means(wanted, here[0]):
        return Match(here[0].id, 0.8, "tells little by itself; the only claim about the same parties in the article")
    if legal and few and not here and len(against) == 1 and _means(wanted, against[0]):
        return Match(against[0].id, 0.7, "a step of the law that tells little by itself; the only claim against them")
    return None


def _tells_little(wanted: Proposition, act: Act) -> bool:
    return len(telling(wanted.words, law=True)) <= (_FEW_OF_LAW if act in LEGAL_ACTS else _FEW)


def _means(wanted: Proposition, candidate: Candidate) -> bool:
    """Tell whether the few words that tell a deed, if any, are met by the claim's."""
    words = telling(wanted.words, law=True)
    return not words or any(met(words, one) for one in (candidate.proposition.words, *candidate.wordings))


def _against(wanted: Proposition, candidate: Candidate) -> bool:
    held = candidate.proposition
    blamed = held.blames and not held.part and not held.negated
    return blamed and bool(wanted.targets & held.targets) and same_targets(wanted, held)
