"""What a request asks for: words, a date, a limit; what cannot be understood is refused with what would be right."""

from dataclasses import dataclass
from datetime import datetime

from flask import g, request

from graph import times

_LONGEST_QUERY = 200  # characters
_LONGEST_DATE = 40
_DATE = "write it as 2026-03-14 (the whole day) or 2026-03-14T09:30:00 (UTC)"


class NotUnderstood(ValueError):
    """A parameter of the request makes no sense; the text says what would."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """A limit of recorded time, and how it was written."""

    text: str
    at: datetime


def as_of() -> datetime | None:
    """Return the time that the request asks about; null means now."""
    limit = as_written()
    return limit.at if limit else None


def as_written() -> AsOf | None:
    """Return the same with its words, read once a request."""
    if "as_of" not in g:
        g.as_of = None
        text = request.args.get("as_of", "").strip()
        g.as_of = AsOf(text, _limit(text)) if text else None
    found: AsOf | None = g.as_of
    return found


def _limit(text: str) -> datetime:
    try:
        if len(text) > _LONGEST_DATE:
            raise NotUnderstood(f"as_of is {len(text)} characters long; {_DATE}")
        return times.until(text)
    except (times.NoTime, OverflowError) as error:
        raise NotUnderstood(f"as_of {text!r} is no date or time; {_DATE}") from error


def words() -> str:
    """Return the words that are searched for."""
    text = " ".join(request.args.get("q", "").split())
    if not text:
        raise NotUnderstood("q is empty; give the words to look for, such as a name: /search?q=river+board")
    if len(text) > _LONGEST_QUERY:
        raise NotUnderstood(f"q is {len(text)} characters long; {_LONGEST_QUERY} are the most")
    return text


def party(key: str) -> str | None:
    """Return the name or id of a party given as `about` or `by`, or null."""
    text = request.args.get(key, "").strip()
    if len(text) > _LONGEST_QUERY:
        raise NotUnderstood(f"{key} is {len(text)} characters long; {_LONGEST_QUERY} are the most")
    return text or None


def number(key: str, *, default: int, most: int) -> int:
    """Return a whole number of the request between 1 and `most`."""
    text = request.args.get(key, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most and len(text) < 10):
        raise NotUnderstood(f"{key} {text[:20]!r} is no number from 1 to {most}")
    return int(text)
