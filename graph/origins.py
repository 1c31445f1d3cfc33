"""The origins of a claim: where its reports end, and which of these ends are independent.

Nothing else counts origins. An origin is a holder with its own access to the proposition; how many outlets carry it
never matters. Who counts, and who does not, has its reason in `OriginPath.why`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.deriving.chains import UNKNOWN, Chain, chains, steps
from graph.deriving.holding import in_order
from graph.deriving.roles import UNNAMED, accuses, contradicts, hedged, own_bases, supports, suspects, voice
from graph.deriving.withdrawn import withdrawn
from graph.model import BLAMING, BasisKind, HolderKind, OriginKind, OutletKind
from graph.standing import Access, Bearing, Evidence, OriginPath


@dataclass(frozen=True, slots=True)
class Settings:
    """What an editor may choose: whether a government that repeats an accusation must state its own basis."""

    government_needs_basis: bool = True


_DEFAULT = Settings()
_STRENGTH = tuple(Access)
_OF_BASIS = {
    BasisKind.WITNESSED: Access.WITNESSED,
    BasisKind.OFFICIAL_RECORD: Access.OFFICIAL_RECORD,
    BasisKind.PRIMARY_DOCUMENT: Access.PRIMARY_DOCUMENT,
    BasisKind.MEASURED_DATA: Access.MEASURED_DATA,
    BasisKind.INFERRED: Access.INFERRED,
}


def trace(evidence: Sequence[Evidence], *, settings: Settings = _DEFAULT) -> tuple[OriginPath, ...]:
    """Return every end of the claim's chains, those for it before those against it, each by (valid, id).

    `evidence` is what holds at the time asked for. The report that leads nowhere is under the end "unknown".
    """
    held = in_order(evidence)
    return follow(held, withdrawn(held), settings=settings).paths


@dataclass(frozen=True, slots=True)
class Traced:
    """The ends of a claim, the key of the end by utterance id, and the keys of those counted against the claim."""

    paths: tuple[OriginPath, ...]
    ends: Mapping[str, str]
    contrary: frozenset[str]

    def count(self, *, contrary: bool) -> int:
        """Count the independent origins for or against the claim."""
        return sum(1 for path in self.paths if path.counted and path.contrary is contrary)


def follow(
    held: Sequence[Evidence], gone: frozenset[str], *, settings: Settings = _DEFAULT, proven: bool = True
) -> Traced:
    """Do as `trace` for evidence in order of which `gone` is taken back; without steps where nobody asks for proof."""
    made = chains([e for e in held if e.id not in gone and (e.bearing is Bearing.STATES or contradicts(e))])
    case = _case(made, settings, proven=proven)
    against = {end: _path(end, group, case, contrary=True) for end, group in _grouped(made, contrary=True).items()}
    found = [_path(end, group, case) for end, group in _grouped(made, contrary=False).items()] + [*against.values()]
    if gone:
        standing = {c.end for c in made if c.said.bearing is Bearing.STATES}
        dropped = chains([e for e in held if e.id in gone and e.bearing is Bearing.STATES])
        groups = _grouped(dropped, contrary=False).items()
        found += [
            _shown(end, group, case, (False, "what it said is taken back"))
            for end, group in groups
            if end not in standing
        ]
    counted = frozenset(end for end, path in against.items() if path.counted)
    return Traced(tuple(found), {c.said.id: c.end for c in made}, counted)


@dataclass(frozen=True, slots=True)
class _Case:
    """Whom an origin must be independent of; `lent` remembers who rests on what another party holds."""

    targets: frozenset[str]
    accusers: frozenset[str]
    first: str | None
    settings: Settings
    proven: bool
    lent: dict[str, str] = field(default_factory=dict)


def _case(made: Sequence[Chain], settings: Settings, *, proven: bool) -> _Case:
    targets = frozenset(t for c in made if c.said.targets and supports(c.said) for t in c.said.targets)
    own = [c for c in made if _may_be_first(c, targets)]
    first = next((c.end for hears in (accuses, suspects, supports) for c in own if hears(c.said)), None)
    blaming = {p for c in own if c.said.act in BLAMING for p in c.said.parties}
    return _Case(targets, frozenset(blaming | ({first} if first else set())), first, settings, proven)


def _may_be_first(chain: Chain, targets: frozenset[str]) -> bool:
    generic = chain.said.holder_kind is HolderKind.COLLECTIVE
    return chain.direct and supports(chain.said) and not generic and chain.end not in targets


def _grouped(made: Iterable[Chain], *, contrary: bool) -> dict[str, list[Chain]]:
    groups: dict[str, list[Chain]] = {}
    for chain in made:
        if (chain.said.bearing is not Bearing.STATES) is contrary:
            groups.setdefault(chain.end, []).append(chain)
    return groups


def _path(end: str, group: Sequence[Chain], case: _Case, *, contrary: bool = False) -> OriginPath:
    verdict = _against(end, group, case) if contrary else _for(end, group, case)
    return _shown(end, group, case, verdict, contrary=contrary)


def _shown(
    end: str, group: Sequence[Chain], case: _Case, verdict: tuple[bool, str], *, contrary: bool = False
) -> OriginPath:
    counted, why = verdict
    name = _name(end, group)
    links = dict.fromkeys(step for chain in group for step in steps(chain, name)) if case.proven else ()
    articles = tuple(dict.fromkeys(chain.said.article for chain in group))
    access = _access(end, group)
    return OriginPath(name, access, counted, contrary, why, articles, tuple(links), group[0].said.valid)


def _name(end: str, group: Sequence[Chain]) -> str:
    # an unnamed end is shown as the holder of whom we read first
    unnamed = next((c.said for c in group if c.direct and c.said.holder_kind in UNNAMED and c.said.parties), None)
    return unnamed.parties[0] if unnamed and "|" in end else end


def _for(end: str, group: Sequence[Chain], case: _Case) -> tuple[bool, str]:
    if end == case.first:
        accused = any(accuses(c.said) or suspects(c.said) for c in group)
        return True, "first to accuse; counts whatever its access" if accused else "first to say it"
    barred = _barred(end, group, case.targets, "is accused of it itself")
    if barred:
        return False, barred
    needs_none = not case.settings.government_needs_basis
    if needs_none and any(accuses(c.said) and _is_government(c.said) for c in group):
        return True, "a government, of which no basis is asked"
    return _independent(end, group, case, others=case.accusers | case.targets, lent_by=case.accusers - {end})


def _against(end: str, group: Sequence[Chain], case: _Case) -> tuple[bool, str]:
    others = case.accusers | case.targets
    barred = _barred(end, group, others, "is a party to it")
    if barred:
        return False, barred
    return _independent(end, group, case, others=others, lent_by=others)


def _barred(end: str, group: Sequence[Chain], parties: frozenset[str], why: str) -> str | None:
    if end == UNKNOWN:
        return "origin unknown"
    direct = [c.said for c in group if c.direct]
    if end in parties or (direct and all(e.speaker in parties for e in direct)):
        return why
    if direct and all(e.holder_kind is HolderKind.COLLECTIVE for e in direct):
        return "a generic collective"
    return None


def _independent(
    end: str, group: Sequence[Chain], case: _Case, *, others: frozenset[str], lent_by: frozenset[str]
) -> tuple[bool, str]:
    """Look for one statement of the end that rests on a basis of its own and came to us past the other parties."""
    why = "states no basis of its own"
    for chain in group:
        says = chain.direct and (supports(chain.said) or contradicts(chain.said))
        bases = own_bases(chain.said, lent_by=lent_by) if says else ()
        if not bases:
            continue
        why = _dependence(chain, others - {end}) or "rests on what another origin rests on"
        for kind, by in bases:
            key = f"{by}|{chain.said.bearing is Bearing.STATES}"
            if why.startswith("rests") and (by is None or case.lent.setdefault(key, end) == end):
                return True, f"states a basis of its own: {kind.value.replace('_', ' ')}"
    return False, why


def _dependence(chain: Chain, others: frozenset[str]) -> str | None:
    e = chain.said
    if hedged(e):
        return "holds it for no more than likely"
    between = {*e.chain, e.document_of, *([e.owner] if not e.parties else [])} - {*voice(e)}
    if between & others:
        return "is told to us by another party to the claim"
    if e.holder_kind in UNNAMED and not _spoke_itself(e):
        return "unnamed, and no outlet says that it was told or shown it itself"
    return None


def _spoke_itself(e: Evidence) -> bool:
    return e.addressee is not None or any(d.kind in (OriginKind.TOLD, OriginKind.SEEN_BY) for d in e.declared)


def _is_government(e: Evidence) -> bool:
    return e.outlet_kind is OutletKind.GOVERNMENT and e.document_of in e.parties


def _access(end: str, group: Sequence[Chain]) -> Access:
    ways = {way for chain in group if chain.direct for way in _ways(chain.said)}
    return min(ways, key=_STRENGTH.index, default=Access.UNKNOWN) if end != UNKNOWN else Access.UNKNOWN


def _ways(e: Evidence) -> set[Access]:
    ways = {_OF_BASIS[kind] for kind, _ in e.bases if kind in _OF_BASIS}
    if e.document_of is not None and e.document_of in e.parties:
        ways.add(Access.PRIMARY_DOCUMENT)
    told = [by for kind, by in e.bases if kind is BasisKind.TOLD]
    if told or e.addressee:
        named = any(told) if told else e.holder_kind not in UNNAMED
        ways.add(Access.TOLD_NAMED if named else Access.TOLD_ANONYMOUS)
    return ways
