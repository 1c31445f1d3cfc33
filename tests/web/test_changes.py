"""What a later version of a text changed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.web.made import LATER, TEXT
from web.changes import Kind, Piece, changes, shortened


def test_words_that_changed_stand_with_a_little_around_them() -> None:
    shown = shortened(changes(TEXT, LATER) or ())
    assert [piece.text.strip() for piece in shown if piece.kind is Kind.DROPPED] == ["early.", "6,000"]
    assert [piece.text.strip() for piece in shown if piece.kind is Kind.ADDED] == ["for the day.", "4,500"]
    assert shown[0].text == "… shame, and the cafe\u0301 by the weir closed "
    assert len("".join(piece.text for piece in shown)) < len(TEXT) / 2


def test_nothing_is_shown_of_equal_texts() -> None:
    assert shortened(changes(TEXT, TEXT) or ()) == ()


def test_texts_that_are_too_long_are_not_compared() -> None:
    assert changes("line\n" * 5_000, "other\n") is None


def test_a_long_paragraph_is_replaced_whole() -> None:
    old, new = "old words " * 2_000, "new words " * 2_000
    assert changes(old, new) == (Piece(Kind.DROPPED, old), Piece(Kind.ADDED, new))


TEXTS = st.lists(st.sampled_from(["the ", "Tarn ", "ran\n", "brown. ", "💧", "\n"]), max_size=30).map("".join)


@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    pieces = changes(old, new)
    assert pieces is not None
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED).split() == old.split()
    assert "".join(p.text for p in pieces if p.kind is not Kind.DROPPED) == new
