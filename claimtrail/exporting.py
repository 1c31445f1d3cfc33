"""An export, ready to be written: what is wanted is looked up first, so that nothing is written of what is not held."""

from collections.abc import Callable, Iterator
from typing import Any, TextIO

from claimtrail.base import Base
from claimtrail.exports.formats import Item, What, writer
from claimtrail.notice import notice
from graph import times
from graph.asking.portions import Portion, Wanted


def export(base: Base, what: What, wanted: Wanted, format_: str) -> Callable[[TextIO], int]:
    """Return what writes the export to a file and returns how many items it had; what is not held raises NotHeld."""
    portion = Portion(base.asking, wanted)
    asked = {"claim": wanted.claim, "about": wanted.about, "by": wanted.by, "question": wanted.question}
    query: dict[str, Any] = {"export": what.value, **{k: v for k, v in asked.items() if v is not None}}
    if wanted.question is not None:
        query["parameters"] = dict(wanted.parameters)
    if wanted.as_of is not None:
        query["as_of"] = times.text(wanted.as_of)
    head = notice(base.store, query, as_of=wanted.as_of)
    write = writer(format_)
    return lambda out: write(what, _items(portion, what), head, out)


def _items(portion: Portion, what: What) -> Iterator[Item]:
    if what is What.UTTERANCES:
        return portion.utterances()
    return portion.claims() if what is What.CLAIMS else portion.history()
