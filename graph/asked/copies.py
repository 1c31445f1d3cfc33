"""Which reports of a claim are copies of which, in clusters, with the reason of every link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph.asked.cases import Case, cases
from graph.asked.paging import slice_of
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Said
from graph.bolt import Runner
from graph.deriving.chains import reason
from graph.deriving.roles import TAKEN_FROM
from graph.standing import Evidence


@dataclass(frozen=True, slots=True)
class Parameters:
    """The claim."""

    claim: Annotated[str, Takes.CLAIM, "the claim's id"]


@dataclass(frozen=True, slots=True)
class Row:
    """One report in a cluster; `of` is the earlier report that it follows, null for the first of its cluster."""

    cluster: int
    report: Said | None
    outlet: str
    published: datetime
    of: Said | None
    why: str


@dataclass(frozen=True, slots=True)
class _Report:
    """What all utterances of one article about the claim say together."""

    article: str
    first: Evidence
    said: tuple[Evidence, ...]

    @property
    def named(self) -> set[str]:
        """The articles that this one copies or says it is taken from."""
        declared = {d.article for e in self.said for d in e.declared if d.article and d.kind in TAKEN_FROM}
        return {*self.first.copies, *declared}

    @property
    def shared(self) -> set[tuple[str, str]]:
        """What else makes reports one cluster: a wire that they credit, a quotation."""
        credit = {("credit", w) for e in self.said for w in e.credit}
        return credit | {("quote", q) for e in self.said for q in e.quotes}

    def follows(self, earlier: "_Report") -> str | None:
        """Say why this report is taken from an earlier one, the surest reason first; null where nothing says so."""
        if earlier.article in self.first.copies:
            return "near-duplicate"
        for e in self.said:
            for declared in e.declared:
                if declared.article == earlier.article and declared.kind in TAKEN_FROM:
                    return reason(declared.kind)
        if {w for e in self.said for w in e.credit} & {w for e in earlier.said for w in e.credit}:
            return "the same wire credit"
        shared = {q for e in self.said for q in e.quotes} & {q for e in earlier.said for q in e.quotes}
        return f"the same quotation: {min(shared)}" if shared else None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List clusters of two reports or more, each in the order of time."""
    found = cases(tx, [asked.claim], window)
    if asked.claim not in found:
        return Page(())
    return slice_of(tuple(_rows(found[asked.claim])), asked.claim, window)


def _reports(case: Case) -> list[_Report]:
    by_article: dict[str, list[Evidence]] = {}
    for e in case.evidence:
        by_article.setdefault(e.article, []).append(e)
    return [_Report(article, said[0], tuple(said)) for article, said in by_article.items()]


def _rows(case: Case) -> Iterator[Row]:
    reports = _reports(case)
    links = _Links(reports)
    follows: dict[str, tuple[_Report, str]] = {}
    root = {one.article: one.article for one in reports}
    for one in reports:
        found = links.to_earlier(one)
        if found:
            follows[one.article] = found[0]
        for earlier, _ in found:
            _join(root, earlier.article, one.article)
    members: dict[str, list[_Report]] = {}
    for one in reports:
        members.setdefault(_root(root, one.article), []).append(one)
    together = [group for group in members.values() if len(group) > 1]
    for count, group in enumerate(together, start=1):
        for one in group:
            yield _row(case, count, one, follows.get(one.article))


class _Links:
    """Reports by what a copy of them would share, so that each is compared with those alone, not with all."""

    def __init__(self, reports: Sequence[_Report]) -> None:
        self._place = {one.article: number for number, one in enumerate(reports)}
        self._reports = reports
        self._first: dict[tuple[str, str], int] = {}
        for number, one in enumerate(reports):
            for shared in one.shared:
                self._first.setdefault(shared, number)

    def to_earlier(self, one: _Report) -> list[tuple[_Report, str]]:
        """Return the earlier reports that one follows, a near-duplicate first, with the reason."""
        own = self._place[one.article]
        near = {self._place[a] for a in one.named if a in self._place} | {self._first[shared] for shared in one.shared}
        earlier = [self._reports[number] for number in sorted(near) if number < own]
        found = [(other, why) for other in earlier if (why := one.follows(other))]
        return sorted(found, key=lambda link: link[1] != "near-duplicate")


def _join(root: dict[str, str], one: str, other: str) -> None:
    root[_root(root, other)] = _root(root, one)


def _root(root: dict[str, str], article: str) -> str:
    while root[article] != article:
        root[article] = root[root[article]]
        article = root[article]
    return article


def _row(case: Case, cluster: int, one: _Report, follows: tuple[_Report, str] | None) -> Row:
    said = case.said.get(one.first.id)
    return Row(
        cluster=cluster,
        report=said,
        outlet=said.outlet.name if said else one.first.outlet,
        published=one.first.valid,
        of=case.said.get(follows[0].first.id) if follows else None,
        why=follows[1] if follows else "the first of them",
    )
