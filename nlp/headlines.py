"""Headlines beside their text: whom a headline's words stand for is told by the text below it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model import ANSWERS, BLAMING, LEGAL_ACTS, Act, HolderKind, How, Level, Part, Target, Utterance
from nlp import lexicon

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ingly", "ings", "ing", "edly", "ies", "ied", "ers", "er", "ed", "es", "s")
_SHORTEST = 3
_PLAIN = frozenset({Act.ASSERT, Act.REPORT_ACTION, Act.ANNOUNCE, Act.ASSESS, Act.BACKGROUND})
# which share of its stems a headline that blames nobody must have from what it then is read as
_SHARED = 0.5


def aligned(utterances: Sequence[Utterance], text: str, title: str) -> tuple[Utterance, ...]:
    """Return the utterances, those of the title with holder and targets of what the text tells in the same words."""
    body = [(u, _stems(text, u)) for u in utterances if u.part is Part.TEXT]
    return tuple(_aligned(u, _stems(title, u), body) if u.part is Part.TITLE else u for u in utterances)


def _aligned(headline: Utterance, stems: frozenset[str], body: Iterable[tuple[Utterance, frozenset[str]]]) -> Utterance:
    acts = _acts(headline.act)
    alike = [
        (_same_holder(headline, u), len(stems & other), -i, u)
        for i, (u, other) in enumerate(body)
        if u.act in acts and stems & other
    ]
    if not alike or not stems:
        return headline
    _, shared, _, told = max(alike, key=lambda found: found[:3])
    if headline.act in _PLAIN:
        return _read_as(headline, told) if shared >= max(2, _SHARED * len(stems)) else headline
    return replace(headline, attribution=_levels(headline, told), targets=_targets(headline, told))


def _same_holder(headline: Utterance, told: Utterance) -> int:
    """Count the words that the holders of both share ("Former engineer", "a former engineer of X")."""
    one, other = headline.innermost, told.innermost
    if one is None or other is None:
        return 0
    words = set(_WORD.findall(one.holder.lower()))
    return len(words & set(_WORD.findall(f"{other.holder} {other.speaks_for or ''} {other.affiliation or ''}".lower())))


def _acts(act: Act) -> frozenset[Act]:
    """Return what a headline may repeat: blame or law where it tells of either or of nothing more, else the same."""
    if act in BLAMING | _PLAIN:
        return BLAMING
    return ANSWERS if act in ANSWERS else LEGAL_ACTS if act in LEGAL_ACTS else frozenset({act})


def _read_as(headline: Utterance, told: Utterance) -> Utterance:
    """Read a headline that only states as the accusation that its text has in these words, whose accuser it names."""
    return replace(
        headline,
        act=told.act,
        polarity=told.polarity,
        attribution=_levels(headline, told),
        targets=_targets(headline, told),
        score=told.score,
    )


def _levels(headline: Utterance, told: Utterance) -> tuple[Level, ...]:
    own, theirs = headline.innermost, told.innermost
    if theirs is None or (own is not None and own.kind is HolderKind.NAMED and own.how is not How.PUBLISHER):
        return headline.attribution
    if own is None:
        start, end = headline.content[0]
        own = Level(1, theirs.holder, start=start, end=end)
    found = replace(
        own,
        holder=theirs.holder,
        holders=theirs.holders,
        kind=theirs.kind,
        how=How.HEADLINE,
        speaks_for=theirs.speaks_for,
        affiliation=theirs.affiliation,
        number=theirs.number,
    )
    return (*headline.attribution[:-1], found)


def _targets(headline: Utterance, told: Utterance) -> tuple[Target, ...]:
    """Return the text's targets where the headline names none of them."""
    theirs = {target.entity for target in told.targets}
    if not theirs or theirs & {target.entity for target in headline.targets}:
        return headline.targets
    at = next(((t.start, t.end) for t in headline.targets), headline.content[0])
    return tuple(replace(target, start=at[0], end=at[1]) for target in told.targets)


def _stems(text: str, utterance: Utterance) -> frozenset[str]:
    said = " ".join(text[start:end] for start, end in utterance.content).lower()
    common = lexicon.words("words", "english")
    return frozenset(_stem(word) for word in _WORD.findall(said) if word not in common and len(word) >= _SHORTEST)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending).rstrip("ei")
    return word.rstrip("ei")
