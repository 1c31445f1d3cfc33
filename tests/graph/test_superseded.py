from datetime import UTC, datetime

from graph.deriving.superseded import Text, Words, superseded
from graph.matching.copies import alike, signature, sketch

DAY = [datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 5)]
OLD = Text(DAY[0], "v1", "The firm moved 31 tonnes. It denied the report.", "Firm moved 31 tonnes")
NEW = Text(DAY[1], "v2", "The firm moved 13 tonnes. It denied the report.", "Firm moved tonnes")


def test_words_that_a_later_version_drops_are_superseded_then() -> None:
    said = [Words("u1", "v1", "text", ("31 tonnes",)), Words("u2", "v1", "text", ("denied", "the report"))]
    assert superseded([NEW, OLD], said) == {"u1": DAY[1], "u2": None}


def test_a_headline_is_compared_with_headlines() -> None:
    assert superseded([OLD, NEW], [Words("u1", "v1", "title", ("31 tonnes",))]) == {"u1": DAY[1]}


def test_a_later_version_is_not_superseded_by_an_earlier_one() -> None:
    assert superseded([OLD, NEW], [Words("u1", "v2", "text", ("13 tonnes",))]) == {"u1": None}


STORY = (
    "The regional water board said on Monday that Orrin Valley Pumps had switched off four of its nine pumps on "
    "thirty-one nights last winter, and that the company had reported full operation on each of them. "
    "The company did not respond to questions sent to its office in Delmarch by Monday evening."
)


def test_an_edited_copy_is_a_copy_and_another_report_is_not() -> None:
    copy = "Water board: pumps were off. " + STORY.replace("on Monday", "this week").removesuffix("by Monday evening.")
    other = (
        "Four pumps stood still on thirty-one winter nights, according to the water board, although Orrin Valley Pumps "
        "told regulators each morning that all nine had run. Questions to the firm went unanswered on Monday."
    )
    assert alike(sketch(signature(STORY)), sketch(signature(copy)))
    assert not alike(sketch(signature(STORY)), sketch(signature(other)))
    assert signature("Too short to tell.") == ""
