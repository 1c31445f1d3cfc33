"""What the rows of answers are made of, beside texts, times, numbers, parties and exact words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from graph.asking.views import Party, Said
from graph.standing import Status


class Standing(StrEnum):
    """In which capacity somebody answers for a party."""

    ITSELF = "itself"
    SPEAKS_FOR = "speaks for it"
    OTHER_ACCUSED = "also accused, answers for itself"
    THIRD_PARTY = "third party, does not speak for it"


class Proof(StrEnum):
    """Which list on a claim's page proves a number."""

    REPORTS = "reports"
    OUTLETS = "outlets"
    ACCUSERS = "accusers"
    DENIERS = "deniers"
    ORIGINS = "origins"
    CONTRARY = "contrary origins"


NUMBERS = tuple(Proof)


class Value(str):
    """A value of a closed list, or several words of such, as it is stored: "did_not_respond"."""

    __slots__ = ()


def value(text: str | None) -> Value | None:
    """Mark a stored value as one; null stays null."""
    return None if text is None else Value(text)


@dataclass(frozen=True, slots=True)
class Worded:
    """A claim, to be worded by who says it: `said` is what was said of it by the time asked about."""

    id: str
    status: Status
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number about a claim, and the list that proves it."""

    number: int
    claim: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies, in which capacity and since when; `said` are the words."""

    by: Party
    standing: Standing
    since: datetime
    said: Said | None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: why one comes here from the step before, and what is here: a report or a party."""

    reason: str
    label: str
    said: Said | None = None
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The links from a report to the end that has it first."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A cell of a matrix: since when a party has answered so, and in which words."""

    since: datetime
    said: Said | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words in their context: the text before, the words, the text after."""

    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The archived bytes: record id and digest, and the version of the article that they show."""

    id: str
    sha256: str
    article: str
    version: str


def excerpt(text: str, pieces: Sequence[tuple[int, int]], *, around: int = 120) -> Excerpt | None:
    """Cut words and their surroundings out of a text; null where the text is not held or shorter than said."""
    if not pieces or pieces[-1][1] > len(text):
        return None
    start, end = pieces[0][0], pieces[-1][1]
    before, after = text[max(0, start - around) : start], text[end : end + around]
    opening = "…" if start > around else ""
    closing = "…" if len(text) > end + around else ""
    return Excerpt(opening + before, text[start:end], after + closing)
