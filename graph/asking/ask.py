"""Answers to questions: `Questions` over the graph, with names resolved and standing derived as of a time.

One code path serves now and any earlier date: what bears on a claim is loaded once and derived as of the time asked
for.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from graph.asked import catalogue
from graph.asked.shape import Answer, Window
from graph.asking.article_view import article_view
from graph.asking.claim_view import claim_view, views
from graph.asking.listing import concerns, listed, named
from graph.asking.party_view import party_view
from graph.asking.questions import NotHeld, then
from graph.asking.search import search
from graph.asking.views import ArticleView, ClaimView, EntityView, Held, Hit
from graph.bolt import Bolt


class Asking:
    """`Questions` over one database; every answer is one read transaction."""

    def __init__(self, bolt: Bolt, *, data_version: str) -> None:
        self.bolt = bolt
        self.data_version = data_version

    def search(self, text: str, *, limit: int = 20, as_of: datetime | None = None) -> tuple[Hit, ...]:
        """Find entities by name, claims by proposition and articles by their words, best first."""
        return self.bolt.read(lambda tx: search(tx, text, limit=limit, as_of=as_of))

    def entity(
        self, entity: str, *, as_of: datetime | None = None, received: str | None = None, made: str | None = None
    ) -> EntityView:
        """Return a party with its accusations, those received and made from a cursor on, or raise NotHeld."""
        return self.bolt.read(lambda tx: party_view(tx, entity, as_of, received=received, made=made))

    def claim(self, claim: str, *, as_of: datetime | None = None, valid_until: datetime | None = None) -> ClaimView:
        """Return a claim with its standing, utterances, origins and ledger, or raise NotHeld."""
        found = self.bolt.read(lambda tx: claim_view(tx, claim, as_of, valid_until))
        if not found:
            raise NotHeld(f"no claim {claim!r} is held{then(as_of)}")
        return found[0]

    def article(self, article: str, *, as_of: datetime | None = None) -> ArticleView:
        """Return an article with its versions and what they say, or raise NotHeld."""
        return self.bolt.read(lambda tx: article_view(tx, article, as_of))

    def claims(
        self, *, about: str | None = None, by: str | None = None, as_of: datetime | None = None
    ) -> Iterator[ClaimView]:
        """Yield claims that have `about` among their targets and `by` among their holders, last changed first.

        Of an earlier date the one that was held last comes first: when each had changed last by then is not kept.
        """
        targets, holders = (self._named(name, as_of) for name in (about, by))
        for page in listed(self.bolt, targets, holders, as_of):
            yield from (v for v in self.page(page, as_of) if concerns(v, targets, holders))

    def _named(self, name: str | None, as_of: datetime | None) -> tuple[str, ...] | None:
        return None if name is None else self.bolt.read(lambda tx: named(tx, name, as_of))

    def page(self, page: Sequence[str], as_of: datetime | None) -> tuple[ClaimView, ...]:
        """Return these claims, without those that were not held then."""
        return tuple(v for v in self.bolt.read(lambda tx: views(tx, page, as_of, None)) if v.said)

    def ask(self, name: str, parameters: Mapping[str, str], window: Window) -> Answer:
        """Answer a named question, or raise WrongQuestion or NotHeld."""
        return self.bolt.read(lambda tx: catalogue.ask(tx, name, parameters, window))

    def held(self) -> Held:
        """Count what is in the base."""
        found = self.bolt.rows("counts")
        counts = dict(found[0]) if found else {}
        numbers = {k: int(counts.get(k) or 0) for k in _COUNTED}
        return Held(**numbers, data_version=self.data_version, rebuilding=bool(counts.get("rebuilding")))


_COUNTED = (
    "outlets",
    "articles",
    "versions",
    "entities",
    "utterances",
    "claims",
    "accusations",
    "archive",
    "decisions",
)
