"""Identities that are stable over a rebuild: each is a hash of what makes the thing what it is."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache

from graph.model import Act, Part

_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _hash(kind: str, *parts: object) -> str:
    # 80 bits: a collision among a million things has a chance below 1e-12
    text = _ENCODED([kind, *parts])
    return f"{kind}{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


@lru_cache(maxsize=4096)
def article(canonical_url: str) -> str:
    """Identify the text at one canonical URL."""
    return _hash("a", canonical_url)


@lru_cache(maxsize=64)
def version(article_id: str, title: str | None, text: str) -> str:
    """Identify one distinct text of an article."""
    return _hash("v", article_id, title or "", text)


def entity(group: str, name: str, number: int = 0) -> str:
    """Identify a party by kind group, normalised first name and `number`, which tells homonyms apart."""
    return _hash("e", group, name, number)


def unnamed(article_id: str, words: str) -> str:
    """Identify an unnamed group or speaker: it is itself in its own article only."""
    return _hash("g", article_id, words)


def utterance(
    version_id: str, part: Part, content: Sequence[Sequence[int]], act: Act, holder: tuple[int, int] | None
) -> str:
    """Identify an utterance by where it stands: its first content span (else cue span), its act and holder's span."""
    first = list(content[0]) if content else None
    return _hash("u", version_id, part.value, first, act.value, list(holder) if holder else None)


def claim(utterance_id: str) -> str:
    """Identify a claim by its first utterance."""
    return _hash("c", utterance_id)


def edge(kind: str, *parts: object) -> str:
    """Identify a relationship or a line of a ledger by its ends and what tells it from its like."""
    return _hash("r", kind, *parts)
