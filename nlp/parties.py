"""A party as a phrase gives it: its names within the document, or its own words."""

from dataclasses import dataclass

from graph.model import HolderKind, How, Label


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a stretch of tokens stands for.

    `names` are the document's names of all that it stands for, or its own words where it is unnamed. `start` and `end`
    are the words on the page that say so, as tokens.
    """

    start: int
    end: int
    names: tuple[str, ...]
    named: bool
    kind: HolderKind = HolderKind.NAMED
    how: How = How.EXPLICIT
    label: Label | None = None
    speaks_for: str | None = None
    affiliation: str | None = None
    number: int | None = None
