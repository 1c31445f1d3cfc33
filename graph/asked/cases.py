"""Claims as of a time: what holds of each, where it stands by the rules, and the names of all who occur in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.asked.cells import Count, Proof, Worded
from graph.asked.shape import Window
from graph.asking import names
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.deriving.holding import Holding, at, holds, in_order
from graph.deriving.withdrawn import withdrawn
from graph.evidence import Bundle, bundles
from graph.matching.words import content
from graph.standing import Evidence, OriginPath, Ruling, Standing
from graph.status import derive
from graph.store import rulings_of


@dataclass(frozen=True, slots=True)
class Case:
    """One claim: `holding` is what holds of it, `live` of that what nobody has taken back, both in order of time."""

    claim: str
    standing: Standing
    holding: Holding
    live: tuple[Evidence, ...]
    said: Mapping[str, Said]
    parties: Mapping[str, Party]
    bundle: Bundle
    rulings: tuple[Ruling, ...]

    @property
    def worded(self) -> Worded:
        """The claim as a cell."""
        return Worded(self.claim, self.standing.status, tuple(self.said.values()))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that holds, taken back or not."""
        return self.holding.evidence

    def party(self, identity: str) -> Party:
        """Return a party; one that nobody knows is shown as its id."""
        return self.parties.get(identity) or Party(identity, identity, named=False)

    def everybody(self, identities: Iterable[str]) -> tuple[Party, ...]:
        """Return several parties, once each."""
        return tuple(self.party(identity) for identity in dict.fromkeys(identities))

    def voices(self, e: Evidence) -> tuple[Party, ...]:
        """Return for whom an utterance counts, else its outlet."""
        return self.everybody(e.parties) or (self.outlet(e),)

    def outlet(self, e: Evidence) -> Party:
        """Return the outlet of an utterance as a party."""
        if e.outlet_party:
            return self.party(e.outlet_party)
        said = self.said.get(e.id)
        return Party(e.outlet, said.outlet.name if said else e.outlet, named=False)

    def count(self, proof: Proof) -> Count:
        """Return one of the claim's numbers as a cell."""
        counts = self.standing.counts
        numbers = {
            Proof.REPORTS: counts.reports,
            Proof.OUTLETS: counts.outlets,
            Proof.ACCUSERS: counts.accusers,
            Proof.DENIERS: counts.deniers,
            Proof.ORIGINS: counts.origins,
            Proof.CONTRARY: counts.contrary_origins,
        }
        return Count(numbers[proof], self.claim, proof)

    def concerns(self, party: Party | None) -> bool:
        """Tell whether a party says something of the claim or is what it is about; null is anybody."""
        return party is None or any(party.id in (*e.parties, *e.targets) for e in self.evidence)

    def has(self, topic: Sequence[str]) -> bool:
        """Tell whether these stems are all among the claim's words and the names of its parties."""
        if not topic:
            return True
        words = {stem for e in self.evidence for stem in e.words.split()}
        named = {i for e in self.evidence for i in (*e.parties, *e.targets, *((e.speaker,) if e.speaker else ()))}
        called = " ".join(self.party(identity).name for identity in named)
        return set(topic) <= words | set(content(called))


def cases(tx: Runner, claims: Sequence[str], window: Window) -> dict[str, Case]:
    """Load claims as of a window, in the order given; one of which nothing holds then is left out."""
    held = bundles(tx, claims, as_of=window.as_of)
    rulings = rulings_of(tx, claims, as_of=window.as_of) if held else {}
    found = {c: _case(held[c], rulings.get(c, ()), window) for c in claims if c in held}
    known = {c: case for c, case in found.items() if case.holding.evidence}
    return _named(tx, known, window)


def _case(bundle: Bundle, rulings: tuple[Ruling, ...], window: Window) -> Case:
    as_of, until = window.as_of, window.valid_until
    holding = at(in_order(bundle.evidence), rulings, as_of=as_of, valid_until=until)
    gone = withdrawn(holding.evidence)
    # a decision may have given an utterance another form; the one that holds then has the words
    spoken = zip(bundle.evidence, bundle.said, strict=True)
    return Case(
        claim=bundle.claim,
        standing=derive(bundle.evidence, rulings, as_of=as_of, valid_until=until),
        holding=holding,
        live=tuple(e for e in holding.evidence if e.id not in gone),
        said={s.id: s for e, s in spoken if holds(e, window.seen) and e.valid <= window.told},
        parties=bundle.parties,
        bundle=bundle,
        rulings=rulings,
    )


def _named(tx: Runner, found: Mapping[str, Case], window: Window) -> dict[str, Case]:
    missing = {i for case in found.values() for i in _ids(case)} - {i for c in found.values() for i in c.parties}
    more = names.parties(tx, missing, window.as_of)
    return {claim: replace(case, parties={**case.parties, **more}) for claim, case in found.items()}


def _ids(case: Case) -> Iterator[str]:
    standing = case.standing
    yield from (*standing.accusers, *standing.suspecters, *standing.third_party_deniers, *standing.targets)
    yield from (flag.holder for flag in standing.flags if flag.holder)
    yield from (answer.speaker for answer in standing.responses if answer.speaker)
    for origin in standing.origins:
        yield from _of_origin(origin)
    for e in case.evidence:
        yield from (*e.credit, *e.chain, *(d.party for d in e.declared), *(by for _, by in e.bases if by))
        yield from (one for one in (e.speaker, e.addressee, e.affiliation, e.outlet_party) if one)
        yield from (scope for _, scope, _, _ in e.numbers if scope not in ("", "collective", "each"))


def _of_origin(origin: OriginPath) -> Iterator[str]:
    yield origin.end
    for step in origin.steps:
        yield from (step.from_, step.to)
