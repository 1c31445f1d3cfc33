"""RSS and Atom feeds, read by feedparser."""

import io
from collections.abc import Iterator, Mapping
from time import struct_time
from typing import Any

import feedparser

from crawlers.archiving.captures import Notes
from crawlers.markup import Malformed, plain
from crawlers.times import iso


def entries(body: bytes, headers: Mapping[str, str]) -> Iterator[tuple[str, Notes]]:
    """Yield the link and notes of each entry; a broken feed gives what can be read of it; raises Malformed.

    The body goes in as a stream: given text or bytes, feedparser would open addresses and files named in it.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    feed = feedparser.parse(io.BytesIO(body), response_headers=lowered)
    if not feed.get("version") and not feed.entries:
        raise Malformed("no feed")
    language = feed.feed.get("language") or None
    for entry in feed.entries:
        link = entry.get("link")
        if link:
            yield link, _notes(entry, language)


def _notes(entry: Any, language: str | None) -> Notes:
    return Notes(
        title=_plain(entry.get("title")),
        published=_time(entry, "published"),
        modified=_time(entry, "updated"),
        language=entry.get("language") or language,
        credit=tuple(dict.fromkeys(_credits(entry))),
    )


def _time(entry: Any, name: str) -> str | None:
    """Return a time as stated, zone included; else feedparser's reading of it, which is UTC."""
    if name not in entry:  # feedparser answers "updated" from "published"
        return None
    stated = iso(entry[name])
    if stated:
        return stated
    parsed: struct_time | None = entry.get(f"{name}_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]) if parsed else None


def _credits(entry: Any) -> Iterator[str]:
    for credit in entry.get("media_credit", ()):
        if credit.get("content"):
            yield credit["content"]
    source = entry.get("source", {}).get("title")
    if source:
        yield source


def _plain(markup: str | None) -> str | None:
    """Take the markup out of a title."""
    return plain(markup) if markup else None
