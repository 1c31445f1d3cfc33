"""Where reports of one claim give different numbers: value, modifier, unit and scope, and who gave it first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.cells import Count, Proof, Worded
from graph.asked.paging import Candidates, page, slice_of
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Runner
from graph.deriving.numbers import allowed
from graph.deriving.roles import states
from graph.deriving.withdrawn import corrected
from graph.standing import Evidence, Flag

_Told = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Parameters:
    """One claim, or the claims about a party; without them every claim whose numbers cannot all be right."""

    claim: Annotated[str | None, Takes.CLAIM, "only this claim: its id"] = None
    party: Annotated[Party | None, Takes.PARTY, "only claims that concern this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a claim of which others are told too; `conflicts` where no modifier lets both be right.

    `stands` is false where an edit or a correction has taken it back.
    """

    claim: Worded
    unit: str
    scope: str
    value: float
    modifier: str
    conflicts: bool
    stands: bool
    first_outlet: str
    since: datetime
    reports: Count
    words: Said | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the numbers claim by claim, unit by unit, the first told first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        return {c: tuple(_rows(case)) for c, case in cases(tx, claims, window).items() if case.concerns(asked.party)}

    if asked.claim:
        return slice_of(make([asked.claim]).get(asked.claim, ()), asked.claim, window)
    return page(tx, Candidates("numbers_differ", {"flag": Flag.DETAILS_CONFLICT.value}), make, window)


def _rows(case: Case) -> Iterator[Row]:
    told: dict[tuple[str, str], dict[_Told, list[Evidence]]] = {}
    for e in (e for e in case.live if states(e)):
        for unit, scope, value, modifier in e.numbers:
            if unit:
                told.setdefault((unit, scope), {}).setdefault((value, modifier), []).append(e)
    taken_back = corrected(case.live)
    for (unit, scope), values in told.items():
        if len(values) > 1:
            standing = {v: [e for e in said if e.superseded is None and e.id not in taken_back]
                        for v, said in values.items()}  # fmt: skip
            for number, said in values.items():
                yield _row(case, (unit, scope), number, said, standing)


def _row(
    case: Case,
    of: tuple[str, str],
    told: _Told,
    said: Sequence[Evidence],
    standing: Mapping[_Told, Sequence[Evidence]],
) -> Row:
    stands = bool(standing[told])
    others = [other for other, left in standing.items() if left and other != told]
    first = case.said.get(said[0].id)
    unit, scope = of
    return Row(
        claim=case.worded,
        unit=unit,
        scope=scope if scope in ("", "collective", "each") else case.party(scope).name,
        value=told[0],
        modifier=told[1],
        conflicts=stands and any(_apart(told, other) for other in others),
        stands=stands,
        first_outlet=first.outlet.name if first else said[0].outlet,
        since=said[0].valid,
        reports=Count(len({e.article for e in said}), case.claim, Proof.REPORTS),
        words=first,
    )


def _apart(one: _Told, other: _Told) -> bool:
    low, high = allowed(*one)
    least, most = allowed(*other)
    return low > most or high < least
