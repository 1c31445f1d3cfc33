from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import times
from graph.times import NoTime, Precision


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2026", "2026-01-01", "2027-01-01", Precision.YEAR),
        ("2026-12", "2026-12-01", "2027-01-01", Precision.MONTH),
        ("2026-02", "2026-02-01", "2026-03-01", Precision.MONTH),
        ("2026-03-14", "2026-03-14", "2026-03-15", Precision.DAY),
        ("2026-03-14T09:30:00+02:00", "2026-03-14T07:30:00", "2026-03-14T07:30:00", Precision.INSTANT),
    ],
)
def test_a_time_covers_what_is_known_of_it(value: str, start: str, end: str, precision: Precision) -> None:
    found = times.period(value)
    expected = [datetime.fromisoformat(x).replace(tzinfo=UTC) for x in (start, end)]
    assert [found.start, found.end] == expected
    assert found.precision is precision


def test_a_time_without_a_zone_is_in_the_zone_of_its_outlet() -> None:
    zone = timezone(timedelta(hours=-5))
    assert times.period("2026-03-14", zone=zone).start == datetime(2026, 3, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize("value", ["", "yesterday", "2026-13", "2026-02-30", "14.03.2026", "9999-12-31T23:59:59-05:00"])
def test_what_is_no_time_is_named(value: str) -> None:
    with pytest.raises(NoTime, match="write it as 2026-03-14"):
        times.period(value)


def test_a_date_as_a_limit_is_the_whole_day() -> None:
    assert times.until("2026-03-14") == datetime(2026, 3, 14, 23, 59, 59, 999999, tzinfo=UTC)
    assert times.until("2026-03-14T10:00:00Z") == datetime(2026, 3, 14, 10, tzinfo=UTC)


@given(st.lists(st.datetimes(timezones=st.just(UTC), min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30))))
def test_texts_sort_as_times_do_and_read_back(found: list[datetime]) -> None:
    written = [times.text(at) for at in sorted(found)]
    assert written == sorted(written)
    assert [times.aware(text) for text in written] == sorted(found)
