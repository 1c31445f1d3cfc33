"""What proves the numbers of a claim: for each count the list that it counts, down to the words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.asking.views import ClaimView, Party, Said
from graph.model import ACCUSING, Act
from graph.standing import Answered, Bearing, Change, LegalState, OriginPath
from web.trails import Node, trails


@dataclass(frozen=True, slots=True)
class Voice:
    """A party and the utterances by which it counts."""

    party: Party
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Accused:
    """A target with what it has answered, where it stands in law, and the words of both."""

    party: Party
    answers: tuple[tuple[Answered, Said | None], ...]
    legal: tuple[tuple[LegalState, Said | None], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One article and what it says of the claim."""

    article: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """An outlet and its reports."""

    outlet: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """An origin with the trees that prove it."""

    origin: OriginPath
    trails: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that the numbers of a claim open onto."""

    accusers: tuple[Voice, ...]
    suspecters: tuple[Voice, ...]
    deniers: tuple[Voice, ...]
    third_parties: tuple[Voice, ...]
    accused: tuple[Accused, ...]
    coverage: tuple[Coverage, ...]
    dropped: tuple[Said, ...]
    origins: tuple[Traced, ...]
    contrary: tuple[Traced, ...]
    uncounted: tuple[Traced, ...]
    ledger: tuple[tuple[Change, Said | None], ...]


def proof(view: ClaimView) -> Proof:
    """Arrange a claim so that every number stands beside what it counts."""
    standing = view.standing
    states = [s for s in view.said if s.bearing is Bearing.STATES]
    answers = [s for s in view.said if s.act in (Act.DENY, Act.DISMISS, Act.DISPUTE)]
    by_id = {s.id: s for s in view.said}
    traced = tuple(Traced(origin, trails(view, origin)) for origin in standing.origins)
    return Proof(
        accusers=_voices(view, standing.accusers, [s for s in states if s.act in ACCUSING]),
        suspecters=_voices(view, standing.suspecters, [s for s in states if s.act is Act.SUSPECT]),
        deniers=_voices(view, standing.deniers, answers),
        third_parties=_voices(view, standing.third_party_deniers, answers),
        accused=tuple(_accused(view, target, by_id) for target in standing.targets),
        coverage=_coverage([s for s in states if not _dropped(view, s)]),
        dropped=tuple(s for s in states if _dropped(view, s)),
        origins=tuple(t for t in traced if t.origin.counted and not t.origin.contrary),
        contrary=tuple(t for t in traced if t.origin.counted and t.origin.contrary),
        uncounted=tuple(t for t in traced if not t.origin.counted),
        ledger=tuple((change, by_id.get(change.evidence)) for change in view.ledger),
    )


def _party(view: ClaimView, identity: str) -> Party:
    # what is held of nobody has no page either
    return view.names.get(identity) or Party(identity, identity, named=False)


def _voices(view: ClaimView, identities: Iterable[str], said: Sequence[Said]) -> tuple[Voice, ...]:
    parties = [_party(view, identity) for identity in identities]
    return tuple(Voice(party, tuple(s for s in said if _speaks(s, party))) for party in parties)


def _speaks(said: Said, party: Party) -> bool:
    """Tell whether a party is heard in an utterance; an outlet in its own voice has no holder."""
    if said.holders:
        return party.id in {h.id for h in said.holders}
    return party.name == said.outlet.name or party.id == f"outlet:{said.outlet.key}"


def _accused(view: ClaimView, target: str, by_id: dict[str, Said]) -> Accused:
    standing = view.standing
    return Accused(
        _party(view, target),
        tuple((a, by_id.get(a.utterance)) for a in standing.responses if a.target == target),
        tuple((x, by_id.get(x.utterance or "")) for x in standing.legal if x.target == target),
    )


def _dropped(view: ClaimView, said: Said) -> bool:
    return said.superseded is not None and said.superseded <= view.as_of


def _coverage(said: Sequence[Said]) -> tuple[Coverage, ...]:
    outlets: dict[str, dict[str, list[Said]]] = {}
    for s in said:
        outlets.setdefault(s.outlet.name, {}).setdefault(s.article, []).append(s)
    return tuple(
        Coverage(outlet, tuple(Report(article, tuple(each)) for article, each in reports.items()))
        for outlet, reports in outlets.items()
    )
