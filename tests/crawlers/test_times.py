"""Times as stated: kept with their precision, and never guessed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.times import instant, iso, stamp


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-03-14", datetime(2026, 3, 14, tzinfo=UTC)),
        ("2026-03-14T10:00", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("2026-03-14T10:00:00+02:00", datetime(2026, 3, 14, 8, tzinfo=UTC)),
        (" 2026-03-14T10:00:00Z ", datetime(2026, 3, 14, 10, tzinfo=UTC)),
    ],
)
def test_instant_is_the_first_moment(text: str, moment: datetime) -> None:
    assert instant(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13", "2026-02-30", "14.03.2026", "0001-01-01T00:00:00+05:00"])
def test_what_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        instant(text)


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("2026-03-14T10:00:00+01:00", "2026-03-14T10:00:00+01:00"),
        ("2026-03-14", "2026-03-14"),
        ("2026-03", "2026-03"),
        ("Sat, 14 Mar 2026 10:00:00 +0100", "2026-03-14T10:00:00+01:00"),
        ("Sat, 14 Mar 2026 10:00:00 GMT", "2026-03-14T10:00:00+00:00"),
        ("14 March 2026", "2026-03-14"),
        ("March 14, 2026 10:00 AM EST", "2026-03-14T10:00:00-05:00"),
        ("March 14, 2026 10:00 IST", "2026-03-14"),
        ("March 2026", None),
        ("03/04/2026", None),
        ("10:00", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_keeps_what_is_sure(stated: str | None, kept: str | None) -> None:
    assert iso(stated) == kept


@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))
def test_stamp_and_instant_are_inverse(moment: datetime) -> None:
    assert instant(stamp(moment)) == moment
