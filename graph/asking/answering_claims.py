"""The claims that a named question's answer speaks of, each once, for all of its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from graph.asked.cells import Count, Worded
from graph.asked.shape import MOST_ROWS, Window
from graph.asking.ask import Asking
from graph.asking.views import Said


def claims_of(asking: Asking, question: str, parameters: Mapping[str, str], as_of: datetime | None) -> Iterator[str]:
    """Yield the ids of claims in the order of the answer; a page of it is asked for when the last one is used up."""
    window: Window | None = Window(as_of, limit=MOST_ROWS)
    seen: set[str] = set()
    while window is not None:
        answer = asking.ask(question, parameters, window)
        found = dict.fromkeys(claim for row in answer.rows for claim in _claims(row))
        yield from (claim for claim in found if claim not in seen)
        seen.update(found)
        window = replace(window, after=answer.next) if answer.next else None


def _claims(value: Any) -> Iterator[str]:
    """Yield what claims a row, or a cell of one, names."""
    if isinstance(value, Worded):
        yield value.id
    elif isinstance(value, Count | Said):
        yield from (value.claim,) if value.claim else ()
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _claims(one)
    elif is_dataclass(value):
        for f in fields(value):
            inner = getattr(value, f.name)
            yield from (inner,) if f.name == "claim" and isinstance(inner, str) else _claims(inner)
