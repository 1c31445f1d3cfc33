"""Search: entities by name, claims by proposition, articles by their words."""

from collections.abc import Iterable
from datetime import datetime

from graph import times
from graph.asking.views import Hit
from graph.bolt import Row, Runner, rows
from graph.engines.full_text import NAMES, PROPOSITIONS, TEXTS, Indexed
from graph.matching.words import tokens

_AROUND = 80  # characters of text shown on each side of a match


def search(tx: Runner, text: str, *, limit: int, as_of: datetime) -> tuple[Hit, ...]:
    """Find what the words of `text` lead to: named parties first, then claims, then articles."""
    words = tokens(text)
    if not words:
        return ()
    found: list[Hit] = []
    for kind, name, index in (
        ("entity", "search_entities", NAMES),
        ("claim", "search_claims", PROPOSITIONS),
        ("article", "search_articles", TEXTS),
    ):
        hits = _ask(tx, name, index, words, limit=limit, as_of=as_of)
        found += [_hit(kind, row, words) for row in _once(hits)]
    return tuple(found)


def _ask(tx: Runner, name: str, index: Indexed, words: list[str], *, limit: int, as_of: datetime) -> list[Row]:
    # only folded words reach the engine, so that nothing of its query language can be meant
    parameters = {
        "index": index.name,
        "words": " ".join(words),
        "limit": limit,
        "as_of": times.text(as_of),
    }
    return rows(tx, name, **parameters)


def _once(hits: Iterable[Row]) -> list[Row]:
    first: dict[str, Row] = {}
    for row in hits:
        first.setdefault(row["id"], row)
    return list(first.values())


def _hit(kind: str, row: Row, words: list[str]) -> Hit:
    return Hit(kind, row["id"], row["name"] or row["id"], _snippet(row["text"] or "", words))


def _snippet(text: str, words: list[str]) -> str:
    lower = text.lower()
    at = min((i for i in (lower.find(word) for word in words) if i >= 0), default=0)
    start, end = max(0, at - _AROUND), at + _AROUND
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
