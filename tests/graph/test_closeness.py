"""Closeness: contents about the same parties, as they meet in a base; small words, and what tells little by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.matching import bare, signs
from graph.matching.closeness import Between, between, closeness
from graph.matching.compared import Compared, Number
from graph.matching.wording import Wording
from graph.matching.words import content


def said(text: str, numbers: tuple[Number, ...] = (), *, part: bool = False) -> Compared:
    return Wording(text, ("Plazo",), None, numbers, part).compared


def part(text: str, value: float, modifier: str = "") -> Compared:
    return said(text, (("firms", value, modifier),), part=True)


CLOSER = [
    ("put for one another", "suppressed posts about the strike", "hid posts about the strike", "sold ads to a party"),
    ("a form of it", "withheld overtime pay", "withholding pay for overtime", "sold the warehouse"),
    ("an effect", "dumped oil in the bay", "dumped the oil in the bay", "the oil in the bay killed birds"),
    ("another of the kind", "buried posts on the strike", "buried posts on a strike", "buried election posts too"),
]


@pytest.mark.parametrize(("what", "one", "near", "far"), CLOSER, ids=[c[0] for c in CLOSER])
def test_what_is_closer(what: str, one: str, near: str, far: str) -> None:
    assert closeness(said(one), said(near)).score > closeness(said(one), said(far)).score
    assert "of the words met" in closeness(said(one), said(near)).reason


@given(st.text(max_size=60), st.text(max_size=60))
def test_closeness_is_symmetric_and_a_share(one: str, other: str) -> None:
    a, b = closeness(said(one), said(other)), closeness(said(other), said(one))
    assert a.score == b.score and 0 <= a.score <= 1


BETWEEN = [
    ("parts", part("with 14 firms", 14), part("with 30 firms", 30), "another number"),
    ("numbers that fit", part("14 firms", 14), part("about 14 firms", 14, "about"), "nothing"),
    ("one of them", said("skipped a single drill"), said("skipped its drills"), "narrower"),
    ("the whole", said("skipped its drills"), said("skipped a single drill"), "broader"),
    ("a plan", said("will return the bronzes"), said("returned the bronzes"), "another stage"),
    ("the same", said("skipped its drills"), said("skipped drills"), "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "wanted"), BETWEEN, ids=[b[0] for b in BETWEEN])
def test_what_a_rule_tells_of_two(what: str, one: Compared, other: Compared, wanted: str) -> None:
    assert between(one, other) is Between(wanted)


@pytest.mark.parametrize("sign", signs.all_signs(), ids=lambda sign: sign.name)
def test_every_sign_is_found_in_its_case(sign: signs.Sign) -> None:
    assert sign.name in signs.signs(sign.case)
    assert sign.name not in signs.signs("dumped waste")


@pytest.mark.parametrize("case", bare.cases())
def test_nothing_of_a_bare_content_tells_the_deed(case: str) -> None:
    assert not bare.telling(content(case), law=True)


def test_the_law_s_words_tell_something_where_it_is_not_at_work() -> None:
    assert bare.telling(content("bribed the judge"), law=False) > bare.telling(content("bribed the judge"), law=True)
