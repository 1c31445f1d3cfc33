"""The list of the named questions, and the pages of their answers, without a store."""

from importlib.resources import files

import pytest

from graph.asked import catalogue
from graph.asked.catalogue import QUESTIONS, window
from graph.asked.shape import Cursor, WrongQuestion


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_page_has_a_size(limit: int) -> None:
    with pytest.raises(WrongQuestion, match="is no number from 1 to 1000"):
        window(limit=limit)


def test_a_cursor_is_read_as_it_is_written() -> None:
    for cursor in (Cursor("2026-03-02T10:00:00.000000Z", "c12", 0), Cursor("", "c~1", 17)):
        assert Cursor.read(str(cursor)) == cursor


def test_every_question_has_a_query_of_its_name() -> None:
    held = {path.name for path in files("graph").joinpath("queries").iterdir()}
    lists = {name for name in QUESTIONS if name not in ("known-on", "independent-origins", "copies")}
    assert {f"{name.replace('-', '_')}.cypher" for name in lists} <= held
    assert all(catalogue.question(name).line.endswith("?") for name in QUESTIONS)
