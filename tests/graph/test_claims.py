from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Candidate, Proposition, match
from graph.matching.words import content, likeness, stem


def proposition(text: str, *, by: str, on: str = "", blames: bool = True, part: bool = False) -> Proposition:
    return Proposition(content(text), blames, frozenset(on.split()), frozenset(by.split()), part=part)


SAME, OTHER = True, False
CASES = [
    ("the same in other words", "switched off the pumps at night", "turning off pumps every night", "a", "x", SAME),
    ("another accuser", "emptied a lake without permit", "emptied the lake without permits", "b", "x", SAME),
    ("another accused", "switched off the pumps at night", "switched off the pumps at night", "a", "y", OTHER),
    ("another deed", "switched off the pumps at night", "bribed two inspectors in Delmarch", "a", "x", OTHER),
    ("a suspicion", "might switch off pumps", "switched pumps off to save power on summer nights", "b", "x", SAME),
    ("fewer of a list", "switched off the pumps at night", "switched off the pumps at night", "a", "x y", SAME),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "by", "on", "same"), CASES, ids=[c[0] for c in CASES])
def test_accusations_meet_when_they_say_the_same(what: str, one: str, other: str, by: str, on: str, same: bool) -> None:
    held = Candidate("c1", proposition(one, by="a", on="x"))
    found = match(proposition(other, by=by, on=on), [held])
    assert (found is not None) is same
    if found:
        assert "alike" in found.reason


def group(text: str, words: str, *, by: str, also: str = "", article: str = "1") -> Proposition:
    """Return an accusation of an unnamed group, which is another party in every article."""
    made = proposition(text, by=by, on=f"g{article} {also}")
    return replace(made, groups=frozenset({(f"g{article}", words)}))


RUN = "running campaigns to copy machines"
GROUPS = [
    ("the same group in another article", RUN, "~foreign makers", "", SAME),
    ("the same group and some of it", "are running campaigns to copy machines", "~foreign makers", "x y", SAME),
    ("another group", RUN, "~local makers", "", OTHER),
    ("a group too general to be known again", RUN, "", "", OTHER),
    ("the same group, other words", "running short of machines to sell", "~foreign makers", "", OTHER),
]


@pytest.mark.parametrize(("what", "other", "words", "also", "same"), GROUPS, ids=[g[0] for g in GROUPS])
def test_an_unnamed_group_is_known_by_its_words(what: str, other: str, words: str, also: str, same: bool) -> None:
    held = Candidate("c1", group(RUN, "~foreign makers", by="a"))
    wanted = group(other, words, by="a", also=also, article="2")
    if not words:
        wanted = replace(wanted, groups=frozenset())
    assert (match(wanted, [held]) is not None) is same


VICTIMS = [
    ("each its own", "a", "b", OTHER),
    ("the same", "v", "v", SAME),
    ("one says more", "v", "v w", SAME),
    ("one names nobody", "v", "", SAME),
]


@pytest.mark.parametrize(("what", "one", "other", "same"), VICTIMS, ids=[v[0] for v in VICTIMS])
def test_who_accuses_of_what_was_done_to_another_says_something_else(
    what: str, one: str, other: str, same: bool
) -> None:
    text = "took texts of its members to train machines without asking"
    held = replace(proposition(text, by="a", on="x"), victims=frozenset(one.split()))
    wanted = replace(proposition(text, by="b", on="x"), victims=frozenset(other.split()))
    assert (match(wanted, [Candidate("c1", held)]) is not None) is same


def test_the_same_accuser_may_name_others_the_second_time() -> None:
    held = replace(proposition("took texts to train machines", by="a", on="x"), victims=frozenset("v"))
    wanted = replace(proposition("took texts to train machines", by="a", on="x"), victims=frozenset("w"))
    assert match(wanted, [Candidate("c1", held)])


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
