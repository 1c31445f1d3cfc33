"""Of which claims somebody says that there is no public evidence, as of when, and whether that still holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Worded
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.deriving.roles import OWN_ACCESS, evidence_flag, supports, voice
from graph.standing import Evidence, Flag, Status


@dataclass(frozen=True, slots=True)
class Parameters:
    """A party that the claims concern; without it all claims."""

    party: Annotated[Party | None, Takes.PARTY, "only claims that concern this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """Who says it, since when and in which words; `still` is false where `later` evidence was offered since."""

    claim: Worded
    status: Status
    said_by: Party
    since: datetime
    words: Said | None
    still: bool
    later: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List who says so of which claim, what came in last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        return {c: tuple(_rows(case)) for c, case in cases(tx, claims, window).items() if case.concerns(asked.party)}

    return page(tx, Candidates("no_public_evidence", {"flag": Flag.NO_PUBLIC_EVIDENCE.value}), make, window)


def _rows(case: Case) -> Iterator[Row]:
    for flag in (f for f in case.standing.flags if f.flag is Flag.NO_PUBLIC_EVIDENCE and f.holder):
        holder = flag.holder or ""
        told = next((e for e in case.evidence if evidence_flag(e) is flag.flag and holder in voice(e)), None)
        later = next((e for e in case.live if e.valid > flag.since and _offers(e)), None)
        yield Row(
            claim=case.worded,
            status=case.standing.status,
            said_by=case.party(holder) if holder in case.parties or told is None else case.outlet(told),
            since=flag.since,
            words=case.said.get(told.id) if told else None,
            still=later is None,
            later=case.said.get(later.id) if later else None,
        )


def _offers(e: Evidence) -> bool:
    """Tell whether evidence is put forward: a stated basis of a statement, or word that some is offered."""
    stated = supports(e) and any(kind in OWN_ACCESS for kind, _ in e.bases)
    return stated or evidence_flag(e) is Flag.EVIDENCE_OFFERED_UNVERIFIED
