"""Words keep their place: code points, whatever the text is made of."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.asking.views import Said
from graph.model import Part
from tests.web.made import ACCUSED, ANGLERS, DENIED, HEADLINE, SEEN, TEXT, TITLE, WORDS, said
from web.marking import Paragraph, marked


def selected(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [segment.text for paragraph in paragraphs for segment in paragraph if segment.selected]


def test_one_mark_holds_exactly_the_words() -> None:
    paragraphs = marked(TEXT, Part.TEXT, (ACCUSED, DENIED, SEEN, ANGLERS), ACCUSED)
    assert selected(paragraphs) == [WORDS]


def test_other_words_are_marked_softly_and_never_inside_the_selected() -> None:
    inner = said("inner", "6,000 m³ of mine water 💧")
    across = said("across", WORDS[-10:] + ".")
    paragraphs = marked(TEXT, Part.TEXT, (ACCUSED, inner, across), ACCUSED)
    soft = [s for p in paragraphs for s in p if s.said and not s.selected]
    assert selected(paragraphs) == [WORDS]
    assert [(s.text, s.said.id if s.said else None) for s in soft] == [(".", "across")]


def test_a_title_is_a_text_of_its_own() -> None:
    assert selected(marked(TITLE, Part.TITLE, (), HEADLINE)) == ["pumps emptied mine water into the Tarn"]
    assert selected(marked(TEXT, Part.TEXT, (HEADLINE,), HEADLINE)) == []


def test_pieces_have_a_mark_each_and_a_line_break_makes_two() -> None:
    text = "He said 💧 “first” and,\nlater, “second”."
    both = replace(ACCUSED, pieces=((10, 17), (19, 28)))
    assert selected(marked(text, Part.TEXT, (), both)) == ["“first”", "nd,", "later"]


def test_the_anchor_is_on_the_first_mark_that_is_shown() -> None:
    paragraphs = marked("one\n\n \ntwo three", Part.TEXT, (), replace(ACCUSED, pieces=((3, 10),)))
    assert [(s.text, s.first) for p in paragraphs for s in p if s.selected] == [("two", True)]


TEXTS = st.text(alphabet="ab \n\r💧e\u0301<&\u200d", max_size=60)
PIECES = st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)).map(sorted).map(tuple), max_size=4)


def utterance(identity: str, pieces: list[tuple[int, int]]) -> Said:
    return replace(ACCUSED, id=identity, pieces=tuple(pieces))


@given(text=TEXTS, chosen=PIECES, others=st.lists(PIECES, max_size=4))
def test_nothing_is_lost_and_nothing_else_is_marked(
    text: str, chosen: list[tuple[int, int]], others: list[list[tuple[int, int]]]
) -> None:
    asked = utterance("asked", chosen)
    soft = [utterance(f"soft{number}", pieces) for number, pieces in enumerate(others)]
    paragraphs = marked(text, Part.TEXT, (*soft, asked), asked)
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(segment.text for segment in paragraph) for paragraph in paragraphs] == lines

    inside = {at for start, end in chosen for at in range(max(0, start), min(end, len(text)))}
    kept = [at for at, line in _places(text) if line.strip()]
    assert "".join(selected(paragraphs)) == "".join(text[at] for at in kept if at in inside)
    assert sum(s.first for p in paragraphs for s in p) == bool(inside & set(kept))


def _places(text: str) -> list[tuple[int, str]]:
    """Return every place of a text that is no line feed, with the line that it stands in."""
    places, start = [], 0
    for line in text.split("\n"):
        places += [(start + offset, line) for offset in range(len(line))]
        start += len(line) + 1
    return places
