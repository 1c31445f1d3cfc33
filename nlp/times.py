"""The times component: days, months and years, reckoned from the day of publication where they need it."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from nlp import patterns
from nlp.component import Component, assign
from nlp.words import Words

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time where it stands, as tokens; `value` is ISO 8601 of the precision that the text gives, or null."""

    start: int
    end: int
    value: str | None


def _full(match: re.Match[str], published: date | None) -> str | None:
    month = _month(match["month"])
    year = match["year"] if "year" in match.groupdict() and match["year"] else _nearest_year(month, published)
    if year is None:
        return None
    day = int(match["day"]) if "day" in match.groupdict() and match["day"] else None
    if day is None:
        return f"{year}-{month:02d}"
    return f"{year}-{month:02d}-{day:02d}" if day <= monthrange(int(year), month)[1] else None


def _month(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def _nearest_year(month: int, published: date | None) -> int | None:
    """Return the year of a month without one: that of publication, or the one before if it lay far ahead."""
    if published is None:
        return None
    return published.year - (month - published.month > 6)


def _weekday(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    back = (published.weekday() - _DAYS.index(match["weekday"].lower())) % 7
    return (published - timedelta(days=back)).isoformat()


def _relative(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    word = match["relative"].lower()
    days = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
    if word in days:
        return (published - timedelta(days=days[word])).isoformat()
    return str(published.year - (word == "last year") + (word == "next year"))


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]], ...] = (
    (re.compile(r"\b(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b"), lambda m, _: m["iso"]),
    (re.compile(rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR}\b)?"), _full),
    (re.compile(rf"\b{_DAY} {_MONTH}(?:,? {_YEAR})?\b"), _full),
    (re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}\b"), _full),
    (re.compile(rf"\b(?:in|since|by|until) {_YEAR}\b"), lambda m, _: m["year"]),
    (re.compile(r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"), _weekday),
    (
        re.compile(r"\b(?P<relative>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|last year|this year|next year)\b"),
        _relative,
    ),
)


class TimesComponent(Component[tuple[Moment, ...]]):
    """Find times; `doc._.document` gives the day of publication from which weekdays and "yesterday" are reckoned."""

    attribute = "moments"

    def predict(self, doc: Doc) -> tuple[Moment, ...]:
        """Return the times, in order, the longer where two overlap."""
        published = day_of(doc._.document.published if doc._.document else None)
        words: Words = doc._.words
        taken: list[tuple[int, int]] = []
        found = []
        for start, end, value in sorted(_matches(doc.text, published), key=lambda m: (m[0], -m[1])):
            if not taken or taken[-1][1] <= start:
                taken.append((start, end))
                found.append(Moment(*patterns.tokens(words, start, end), value))
        return tuple(found)


def _matches(text: str, published: date | None) -> Iterator[tuple[int, int, str | None]]:
    for pattern, reckon in _KINDS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), reckon(match, published)


def day_of(published: str | None) -> date | None:
    """Return the day of a time as a page states it; null where it states none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


assign("moments")
assign("document", None)


@Language.factory("claimtrail_times", requires=["doc._.words"], assigns=["doc._.moments"], default_config={})
def make(nlp: Language, name: str) -> TimesComponent:
    """Make the component."""
    return TimesComponent()
