import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Candidate, Proposition, match
from graph.words import content, likeness, stem


def proposition(text: str, *, by: str, on: str = "", blames: bool = True, part: bool = False) -> Proposition:
    return Proposition(content(text), blames, frozenset(on.split()), frozenset(by.split()), part=part)


SAME, OTHER = True, False
CASES = [
    ("the same in other words", "switched off the pumps at night", "turning off pumps every night", "a", "x", SAME),
    ("another accuser", "emptied a lake without permit", "emptied the lake without permits", "b", "x", SAME),
    ("another accused", "switched off the pumps at night", "switched off the pumps at night", "a", "y", OTHER),
    ("another deed", "switched off the pumps at night", "bribed two inspectors in Delmarch", "a", "x", OTHER),
    ("fewer of a list", "switched off the pumps at night", "switched off the pumps at night", "a", "x y", SAME),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "by", "on", "same"), CASES, ids=[c[0] for c in CASES])
def test_accusations_meet_when_they_say_the_same(what: str, one: str, other: str, by: str, on: str, same: bool) -> None:
    held = Candidate("c1", proposition(one, by="a", on="x"))
    found = match(proposition(other, by=by, on=on), [held])
    assert (found is not None) is same
    if found:
        assert "alike" in found.reason


def test_a_statement_that_blames_nobody_never_joins_an_accusation() -> None:
    held = Candidate("c1", proposition("switched off the pumps at night", by="a", on="x"))
    assert match(proposition("switched off the pumps at night", by="a", blames=False), [held]) is None


def test_a_part_that_gives_means_meets_parts_only() -> None:
    held = Candidate("c1", proposition("created 24,000 fake accounts", by="a", on="x", part=True))
    assert match(proposition("created 24,000 fake accounts", by="a", on="x"), [held]) is None
    assert match(proposition("created 24,000 fake accounts", by="a", on="x", part=True), [held])


def test_among_equals_the_smaller_id_wins_whatever_the_order() -> None:
    wanted = proposition("switched off the pumps at night", by="a", on="x")
    held = [Candidate(c, wanted) for c in ("c2", "c1", "c3")]
    assert {match(wanted, order).claim for order in (held, held[::-1])} == {"c1"}  # type: ignore[union-attr]


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    a, b = content(one), content(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, a) == (1.0 if a else 0.0)


@pytest.mark.parametrize("words", [("copied", "copies"), ("pumping", "pumped"), ("accounts", "account")])
def test_endings_do_not_keep_words_apart(words: tuple[str, str]) -> None:
    assert stem(words[0]) == stem(words[1])
