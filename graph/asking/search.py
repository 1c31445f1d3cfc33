"""Search: entities by name, claims by proposition, articles by their words."""

from collections.abc import Iterable
from datetime import datetime

from graph import times
from graph.asked.shape import END
from graph.asking import names
from graph.asking.leading import leading
from graph.asking.views import Hit
from graph.bolt import Row, Runner, rows
from graph.engines.full_text import NAMES, PROPOSITIONS, TEXTS, Indexed
from graph.matching.words import content, tokens

_AROUND = 80  # characters of text shown on each side of a match


def search(tx: Runner, text: str, *, limit: int, as_of: datetime | None) -> tuple[Hit, ...]:
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
        then = (_then(row, words, as_of) for row in _once(hits))
        found += [_hit(kind, row, words) for row in then if row]
    return tuple(found)


def _ask(tx: Runner, name: str, index: Indexed, words: list[str], *, limit: int, as_of: datetime | None) -> list[Row]:
    # only folded words reach the engine, so that nothing of its query language can be meant
    parameters = {
        "index": index.name,
        "words": " ".join(words),
        "limit": limit,
        "as_of": times.text(as_of or END),
    }
    found = rows(tx, name, **parameters)
    if as_of is not None and name == "search_entities":
        found = [*_called_then(tx, " ".join(words), as_of), *found]
    return found


def _called_then(tx: Runner, words: str, as_of: datetime) -> list[Row]:
    """Return the parties that the words named then: the index knows the names of now."""
    known = rows(tx, "entities_by_id", entities=leading(tx, words, as_of))
    limit = times.text(as_of)
    return [{**r, "text": ""} for r in known if r["called"] and r["named"] and r["recorded"] <= limit]


def _once(hits: Iterable[Row]) -> list[Row]:
    first: dict[str, Row] = {}
    for row in hits:
        first.setdefault(row["id"], row)
    return list(first.values())


def _then(row: Row, words: list[str], as_of: datetime | None) -> Row | None:
    """Return a hit under the name that it had then; null where only a later one has the words."""
    if as_of is None or not row.get("called"):
        return row
    told = names.name(row, as_of)
    found = set(content(told)) & set(content(" ".join(words)))
    return {**row, "name": told} if found or told == row["name"] else None


def _hit(kind: str, row: Row, words: list[str]) -> Hit:
    return Hit(kind, row["id"], row["name"] or row["id"], _snippet(row["text"] or row["name"] or "", words))


def _snippet(text: str, words: list[str]) -> str:
    lower = text.lower()
    at = min((i for i in (lower.find(word) for word in words) if i >= 0), default=0)
    start, end = max(0, at - _AROUND), at + _AROUND
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"
