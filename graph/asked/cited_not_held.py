"""Which reports cite a document or a report that the base does not hold: what to look for next."""

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
from graph.deriving.chains import reason
from graph.deriving.roles import states
from graph.standing import Flag


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose document; without it everybody's."""

    cited: Annotated[Party | None, Takes.PARTY, "only what is cited from this party: an id or a name"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One report that leads on to something that is not held; `how` is the way in which it says so."""

    cited: Party
    how: str
    report: Said
    outlet: str
    since: datetime
    claim: Worded


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List the reports claim by claim, what came in last first."""

    def make(claims: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        return {c: tuple(_rows(case, asked.cited)) for c, case in cases(tx, claims, window).items()}

    return page(tx, Candidates("cited_not_held", {"flag": Flag.CHAIN_INCOMPLETE.value}), make, window)


def _rows(case: Case, cited: Party | None) -> Iterator[Row]:
    missing = {f.holder for f in case.standing.flags if f.flag is Flag.CHAIN_INCOMPLETE}
    seen: set[tuple[str, str]] = set()
    for e in (e for e in case.live if states(e) and e.superseded is None):
        for declared in (d for d in e.declared if d.party in missing and d.article is None):
            key = (declared.party, e.article)
            said = case.said.get(e.id)
            if said and key not in seen and cited in (None, case.party(declared.party)):
                seen.add(key)
                how = reason(declared.kind)
                yield Row(case.party(declared.party), how, said, said.outlet.name, e.valid, case.worded)
