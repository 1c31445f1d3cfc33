"""What evidence is offered for or against a claim: of what kind, by whom, and seen by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Value, Worded
from graph.asked.paging import Candidates, page, slice_of
from graph.asked.shape import Page, Takes, Window, WrongQuestion
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.deriving.roles import contradicts, supports
from graph.model import OriginKind
from graph.standing import Bearing, Evidence, Flag

_SHOWN = frozenset({OriginKind.SEEN_BY, OriginKind.TOLD})


@dataclass(frozen=True, slots=True)
class Parameters:
    """One claim, or the claims that have a party among their targets."""

    claim: Annotated[str | None, Takes.CLAIM, "about this claim: its id"] = None
    party: Annotated[Party | None, Takes.PARTY, "about claims against this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of evidence that an utterance states; `held_by` is whose it is said to be, `seen_by` who saw it."""

    claim: Worded
    kind: Value
    bears: str
    offered_by: tuple[Party, ...]
    held_by: Party | None
    seen_by: tuple[Party, ...]
    since: datetime
    words: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the evidence claim by claim, in the order in which it was offered."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        found = cases(tx, claims, window)
        return {c: tuple(_rows(case)) for c, case in found.items() if _against(case, asked.party)}

    if asked.claim:
        return slice_of(make([asked.claim]).get(asked.claim, ()), asked.claim, window)
    if asked.party is None:
        raise WrongQuestion("claim or party is missing: whose evidence is asked for")
    return page(tx, Candidates("evidence_offered", {"parties": [asked.party.id]}), make, window)


def _against(case: Case, party: Party | None) -> bool:
    return party is None or party.id in case.standing.targets


def _rows(case: Case) -> Iterator[Row]:
    for e in case.live:
        for kind, by in e.bases:
            yield _row(case, e, kind.value, by)
        if e.bearing is Bearing.EVIDENCE and e.evidence_flag is Flag.EVIDENCE_OFFERED_UNVERIFIED:
            yield _row(case, e, e.evidence_flag.value, None)


def _row(case: Case, e: Evidence, kind: str, by: str | None) -> Row:
    return Row(
        claim=case.worded,
        kind=Value(kind),
        bears=_bears(e),
        offered_by=case.voices(e),
        held_by=case.party(by) if by else None,
        seen_by=case.everybody(_seen(e)),
        since=e.valid,
        words=case.said.get(e.id),
    )


def _bears(e: Evidence) -> str:
    if contradicts(e) or e.bearing is Bearing.ANSWERS:
        return "against it"
    return "for it" if supports(e) else "about it"


def _seen(e: Evidence) -> Iterator[str]:
    if e.addressee:
        yield e.addressee
    yield from (d.party for d in e.declared if d.kind in _SHOWN)
