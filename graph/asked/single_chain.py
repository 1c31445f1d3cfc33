"""Which claims look corroborated, because several outlets carry them, and yet rest on one origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Count, Proof, Worded
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party
from graph.bolt import Runner
from graph.standing import Status


@dataclass(frozen=True, slots=True)
class Parameters:
    """A party that the claims concern; without it all claims."""

    party: Annotated[Party | None, Takes.PARTY, "only claims that concern this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """A claim that two outlets or more carry; `origin` is where all its known chains end, `why` how it counts."""

    claim: Worded
    status: Status
    reports: Count
    outlets: Count
    origins: Count
    origin: tuple[Party, ...]
    why: str


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the claims, the one held last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        found = cases(tx, claims, window)
        return {c: (_row(case),) for c, case in found.items() if case.concerns(asked.party) and _single(case)}

    if asked.party:
        return page(tx, Candidates("single_chain_of_party", {"parties": [asked.party.id]}), make, window)
    return page(tx, Candidates("single_chain", {}, spans=True), make, window)


def _single(case: Case) -> bool:
    return case.standing.counts.outlets > 1 and case.standing.counts.origins <= 1


def _row(case: Case) -> Row:
    counted = [o for o in case.standing.origins if o.counted and not o.contrary]
    return Row(
        claim=case.worded,
        status=case.standing.status,
        reports=case.count(Proof.REPORTS),
        outlets=case.count(Proof.OUTLETS),
        origins=case.count(Proof.ORIGINS),
        origin=case.everybody(o.end for o in counted),
        why="; ".join(o.why for o in counted) or "no origin is known",
    )
