"""How many independent origins a claim has, proved by the path from every report to where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Chain, Proof
from graph.asked.chained import chain, report
from graph.asked.paging import slice_of
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.standing import Access


@dataclass(frozen=True, slots=True)
class Parameters:
    """The claim."""

    claim: Annotated[str, Takes.CLAIM, "the claim's id"]


@dataclass(frozen=True, slots=True)
class Row:
    """One report and the end that it leads to; `counts` says whether that end is an independent origin, and `why`."""

    origin: Party
    counts: bool
    against: bool
    why: str
    access: Access
    report: Said | None
    path: Chain
    since: datetime
    claim: str


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the reports end by end: origins that count first, then those against the claim, then the other ends."""
    found = cases(tx, [asked.claim], window)
    if asked.claim not in found:
        return Page(())
    case = found[asked.claim]
    numbers = {proof: case.count(proof).number for proof in (Proof.ORIGINS, Proof.CONTRARY, Proof.REPORTS)}
    summary = (
        f"independent origins: {numbers[Proof.ORIGINS]}; against it: {numbers[Proof.CONTRARY]}; "
        f"reports: {numbers[Proof.REPORTS]}"
    )
    return slice_of(tuple(_rows(case)), asked.claim, window, summary=summary)


def _rows(case: Case) -> Iterator[Row]:
    for origin in sorted(case.standing.origins, key=lambda o: (not o.counted, o.contrary)):
        for article in origin.articles:
            yield Row(
                origin=case.party(origin.end),
                counts=origin.counted,
                against=origin.contrary,
                why=origin.why,
                access=origin.access,
                report=report(case, article, contrary=origin.contrary),
                path=chain(case, origin, article),
                since=origin.since,
                claim=case.claim,
            )
