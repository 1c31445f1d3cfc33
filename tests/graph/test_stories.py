"""Stories: what groups articles and what does not."""

from datetime import UTC, datetime, timedelta

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.matching import stories
from graph.matching.components import components
from graph.matching.stories import Told, linked, weights

DAY = datetime(2026, 3, 2, tzinfo=UTC)
SPILL = (
    "Acid from the Haldor mill poisoned the Sarn brook on Monday. Anglers counted hundreds of dead trout in the water, "
    "and the fire brigade closed the intake of the waterworks. The liquid had leaked from a cracked tank."
)
SPILL_TOO = (
    "Hundreds of trout died in the Sarn brook after acid escaped from the Haldor mill, anglers said. "
    "A cracked tank had leaked, and the waterworks stopped pumping."
)
STRIKE = (
    "Workers at the Haldor mill went on strike over night shifts and wages. The union demanded new contracts and a "
    "premium for Sundays; managers offered talks, but pickets stayed at the gates until the evening."
)
MATCH = "Orle United beat Tavin three to one in the cup final. The goalkeeper saved two penalties before half time."


def told(name: str, text: str, days: float = 0) -> Told:
    return Told(name, weights(text), DAY + timedelta(days=days))


def groups(*articles: Told) -> list[tuple[str, ...]]:
    return [story.articles for story in stories.group(articles)]


def test_two_reports_of_one_event_are_one_story() -> None:
    assert groups(told("a", SPILL), told("b", SPILL_TOO), told("c", MATCH)) == [("a", "b"), ("c",)]


def test_a_shared_party_alone_groups_nothing() -> None:
    assert groups(told("a", SPILL), told("b", STRIKE)) == [("a",), ("b",)]


@pytest.mark.parametrize(("days", "wanted"), [(20, [("a", "b")]), (22, [("a",), ("b",)])])
def test_the_same_words_outside_the_window_are_another_story(days: float, wanted: list[tuple[str, ...]]) -> None:
    assert groups(told("a", SPILL), told("b", SPILL_TOO, days)) == wanted


def test_an_article_without_a_time_is_in_every_window() -> None:
    assert groups(told("a", SPILL), Told("b", weights(SPILL_TOO))) == [("a", "b")]


def test_a_headline_counts_as_the_first_words() -> None:
    assert stories.likeness(Told("a", weights(MATCH, "Acid in the Sarn brook")), told("b", SPILL)) > stories.likeness(
        told("a", MATCH), told("b", SPILL)
    )


def test_a_chain_of_neighbours_is_no_story() -> None:
    # each is like the next, the ends share nothing: joined on average, not by their nearest pair
    near = numpy.array([[1, 0.5, 0, 0], [0.5, 1, 0.3, 0], [0, 0.3, 1, 0.5], [0, 0, 0.5, 1]])
    assert linked(near, 0.2) == [[0, 1], [2, 3]]


def test_the_average_decides() -> None:
    near = numpy.array([[1, 0.6, 0.3], [0.6, 1, 0.3], [0.3, 0.3, 1]])
    assert linked(near, 0.29) == [[0, 1, 2]]
    assert linked(near, 0.31) == [[0, 1], [2]]


@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_the_order_of_articles_does_not_matter(order: list[str]) -> None:
    texts = dict(zip("abcde", [SPILL, SPILL_TOO, STRIKE, MATCH, SPILL[:60]], strict=True))
    assert stories.group([told(name, texts[name]) for name in order]) == stories.group(
        [told(name, texts[name]) for name in "abcde"]
    )


@given(st.lists(st.lists(st.floats(0, 1), min_size=6, max_size=6), min_size=6, max_size=6), st.floats(0.05, 0.95))
def test_every_row_is_in_one_group_and_groups_are_alike(rows: list[list[float]], alike: float) -> None:
    near = (numpy.array(rows) + numpy.array(rows).T) / 2
    found = linked(near, alike)
    assert sorted(i for group in found for i in group) == list(range(6))
    for one in found:
        for other in found:
            if one < other:
                assert near[numpy.ix_(one, other)].mean() < alike + 1e-9


def test_no_articles_no_stories() -> None:
    assert stories.group([]) == ()
    assert weights("") == {}


def test_components() -> None:
    assert components(5, [(0, 3), (4, 3), (1, 1)]) == [[0, 3, 4], [1], [2]]
