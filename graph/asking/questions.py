"""What can be asked of the base: one protocol that the web and the command line speak."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol

from graph import times
from graph.asked.shape import Answer, Window
from graph.asking.views import ArticleView, ClaimView, EntityView, Held, Hit


class NotHeld(LookupError):
    """Nothing of this id is in the base (as of the time asked for)."""


def then(as_of: datetime | None) -> str:
    """Return the words that say as of when something is not held; empty for now."""
    return f" as of {times.text(as_of)}" if as_of else ""


class StoreUnavailable(Exception):
    """The graph cannot be reached; the text names the address and what would help."""


class Questions(Protocol):
    """Answers about the base; `as_of` (by recorded time) and `valid_until` (by valid time) default to now."""

    def search(self, text: str, *, limit: int = 20, as_of: datetime | None = None) -> tuple[Hit, ...]:
        """Find entities by name, claims by proposition and articles by their words, best first."""

    def entity(
        self, entity: str, *, as_of: datetime | None = None, received: str | None = None, made: str | None = None
    ) -> EntityView:
        """Return a party with its accusations, those received and made from a cursor on, or raise NotHeld."""

    def claim(self, claim: str, *, as_of: datetime | None = None, valid_until: datetime | None = None) -> ClaimView:
        """Return a claim with its standing, utterances, origins and ledger, or raise NotHeld."""

    def article(self, article: str, *, as_of: datetime | None = None) -> ArticleView:
        """Return an article with its versions and what they say, or raise NotHeld."""

    def claims(
        self, *, about: str | None = None, by: str | None = None, as_of: datetime | None = None
    ) -> Iterator[ClaimView]:
        """Yield claims that have `about` among their targets and `by` among their holders, last changed first."""

    def ask(self, name: str, parameters: Mapping[str, str], window: Window) -> Answer:
        """Answer a named question, or raise WrongQuestion or NotHeld; parameters are texts as one writes them."""

    def held(self) -> Held:
        """Count what is in the base."""
