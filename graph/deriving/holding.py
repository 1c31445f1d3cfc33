"""What of a claim's log holds at a time: the utterances and the decisions, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.standing import Evidence, Ruling

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
) -> Holding:
    """Keep what was recorded by `as_of`, valid by `valid_until` and not taken out by then; `evidence` is in order."""
    seen, said = as_of or _EVER, valid_until or _EVER
    return Holding(
        tuple(_then(e, seen) for e in evidence if holds(e, seen) and e.valid <= said),
        tuple(
            r
            for r in sorted(rulings, key=lambda r: r.number)
            if r.recorded <= seen and r.valid <= said and (r.undone is None or r.undone > seen)
        ),
    )


def holds(e: Evidence, seen: datetime) -> bool:
    """Tell whether an utterance was held at a time, in this form."""
    return (e.begins or e.recorded) <= seen and (e.rejected is None or e.rejected > seen)


def _then(e: Evidence, seen: datetime) -> Evidence:
    if e.superseded is not None and e.superseded > seen:
        e = replace(e, superseded=None)
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
            found[e.id] = seen.setdefault(told, e)
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
