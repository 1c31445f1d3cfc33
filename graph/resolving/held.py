"""What filing may ask of the base, inside the transaction that files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from graph.claims import Candidate
from graph.entities import Named


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version of the article that the base holds."""

    id: str
    text: str
    title: str | None
    recorded: datetime
    reading_key: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class HeldUtterance:
    """An utterance of the article that the base holds, and the claims that the machine assigned it to."""

    id: str
    version: str
    exact: tuple[str, ...]
    part: str
    claims: tuple[str, ...]


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

    def claims(self, parties: Sequence[str], groups: Sequence[str]) -> Sequence[Candidate]:
        """Return the claims that concern any of these parties, or blame any of these groups, the latest of each."""
