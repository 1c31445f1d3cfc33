"""Who has accused a party (of something), since when, from which independent origins; has anybody denied it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.accusing import made
from graph.asked.cases import Case, cases
from graph.asked.cells import Count, Denial, Proof, Worded
from graph.asked.denying import denials
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.model import Act
from graph.standing import Status


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whom the accusations are against, and what they are about."""

    party: Annotated[Party, Takes.PARTY, "who is accused: an id or a name"]
    topic: Annotated[tuple[str, ...] | None, Takes.WORDS, "words that the claim must have"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One accuser in one claim; `independent` are the origins that count, `words` what was said first."""

    accuser: Party
    since: datetime
    act: Act
    claim: Worded
    status: Status
    reports: Count
    outlets: Count
    origins: Count
    independent: tuple[Party, ...]
    denied: tuple[Denial, ...]
    words: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List accusers claim by claim, the claim held last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        found = cases(tx, claims, window)
        return {c: tuple(_rows(case, asked.party.id)) for c, case in found.items() if case.has(asked.topic or ())}

    return page(tx, Candidates("who_accused", {"parties": [asked.party.id]}), make, window)


def _rows(case: Case, target: str) -> Iterator[Row]:
    standing = case.standing
    independent = case.everybody(o.end for o in standing.origins if o.counted and not o.contrary)
    for one in made(case):
        first = next((e for e in one.said if target in e.targets), None)
        if first:
            yield Row(
                accuser=one.accuser,
                since=first.valid,
                act=first.act,
                claim=case.worded,
                status=standing.status,
                reports=case.count(Proof.REPORTS),
                outlets=case.count(Proof.OUTLETS),
                origins=case.count(Proof.ORIGINS),
                independent=independent,
                denied=denials(case, target),
                words=case.said.get(first.id),
            )
