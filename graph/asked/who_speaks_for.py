"""Who speaks for a party, and whether what is said for it was authorised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Standing, Worded
from graph.asked.denying import capacity
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.evidence import said
from graph.model import Act
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
        spoken = [s for s in said(tx, utterances) if s.act not in _SILENT and asked.claim in (None, s.claim)]
        found = cases(tx, sorted({s.claim for s in spoken if s.claim}), window)
        made = {s.id: _row(s, found, asked.party.id) for s in spoken}
        return {identity: (row,) for identity, row in made.items() if row}

    return page(tx, Candidates("who_speaks_for", {"parties": [asked.party.id]}), make, window)


def _row(spoken: Said, found: Mapping[str, Case], party: str) -> Row | None:
    case = found.get(spoken.claim or "")
    standing = _standing(spoken, case, party)
    if standing is None:
        return None
    holders = ", ".join(h.name for h in spoken.holders) or spoken.outlet.name
    authorised = standing in _AUTHORISED
    return Row(spoken.speaker or holders, standing, authorised, spoken.act, case.worded if case else None, spoken)


def _standing(spoken: Said, case: Case | None, party: str) -> Standing | None:
    own = party in {h.id for h in spoken.holders}
    if own:
        return Standing.SPEAKS_FOR if spoken.speaker else Standing.ITSELF
    evidence = next((e for e in case.evidence if e.id == spoken.id), None) if case else None
    if evidence is None or evidence.bearing is not Bearing.ANSWERS:
        return None
    return capacity(evidence, party)
