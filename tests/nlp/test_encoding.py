"""What the encoder sees: shapes, quotation marks, windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import weights
from nlp.encoding import Begin, Quoted, Shape, quoted, shape, spread

BEGINS = st.sampled_from([int(Begin.NOTHING)] * 6 + [int(Begin.SENTENCE), int(Begin.PARAGRAPH)])


@pytest.mark.parametrize(
    ("word", "first", "wanted"),
    [
        ("said", False, Shape.LOWER),
        ("Vekta", False, Shape.TITLE),
        ("Vekta", True, Shape.FIRST_TITLE),
        ("NATO", False, Shape.UPPER),
        ("A", False, Shape.LETTER),
        ("MiniMax", False, Shape.MIXED),
        ("iPhone", False, Shape.MIXED),
        ("2026", False, Shape.DIGITS),
        ("H100", False, Shape.ALPHANUMERIC),
        ("—", False, Shape.OTHER),
    ],
)
def test_shapes(word: str, first: bool, wanted: Shape) -> None:
    assert shape(word, first=first) is wanted


def test_a_quotation_ends_with_its_paragraph() -> None:
    words = ["“", "Open", "and", "never", "closed", "Then", "text"]
    begins = [2, 0, 0, 0, 0, 2, 0]
    assert quoted(words, begins) == [Quoted.MARK, *[Quoted.INSIDE] * 4, Quoted.OUTSIDE, Quoted.OUTSIDE]


def test_straight_marks_open_and_close() -> None:
    words = ['"', "Yes", '"', "he", "said", '"', "No", '"']
    assert [q == Quoted.INSIDE for q in quoted(words, [2, *[0] * 7])] == [False, True, *[False] * 4, True, False]


@given(st.lists(st.tuples(st.integers(1, 40), BEGINS), max_size=200), st.integers(40, 120))
def test_runs_cover_everything_once(rows: list[tuple[int, int]], room: int) -> None:
    sizes, begins = [size for size, _ in rows], [begin for _, begin in rows]
    runs = list(spread(sizes, begins, room))
    assert [i for start, end in runs for i in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= room for start, end in runs)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=60))
def test_every_word_has_a_first_piece(words: list[str]) -> None:
    encoder = weights.loaded().encoder
    begins = [int(Begin.PARAGRAPH), *[0] * (len(words) - 1)]
    for window in encoder.windows(words, begins):
        assert len(window.first) == window.end - window.start
        assert window.first == sorted(set(window.first))
        lengths = {len(row) for row in (window.pieces, window.shapes, window.quotes, window.begins)}
        assert lengths == {len(window.pieces)}
        assert len(window.pieces) <= 256
