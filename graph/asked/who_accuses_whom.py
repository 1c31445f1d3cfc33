"""Who accuses whom (about a topic): the network, an edge per claim, accuser and accused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.accusing import made
from graph.asked.cases import Case, cases
from graph.asked.cells import Count, Proof, Worded
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.engines.full_text import PROPOSITIONS
from graph.standing import Status


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the accusations are about; without it all of them."""

    topic: Annotated[tuple[str, ...] | None, Takes.WORDS, "words that the claim must have"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One edge: who accused (or only suspected) whom in which claim, from when to when, in which words first."""

    accuser: Party
    accused: Party
    claim: Worded
    status: Status
    origins: Count
    reports: Count
    first: datetime
    last: datetime
    words: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the edges claim by claim, the claim held last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        return {c: tuple(_rows(case)) for c, case in cases(tx, claims, window).items() if case.has(asked.topic or ())}

    if asked.topic:
        words = {"index": PROPOSITIONS.name, "words": " ".join(asked.topic)}
        return page(tx, Candidates("who_accuses_whom_about", words), make, window)
    return page(tx, Candidates("who_accuses_whom", {}, spans=True), make, window)


def _rows(case: Case) -> Iterator[Row]:
    for one in made(case):
        for target in dict.fromkeys(t for e in one.said for t in e.targets):
            spoken = [e for e in one.said if target in e.targets]
            yield Row(
                accuser=one.accuser,
                accused=case.party(target),
                claim=case.worded,
                status=case.standing.status,
                origins=case.count(Proof.ORIGINS),
                reports=case.count(Proof.REPORTS),
                first=spoken[0].valid,
                last=spoken[-1].valid,
                words=case.said.get(spoken[0].id),
            )
