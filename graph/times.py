"""Times: ISO 8601 as texts give them, to aware UTC periods and back to text of fixed precision."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from dateutil import parser as dateparser

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How much of a time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    INSTANT = "instant"


class NoTime(ValueError):
    """A text that should be a date or a time is none."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time of some precision, half-open; order is by `start`."""

    start: datetime
    end: datetime
    precision: Precision


def period(value: str, *, zone: tzinfo = UTC) -> Period:
    """Read "2026", "2026-03", "2026-03-14" or a full ISO 8601 time; a time without a zone is in `zone`."""
    match = _PARTIAL.fullmatch(value.strip())
    try:
        if match:
            return _partial(*match.groups(), zone=zone)
        at = dateparser.isoparse(value.strip())
        at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NoTime(f"{value!r} is no date or time; write it as 2026-03-14 or 2026-03-14T09:30:00Z") from error
    return Period(at, at, Precision.INSTANT)


def _partial(year: str, month: str | None, day: str | None, *, zone: tzinfo) -> Period:
    start = datetime(int(year), int(month or 1), int(day or 1), tzinfo=zone)
    if day:
        end, precision = start + timedelta(days=1), Precision.DAY
    elif month:
        end, precision = (start + timedelta(days=32)).replace(day=1), Precision.MONTH
    else:
        end, precision = start.replace(year=start.year + 1), Precision.YEAR
    return Period(start.astimezone(UTC), end.astimezone(UTC), precision)


def until(value: str) -> datetime:
    """Return the last instant that `value` means as a limit: a date is the whole day, to the next midnight UTC."""
    at = period(value)
    return at.end - timedelta(microseconds=1) if at.precision is not Precision.INSTANT else at.start


def text(at: datetime) -> str:
    """Write an aware time as UTC ISO 8601 with microseconds, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def aware(value: str) -> datetime:
    """Read what `text` wrote."""
    return datetime.fromisoformat(value)
