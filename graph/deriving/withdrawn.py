"""What retractions and corrections take back (rule R13)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from graph.deriving.holding import first_told, originals
from graph.deriving.roles import TAKEN_FROM, contradicts, denies, outlet, own_bases, voice
from graph.model import Act
from graph.standing import Bearing, Evidence

_NEVER = datetime.max.replace(tzinfo=UTC)


def withdrawn(evidence: Sequence[Evidence]) -> frozenset[str]:
    """Return the ids of the utterances that no longer count, whatever the order in which they arrived.

    A holder's retraction takes back what it said of the claim until then; an outlet's what it reported and what others
    took from it, so that all of a claim that it alone carried is gone. A correction takes back only words that the
    article dropped. A copy is as old as what it copies. `evidence` is in order.
    """
    if not any(e.bearing is Bearing.WITHDRAWS for e in evidence):
        return frozenset()
    first = originals(evidence)
    stating = [e for e in evidence if e.bearing is Bearing.STATES]
    found: set[str] = set()
    for one in _withdrawing(first_told(evidence)):
        before = [e for e in evidence if first[e.id].valid <= one.valid]
        found |= _by_holder(one, before) | _by_outlet(one, before, stating)
    return frozenset(found)


def corrected(evidence: Sequence[Evidence]) -> frozenset[str]:
    """Return the ids of the utterances whose numbers their holder has corrected since; `evidence` is in order."""
    if not any(e.bearing is Bearing.WITHDRAWS for e in evidence):
        return frozenset()
    first = originals(evidence)
    return frozenset(
        e.id
        for one in _withdrawing(first_told(evidence))
        if one.act is Act.CORRECT and one.parties
        for e in evidence
        if e.bearing is Bearing.STATES and first[e.id].valid < one.valid and _shared(voice(e), one)
    )


def _withdrawing(told: Iterable[Evidence]) -> list[Evidence]:
    return [e for e in told if e.bearing is Bearing.WITHDRAWS and not e.headline]


def _by_holder(one: Evidence, before: Sequence[Evidence]) -> set[str]:
    if one.act is not Act.RETRACT:
        return set()
    return {
        e.id
        for e in before
        if (e.bearing is Bearing.STATES or denies(e) or contradicts(e)) and _shared((*voice(e), e.speaker), one)
    }


def _by_outlet(one: Evidence, before: Sequence[Evidence], stating: Sequence[Evidence]) -> set[str]:
    own = [e for e in before if e.bearing is Bearing.STATES and _shared((e.outlet, e.outlet_party), one)]
    if one.act is Act.CORRECT:
        own = [e for e in own if e.superseded is not None]
    found = {e.id for e in own}
    # what the outlet itself had from elsewhere still stands there
    return found | _taken_from({e.id for e in own if not _is_taken(e, stating)}, stating)


def _is_taken(e: Evidence, stating: Sequence[Evidence]) -> bool:
    here = {e.outlet, e.outlet_party, *e.parties}
    named = {*e.credit, *(d.party for d in e.declared if d.kind in TAKEN_FROM)}
    copied = any(other.article in e.copies and other.valid < e.valid for other in stating)
    return copied or bool(named - here)


def _shared(parties: Sequence[str | None], one: Evidence) -> bool:
    actors = {*voice(one), outlet(one), one.outlet} if not one.parties else {*one.parties}
    return any(p in actors for p in parties)


def _taken_from(own: set[str], stating: Sequence[Evidence]) -> set[str]:
    """Add what leads to these utterances' articles: later copies of them, and what names their outlet as its source."""
    found = set(own)
    while found:
        first: dict[str, datetime] = {}
        for e in stating:
            if e.id in found:
                first[e.article] = min(e.valid, first.get(e.article, e.valid))
        outlets = {p for e in stating if e.id in found for p in (e.outlet, e.outlet_party) if p}
        more = {e.id for e in stating if e.id not in found and _cites(e, first, outlets)}
        if not more:
            break
        found |= more
    return found


def _cites(e: Evidence, first: Mapping[str, datetime], outlets: set[str]) -> bool:
    if any(first.get(copy, _NEVER) <= e.valid for copy in e.copies):
        return True
    # who was told by the holder itself, or reports how the holder knows, had it from nobody else
    told = e.addressee is not None and e.addressee not in outlets - {e.outlet_party}
    if told or own_bases(e, lent_by=frozenset()):
        return False
    taken = [d for d in e.declared if d.kind in TAKEN_FROM]
    named = {e.addressee, *e.credit, *(d.party for d in taken)} - {e.outlet_party}
    return bool(named & outlets) or any(d.article in first and d.article != e.article for d in taken)
