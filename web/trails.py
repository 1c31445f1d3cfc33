"""The path that proves an origin, as a tree: from every report, link by link, to the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.asking.views import ClaimView, Party, Said
from graph.standing import OriginPath, Step


@dataclass(frozen=True, slots=True)
class Node:
    """One stop of a path: an article (`said` is what it says of the claim), a party or words; `reason` led here."""

    label: str
    reason: str = ""
    said: Said | None = None
    party: Party | None = None
    next: tuple["Node", ...] = ()


def trails(view: ClaimView, origin: OriginPath) -> tuple[Node, ...]:
    """Return one tree per report that leads to this end."""
    by_article: dict[str, Said] = {}
    for said in view.said:
        by_article.setdefault(said.article, said)
    onward: dict[str, list[Step]] = {}
    for step in origin.steps:
        onward.setdefault(step.from_, []).append(step)
    maker = _Maker(view, by_article, onward)
    return tuple(maker.node(article, "", ()) for article in origin.articles)


@dataclass(frozen=True, slots=True)
class _Maker:
    view: ClaimView
    articles: Mapping[str, Said]
    onward: Mapping[str, Sequence[Step]]

    def node(self, identity: str, reason: str, passed: tuple[str, ...]) -> Node:
        """Return the stop and all that lies beyond it; a path that comes back to itself ends there."""
        way = (*passed, identity)
        following = tuple(self.node(s.to, s.reason, way) for s in self.onward.get(identity, ()) if s.to not in way)
        said, party = self.articles.get(identity), self.view.names.get(identity)
        return Node(self._label(identity, said, party), reason, said, party, following)

    def _label(self, identity: str, said: Said | None, party: Party | None) -> str:
        if said:
            return said.outlet.name
        if party:
            return party.name
        return "origin unknown" if identity == "unknown" else identity
