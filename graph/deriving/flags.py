"""What else holds of a claim: its flags, each with who raised it and since when."""

from collections.abc import Iterator, Mapping, Sequence

from graph.deriving.numbers import conflict
from graph.deriving.roles import (
    OWN_ACCESS,
    OWN_STAKE,
    accuses,
    blames,
    denies,
    evidence_flag,
    hedged,
    supports,
    suspects,
    voice,
)
from graph.deriving.withdrawn import corrected
from graph.model import HolderKind, OriginKind
from graph.standing import Evidence, Flag, Flagged, Ruling

_NAMELESS = frozenset({HolderKind.ANONYMOUS, HolderKind.COLLECTIVE})
_LEADS_ON = frozenset({OriginKind.FIRST_REPORTED_BY, OriginKind.SEEN_BY, OriginKind.ACCORDING_TO})


def how_said(body: Sequence[Evidence]) -> Iterator[Flagged]:
    """Yield hedged, suspicion and anonymous_only: they fall when a plain or a named utterance joins."""
    blaming = [e for e in body if blames(e)]
    if blaming and all(hedged(e) for e in blaming):
        yield _raised(Flag.HEDGED, blaming[0])
    generic = None if blaming else next((e for e in body if suspects(e)), None)
    if generic:
        yield _raised(Flag.SUSPICION, generic)
    unnamed = next((e for e in body if e.holder_kind is HolderKind.ANONYMOUS and supports(e)), None)
    if unnamed and not any(e.holder_kind not in _NAMELESS and supports(e) and _is_holder(e) for e in body):
        yield _raised(Flag.ANONYMOUS_ONLY, unnamed)


def _is_holder(e: Evidence) -> bool:
    # an author that only retells is none; an outlet's own finding is
    return bool(e.parties) or accuses(e) or any(kind in OWN_ACCESS for kind, _ in e.bases)


def of_evidence(told: Sequence[Evidence]) -> Iterator[Flagged]:
    """Yield what holders say of the evidence, once each, as of when they first said it (rule R12)."""
    first: dict[tuple[Flag, str], Evidence] = {}
    for e in told:
        flag = evidence_flag(e)
        if flag:
            first.setdefault((flag, voice(e)[0]), e)
    yield from (Flagged(flag, holder, e.valid) for (flag, holder), e in first.items())


def third_parties(told: Sequence[Evidence], ends: Mapping[str, str], counted: frozenset[str]) -> list[Evidence]:
    """Return the denials by those without a stake that are no contrary origin (rule R4)."""
    return [e for e in told if denies(e) and e.stake not in OWN_STAKE and ends.get(e.id) not in counted]


def of_third_parties(denials: Sequence[Evidence]) -> Iterator[Flagged]:
    """Yield a flag for every third party that denies."""
    first: dict[str, Evidence] = {}
    for e in denials:
        first.setdefault(voice(e)[0], e)
    yield from (Flagged(Flag.THIRD_PARTY_DENIAL, holder, e.valid) for holder, e in first.items())


def of_numbers(live: Sequence[Evidence], body: Sequence[Evidence]) -> Iterator[Flagged]:
    """Yield details_conflict where the numbers that still stand do not fit together."""
    gone = corrected(live)
    differing = conflict(e for e in body if e.numbers and e.superseded is None and e.id not in gone)
    if differing:
        yield _raised(Flag.DETAILS_CONFLICT, differing)


def of_chains(live: Sequence[Evidence], body: Sequence[Evidence]) -> Iterator[Flagged]:
    """Yield chain_incomplete for every declared origin that is not held; its holder is that origin."""
    articles = {e.article for e in live}
    heard = {party for e in live for party in e.parties}
    missing: dict[str, Evidence] = {}
    for e in (e for e in body if e.declared and e.superseded is None):
        here = {*e.parties, e.speaker, e.outlet_party, e.outlet}
        for declared in (d for d in e.declared if d.kind in _LEADS_ON and d.party not in here):
            # "according to" a party whose words the claim has anyway leaves nothing to be found
            known = declared.kind is OriginKind.ACCORDING_TO and declared.party in heard
            if declared.article not in articles and not known:
                missing.setdefault(declared.party, e)
    yield from (Flagged(Flag.CHAIN_INCOMPLETE, origin, e.valid) for origin, e in missing.items())


def of_people(live: Sequence[Evidence], rulings: Sequence[Ruling]) -> Iterator[Flagged]:
    """Yield machine_only where no person has accepted or signed anything of the claim."""
    judged = any(e.accepted for e in live) or any(r.kind == "sign" for r in rulings)
    if live and not judged:
        yield Flagged(Flag.MACHINE_ONLY, None, live[0].valid)


def _raised(flag: Flag, e: Evidence) -> Flagged:
    return Flagged(flag, voice(e)[0], e.valid)
