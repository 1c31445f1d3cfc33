"""Who speaks for a party, and whether what is said for it was authorised."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Standing, Worded
from graph.asked.denying import capacity
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.model import Act
from graph.said import said
from graph.standing import Bearing

# an outlet's word that nobody answered is nobody's speech
_SILENT = frozenset({Act.DID_NOT_RESPOND, Act.COULD_NOT_BE_REACHED, Act.ASKED_FOR_COMMENT})
_AUTHORISED = frozenset({Standing.ITSELF, Standing.SPEAKS_FOR})


@dataclass(frozen=True, slots=True)
class Parameters:
    """For whom, and about which claim."""

    party: Annotated[Party, Takes.PARTY, "for whom: an id or a name"]
    claim: Annotated[str | None, Takes.CLAIM, "only answers to this claim: its id"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One utterance for the party, or an answer by others to what it is accused of; `authorised` by what texts say."""

    speaker: str
    standing: Standing
    authorised: bool
    act: Act
    claim: Worded | None
    words: Said


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List who said what for the party, the latest first."""

    def make(utterances: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        spoken = [s for s in said(tx, utterances, as_of=window.as_of) if s.act not in _SILENT and s.taken_out is None]
        found = cases(tx, sorted({claim for s in spoken for claim in s.claims}), window)
        return {s.id: tuple(_rows(s, found, asked)) for s in spoken}

    if asked.claim is None:
        return page(tx, Candidates("who_speaks_for", {"parties": [asked.party.id]}), make, window)
    return page(tx, Candidates("who_speaks_for_about", {"claim": asked.claim}), make, window)


def _rows(spoken: Said, found: Mapping[str, Case], asked: Parameters) -> Iterator[Row]:
    """Yield an utterance once for every claim in which it answers for the party; what it says for it at least once."""
    claims = [c for c in spoken.claims if asked.claim in (None, c)]
    answered = [case for case in (found.get(c) for c in claims) if case and _answers(spoken, case)]
    cases_: list[Case | None] = [*answered] or [next((found[c] for c in claims if c in found), None)]
    # what a party says by itself is an answer, or nobody's speech for it
    if not answered and (spoken.speaker is None or (asked.claim is not None and not claims)):
        return
    for case in cases_:
        standing = _standing(spoken, case, asked.party.id)
        if standing is not None:
            holders = ", ".join(h.name for h in spoken.holders) or spoken.outlet.name
            worded = case.worded if case else None
            yield Row(
                spoken.speaker or holders, standing, standing in _AUTHORISED, spoken.act, worded, _of(spoken, case)
            )


def _of(spoken: Said, case: Case | None) -> Said:
    return case.said.get(spoken.id, spoken) if case else spoken


def _answers(spoken: Said, case: Case) -> bool:
    return any(e.id == spoken.id and e.bearing is Bearing.ANSWERS for e in case.evidence)


def _standing(spoken: Said, case: Case | None, party: str) -> Standing | None:
    if party in {h.id for h in spoken.holders}:
        return Standing.SPEAKS_FOR if spoken.speaker else Standing.ITSELF
    if case is None or party not in case.standing.targets:
        return None
    evidence = next((e for e in case.evidence if e.id == spoken.id and e.bearing is Bearing.ANSWERS), None)
    return capacity(evidence, party) if evidence else None
