"""The shape of every question: typed parameters, a window of time and rows, a typed answer; and what can be wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from graph import times
from graph.asking.views import Party

Row = TypeVar("Row")

END = datetime.max.replace(tzinfo=UTC)
MOST_ROWS = 1000
USUAL_ROWS = 20


class WrongQuestion(ValueError):
    """A question, or a parameter of one, makes no sense; the text says what would."""


class SeveralParties(WrongQuestion):
    """A name stands for more than one party; `parties` are those that it may mean."""

    def __init__(self, parameter: str, name: str, parties: Sequence[Party]) -> None:
        self.parameter = parameter
        self.parties = tuple(parties)
        named = ", ".join(f"{p.name} ({p.id})" for p in self.parties)
        super().__init__(f"{parameter} {name!r} stands for {len(self.parties)} parties; give the id of one: {named}")


class Takes(StrEnum):
    """What a parameter takes."""

    PARTY = "party"  # the id or a name of an entity
    CLAIM = "claim"  # the id of a claim
    WORDS = "words"  # words that what is said must have
    DATE = "date"  # a date, meant to its end, or a time
    AXIS = "axis"  # a value of `Axis`


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name as it is written, what it takes, and a line of help."""

    name: str
    takes: Takes
    line: str
    required: bool


def parameters(declared: type[Any]) -> tuple[Parameter, ...]:
    """Return the parameters that a class of them declares; `from_` is written "from".

    Every field is annotated with what it takes and its line of help; one with a default is not required.
    """
    hints = get_type_hints(declared, include_extras=True)
    found = []
    for f in fields(declared):
        _, takes, line = get_args(hints[f.name])
        found.append(Parameter(f.name.rstrip("_"), takes, line, required=f.default is MISSING))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends: the thing whose rows came last, its place in the order, and how many of its rows came."""

    at: str
    id: str
    done: int

    def __str__(self) -> str:
        return f"{self.at}~{self.id}~{self.done}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Read what `str` wrote."""
        at, _, rest = text.partition("~")
        identity, _, done = rest.rpartition("~")
        if not (identity and done.isascii() and done.isdigit() and len(done) < 10 and at.isprintable()):
            raise WrongQuestion(f"after {text[:80]!r} is no end of a page; take the one that the page before names")
        return cls(at, identity, int(done))


@dataclass(frozen=True, slots=True)
class Window:
    """What a question looks at: what was recorded by `as_of` and said by `valid_until`; one page of it."""

    as_of: datetime | None = None
    valid_until: datetime | None = None
    limit: int = USUAL_ROWS
    after: Cursor | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST_ROWS:
            raise WrongQuestion(f"limit {self.limit} is no number from 1 to {MOST_ROWS}")

    @property
    def seen(self) -> datetime:
        """The last recorded time that counts."""
        return self.as_of or END

    @property
    def told(self) -> datetime:
        """The last valid time that counts."""
        return self.valid_until or END

    def limits(self) -> dict[str, str]:
        """Return both limits as a query takes them."""
        return {"as_of": times.text(self.seen), "valid_until": times.text(self.told)}


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in order, and where the next page begins; null after the last. `summary` is what they say in numbers.

    `looked` is how many things that might answer were looked at, where the page ends there and not at its limit.
    """

    rows: tuple[Row, ...]
    next: Cursor | None = None
    summary: str = ""
    looked: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, as of when, and the page that answers it.

    `parameters` are as they were given, `row` is the class of the rows. `empty` says why there are no rows, which with
    a `next` only means that none was found so far; it is null where there are some.
    """

    question: str
    parameters: Mapping[str, str]
    as_of: datetime | None
    valid_until: datetime | None
    row: type[Any]
    rows: tuple[Any, ...]
    next: Cursor | None
    summary: str
    empty: str | None
    limit: int = USUAL_ROWS
    after: Cursor | None = None
