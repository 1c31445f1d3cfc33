"""Stances: the words that refute, and what a text does with a claim."""

import numpy
import pytest

from graph.matching.refuting import KINDS, Mark, found, marked, marks
from graph.matching.stances import ORDER, Passage, Stance, features, judged, stance
from graph.matching.wording import Wording
from graph.matching.words import fold

CLAIM = Wording("Shark swims down a motorway in Orle after the flood", (), bytes([100, 20, 5]))
NEAR, FAR = bytes([100, 25, 5]), bytes([5, 20, 100])


def told(*sentences: str, vector: bytes | None = NEAR, rest: str = "") -> Passage:
    return Passage(tuple(Wording(sentence, (), vector) for sentence in sentences), rest)


@pytest.mark.parametrize("mark", marks(), ids=lambda mark: mark.pattern.pattern[:30])
def test_each_mark_is_found_in_its_case(mark: Mark) -> None:
    assert mark.pattern.search(fold(mark.case))


def test_marks_are_counted() -> None:
    counts = dict(zip(KINDS, marked("Nobody was hurt; the photo is a hoax, a hoax"), strict=True))
    assert counts == {"refuting": 2, "negating": 1, "turning": 0, "hedging": 0, "affirming": 0}
    assert found("The story is false, and a hoax", "refuting") == ["hoax", "false"]


def test_what_has_nothing_to_do_with_it_is_unrelated() -> None:
    said = told("The council raised the price of parking.", "Residents complained on Tuesday.", vector=FAR)
    assert stance(CLAIM, said).stance is Stance.UNRELATED


def test_refuting_words_near_the_claim_make_a_denial_likelier() -> None:
    plain = told("A shark swam down the motorway in Orle after the flood.", "Drivers filmed the shark.")
    against = told(
        "No shark swam down the motorway in Orle after the flood: the photo is a fake.", "The hoax was debunked."
    )
    shares = judged(numpy.array([features(CLAIM, plain), features(CLAIM, against)]))
    denies = ORDER.index(Stance.DENIES)
    assert shares[1, denies] > shares[0, denies]
    assert "fake" in stance(CLAIM, against).reason


def test_shares_add_up_and_nothing_said_is_no_support() -> None:
    shares = judged(numpy.array([features(CLAIM, Passage(()))]))
    assert shares.sum() == pytest.approx(1)
    assert stance(CLAIM, Passage(())).stance is Stance.UNRELATED


@pytest.mark.parametrize("vector", [NEAR, None, b"", bytes(7)])
def test_a_sentence_without_a_fitting_vector_is_read_by_its_words(vector: bytes | None) -> None:
    said = told("A shark swam down the motorway in Orle.", "Nothing else happened.", vector=vector)
    assert len(features(CLAIM, said)) == len(features(CLAIM, Passage(())))


def test_what_follows_counts_by_its_words() -> None:
    said = ("A shark swam down the motorway in Orle.",)
    assert features(CLAIM, told(*said)) != features(CLAIM, told(*said, rest="The photo was a hoax. " * 9))
