"""How the pages of one outlet are read, where they need it: part of an outlet's entry, and kept with every capture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageRules:
    """Regular expressions: `article_id` of addresses, its group is the id; `credit` of the text, its group is a source.

    `paywall` is found in the text of pages of which only the beginning is shown.
    """

    article_id: str | None = None
    credit: tuple[str, ...] = ()
    paywall: tuple[str, ...] = ()
