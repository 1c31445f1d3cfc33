from datetime import UTC, datetime

import pytest

from graph.deriving.superseded import Capture, Text, Words, continued, dropped
from graph.matching.copies import alike, signature, sketch

DAY = [datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 6)]
OLD = Text("v1", "The firm moved 31 tonnes. It denied the report.", "Firm moved 31 tonnes")
NEW = Text("v2", "The firm moved 13 tonnes. It denied the report.", "Firm moved tonnes")
TEXTS = {"v1": OLD, "v2": NEW}
MOVED = Words("u1", "v1", "text", ("31 tonnes",))
DENIED = Words("u2", "v1", "text", ("denied", "the report"))
TITLE = Words("u3", "v1", "title", ("31 tonnes",))
MOVED_LESS = Words("u4", "v2", "text", ("13 tonnes",))

CASES = [
    ("a later version drops them", "v1 v2", MOVED, (1,)),
    ("a later version keeps them", "v1 v2", DENIED, ()),
    ("a headline is compared with headlines", "v1 v2", TITLE, (1,)),
    ("an earlier version drops nothing", "v1 v2", MOVED_LESS, ()),
    ("the page goes back to its first version", "v1 v2 v1", MOVED, (1, 2)),
    ("what the second version said is dropped then", "v1 v2 v1", MOVED_LESS, (2,)),
    ("captured again, the same", "v1 v1 v2 v2", MOVED, (2,)),
    ("to and fro", "v1 v2 v1 v2", MOVED, (1, 2, 3)),
    ("to and fro, the other", "v1 v2 v1 v2", MOVED_LESS, (2, 3)),
]


@pytest.mark.parametrize(("name", "page", "words", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_when_words_are_dropped_and_taken_back(name: str, page: str, words: Words, wanted: tuple[int, ...]) -> None:
    captures = [Capture(DAY[n], version) for n, version in enumerate(page.split())]
    times = tuple(DAY[n] for n in wanted)
    assert dropped(reversed(captures), TEXTS.values(), [words]) == {words.utterance: times}


@pytest.mark.parametrize(("name", "page", "words", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_one_capture_after_the_other_says_the_same(name: str, page: str, words: Words, wanted: tuple[int, ...]) -> None:
    captures = [Capture(DAY[n], version) for n, version in enumerate(page.split())]
    known = Words(words.utterance, words.version, words.part, words.exact)
    for capture in captures[page.split().index(words.version) + 1 :]:
        times = continued(capture, TEXTS[capture.version], [known])[words.utterance]
        known = Words(words.utterance, words.version, words.part, words.exact, times)
    assert known.dropped == tuple(DAY[n] for n in wanted)


def test_a_text_that_is_not_there_says_nothing() -> None:
    captures = [Capture(DAY[0], "v1"), Capture(DAY[1], "v2"), Capture(DAY[2], "gone")]
    assert dropped(captures, TEXTS.values(), [DENIED, MOVED]) == {"u1": (DAY[1],), "u2": ()}


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
