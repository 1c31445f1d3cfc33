"""What filing may ask of the base, inside the transaction that files."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from graph.claims import Candidate
from graph.deriving.superseded import Text
from graph.entities import Named
from graph.resolving.owners import Tie


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version of the article that the base holds, and the times at which it was captured, in order."""

    id: str
    recorded: datetime
    reading_key: str
    withdrawn: bool = False
    captured: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldUtterance:
    """An utterance of the article that the base holds.

    `states` is the claim that the machine took it to state, `claims` are all that it bears or bore on, by a person's
    decision too; `dropped` the times at which the article dropped its words, took them back and so on.
    """

    id: str
    version: str
    exact: tuple[str, ...]
    part: str
    states: str | None = None
    claims: frozenset[str] = frozenset()
    dropped: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim as it is compared, when it was first recorded, and since when it concerns whom in which role."""

    candidate: Candidate
    recorded: str
    concerned: Mapping[tuple[str, str], str] = field(default_factory=dict)


class Candidates(Protocol):
    """Look-ups by key: never an index of everything in memory."""

    def names(self, keys: Sequence[str]) -> Sequence[Named]:
        """Return the entities that these name keys lead to."""

    def versions(self, article: str) -> Sequence[HeldVersion]:
        """Return the versions of an article."""

    def said(self, article: str) -> Sequence[HeldUtterance]:
        """Return the utterances of all versions of an article."""

    def texts(self, article: str) -> Sequence[Text]:
        """Return the texts of the versions of an article that are not withdrawn."""

    def claims(self, parties: Sequence[str], groups: Sequence[str], also: Collection[str] = ()) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, or blame any of these groups, the latest of each.

        Those of the ids in `also` are among them, where they are held.
        """

    def ties(self, outlet: str) -> Sequence[Tie]:
        """Return who an outlet, by its id, was and who owned it over time."""

    def unnamed(self, ids: Collection[str]) -> Mapping[str, datetime]:
        """Return which of these unnamed groups and speakers are held, and since when."""
