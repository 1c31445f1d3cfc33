"""Times as feeds, pages and documents state them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_EXTENDED = re.compile(r"\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}.*)?)?|\d{4}")
_MAIL = re.compile(r"([A-Za-z]{3,9}, +)?\d{1,2} +[A-Za-z]{3} +\d{4} +\d{1,2}:")
_AMBIGUOUS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_ZONES = {  # hours from UTC, as in RFC 5322, and two of one meaning
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
# dateutil fills what a text leaves out from a default: two defaults tell what was left out.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2, 1, 1))  # noqa: DTZ001 - the zone must come from the text


def instant(text: str) -> datetime:
    """Return the first moment of an ISO 8601 time, aware and UTC; without a zone it is UTC.

    A year, a month or a day alone begins at midnight. Raises ValueError for what is no time.
    """
    stripped = text.strip()
    if partial := _PARTIAL.fullmatch(stripped):
        return datetime(int(partial[1]), int(partial[2] or 1), 1, tzinfo=UTC)
    found = datetime.fromisoformat(stripped)
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text!r} is outside the years 1 to 9999 in UTC") from error


def iso(text: str | None) -> str | None:
    """Return a stated time as ISO 8601 text of the precision that it has, or null where it cannot be read for sure."""
    stripped = (text or "").strip()
    if not stripped:
        return None
    if _EXTENDED.fullmatch(stripped) and _is_instant(stripped):
        return stripped
    return _from_mail(stripped) or _from_prose(stripped)


def _is_instant(text: str) -> bool:
    try:
        instant(text)
    except ValueError:
        return False
    return True


def _from_mail(text: str) -> str | None:
    if not _MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _from_prose(text: str) -> str | None:
    """Read "14 March 2026, 10:00 GMT"; refuse what leaves the day open or could be two days."""
    from dateutil import parser  # noqa: PLC0415 - light modules import this one

    if _AMBIGUOUS.search(text):
        return None
    unknown: list[str] = []

    def zone(name: str | None, offset: int | None) -> timezone | None:
        hours = _ZONES.get(name or "")
        if offset is None and hours is None:
            unknown.append(name or "")
            return None
        return timezone(timedelta(seconds=offset) if offset is not None else timedelta(hours=hours or 0))

    try:
        first, second = (parser.parse(text, default=default, tzinfos=zone) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    if first.date() != second.date():
        return None
    # A time in a zone of several meanings ("IST") is known to the day only.
    return first.isoformat() if first == second and not unknown else first.date().isoformat()


def stamp(moment: datetime) -> str:
    """Write a moment in UTC as ISO 8601 with microseconds and Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
