"""What of a claim's log holds at a time: the utterances and the decisions, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.deriving.roles import undone
from graph.deriving.speakers import Spoken, speakers
from graph.model import ACCUSING, Polarity
from graph.standing import Bearing, Evidence, Ruling, Stake

# evidence as it counts at a time, by the identity of what it was made of, which is kept beside it
Told = dict[tuple[int, Stake, Spoken | None, Bearing], tuple[Evidence, Evidence]]
_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds; `superseded` and `accepted` of an utterance are null where that was later."""

    evidence: tuple[Evidence, ...]
    rulings: tuple[Ruling, ...]


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort by (valid, id), which is what "first" means everywhere; of one id and bearing only one is kept."""
    once = {(e.id, e.bearing, e.begins): e for e in evidence}
    return tuple(sorted(once.values(), key=lambda e: (e.valid, e.id, e.bearing)))


def at(
    evidence: Sequence[Evidence],
    rulings: Sequence[Ruling],
    *,
    as_of: datetime | None = None,
    valid_until: datetime | None = None,
    made: Told | None = None,
) -> Holding:
    """Keep what was recorded by `as_of`, valid by `valid_until` and not taken out by then; `evidence` is in order.

    Who asks for many times of the same evidence hands on `made`, in which what is told of it is kept.
    """
    seen, said = as_of or _EVER, valid_until or _EVER
    return Holding(
        staked([_then(e, seen) for e in evidence if holds(e, seen) and e.valid <= said], made),
        tuple(
            r
            for r in sorted(rulings, key=lambda r: r.number)
            if r.recorded <= seen and r.valid <= said and (r.undone is None or r.undone > seen)
        ),
    )


def staked(held: Sequence[Evidence], made: Told | None = None) -> tuple[Evidence, ...]:
    """Say in which capacity each speaks, by all that is held beside it; what is said later tells nothing of then."""
    kept: Told = {} if made is None else made
    stating = [e for e in held if e.bearing is Bearing.STATES]
    targets = frozenset(t for e in stating for t in e.targets)
    accusers = frozenset(p for e in stating if e.act in ACCUSING for p in e.parties)
    spoken, side = speakers(held, targets), _side(stating)
    return tuple(_told(e, spoken.get(e.id), _bearing(e, side), targets, accusers, kept) for e in held)


def _told(
    e: Evidence,
    spoken: Spoken | None,
    bearing: Bearing,
    targets: frozenset[str],
    accusers: frozenset[str],
    made: Told,
) -> Evidence:
    parties, speaker = (spoken.parties, spoken.speaker) if spoken else (e.parties, e.speaker)
    stake = e.stake or _stake(parties, speaker, bearing, targets, accusers)
    if stake is e.stake and spoken is None and bearing is e.bearing:
        return e
    # by identity: what is asked about many times is the same object each time, and kept so that no other has its id
    key = (id(e), stake, spoken, bearing)
    found = made.get(key)
    if found is None:
        told = replace(e, stake=stake, parties=parties, speaker=speaker, bearing=bearing)
        found = made[key] = (e, told)
    return found[1]


def _side(stating: Sequence[Evidence]) -> Polarity | None:
    """Return whether P is said or negated by who opens the claim; `stating` is in order."""
    sides = (e.polarity for e in stating if e.polarity is not Polarity.UNKNOWN and not e.headline and not undone(e))
    return next(sides, None)


def _bearing(e: Evidence, side: Polarity | None) -> Bearing:
    # "had not closed" does not retell "had closed"
    opposed = side is not None and e.polarity not in (side, Polarity.UNKNOWN) and not undone(e)
    return Bearing.CONTRADICTS if opposed and e.bearing is Bearing.STATES else e.bearing


def _stake(
    parties: Sequence[str], speaker: str | None, bearing: Bearing, targets: frozenset[str], accusers: frozenset[str]
) -> Stake:
    if not targets.isdisjoint(parties):
        return Stake.SPEAKS_FOR_TARGET if speaker else Stake.TARGET
    if speaker in targets:
        return Stake.TARGET
    if not accusers.isdisjoint(parties):
        return Stake.ACCUSER
    return Stake.THIRD_PARTY if parties and bearing is Bearing.ANSWERS else Stake.OTHER


def holds(e: Evidence, seen: datetime) -> bool:
    """Tell whether an utterance was held at a time, in this form."""
    return (e.begins or e.recorded) <= seen and (e.rejected is None or e.rejected > seen)


def _then(e: Evidence, seen: datetime) -> Evidence:
    if e.superseded_by(seen) != e.superseded:
        e = replace(e, superseded=e.superseded_by(seen))
    if e.copied and any(since > seen for since, _ in e.copied):
        e = replace(e, copies=e.copies - {article for since, article in e.copied if since > seen})
    if e.accepted is not None and e.accepted > seen:
        e = replace(e, accepted=None)
    return e


def first_told(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out what a near-duplicate of an earlier article only repeats; `evidence` is in order."""
    first = originals(evidence)
    return tuple(e for e in evidence if first[e.id].article == e.article)


def originals(evidence: Sequence[Evidence]) -> dict[str, Evidence]:
    """Lead every utterance, by id, to the one that it repeats: the same act by the same parties in a near-duplicate.

    A late copy of an old denial is no new denial. `evidence` is in order.
    """
    root = roots(evidence)
    seen: dict[tuple[object, ...], Evidence] = {}
    found: dict[str, Evidence] = {}
    for e in evidence:
        found[e.id] = e
        if e.article in root:
            told = (root[e.article], e.bearing, e.act, e.parties, e.targets, e.evidence_flag, e.headline)
            earlier = seen.setdefault(told, e)
            # what one article says twice, at two times, is no copy
            found[e.id] = earlier if earlier.article != e.article else e
    return found


def roots(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Lead every article that has near-duplicates to the first of them, also through others; `evidence` is in order.

    Articles that are copies of nothing that is held are left out.
    """
    copies: dict[str, frozenset[str]] = {}
    for e in evidence:
        known = copies.setdefault(e.article, e.copies)
        if e.copies and known is not e.copies:
            copies[e.article] = known | e.copies
    near: dict[str, set[str]] = {}
    for article, others in copies.items():
        for other in others & copies.keys() if others else ():
            near.setdefault(article, set()).add(other)
            near.setdefault(other, set()).add(article)
    found: dict[str, str] = {}
    for article in copies if near else ():
        if article in near:
            _spread(article, article, near, found)
    return found


def _spread(article: str, root: str, near: dict[str, set[str]], found: dict[str, str]) -> None:
    waiting = [article]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = root
            waiting.extend(near[one])
