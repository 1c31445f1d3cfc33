"""The formats of exports: one visible list, each a small module that is imported when it is wanted.

Such a module has one function, `write(what, items, notice, out)`, which writes the notice and then the items as they
come, and returns how many there were.
"""

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from typing import Protocol, TextIO

from claimtrail.notice import Notice
from graph.asking.portions import Line, Uttered
from graph.asking.views import ClaimView

FORMATS = {"csv": "claimtrail.exports.csv_form", "jsonl": "claimtrail.exports.jsonl_form"}

Item = Uttered | ClaimView | Line


class What(StrEnum):
    """What is exported, one item a row: `Uttered`, `ClaimView` or `Line`."""

    UTTERANCES = "utterances"
    CLAIMS = "claims"
    HISTORY = "history"


class Write(Protocol):
    """What the module of a format offers."""

    def __call__(self, what: What, items: Iterator[Item], notice: Notice, out: TextIO) -> int:
        """Write the notice, then all items, and return how many there were."""


def writer(name: str) -> Write:
    """Return what writes a format of this name."""
    write: Write = import_module(FORMATS[name]).write
    return write
