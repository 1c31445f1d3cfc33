from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Candidate, Proposition, match, perhaps
from graph.matching.compared import Number
from graph.matching.wording import Wording
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


DEED = "switched off the pumps at night"
FLAT = [
    ("who says flatly of the accused what it is blamed for", {"plain": True}, "x", True),
    ("who says it of another", {"plain": True}, "y", False),
    ("who warns of it", {}, "x", False),
]


@pytest.mark.parametrize(("what", "more", "on", "same"), FLAT, ids=[f[0] for f in FLAT])
def test_a_flat_statement_joins_an_accusation(what: str, more: dict[str, bool], on: str, same: bool) -> None:
    flat = replace(proposition(DEED, by="b", on=on, blames=False), **more)  # type: ignore[arg-type]
    blaming = proposition(DEED, by="a", on="x")
    for one, other in ((flat, blaming), (blaming, flat)):
        assert (match(one, [Candidate("c1", other)]) is not None) is same


def test_the_opposite_is_found_as_such_and_only_where_nothing_says_the_same() -> None:
    wanted = replace(proposition(DEED, by="a", blames=False), negated=True)
    held = Candidate("c1", proposition(DEED, by="a", blames=False))
    found = match(wanted, [held])
    assert found and found.opposed
    other = replace(proposition(f"{DEED} in May", by="a", blames=False), negated=True)
    same = match(wanted, [held, Candidate("c2", other)])
    assert same and (same.claim, same.opposed) == ("c2", False)


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


def worded(text: str, *, by: str, on: str, numbers: tuple[Number, ...] = (), **more: bool) -> Proposition:
    """Return a proposition whose content is held to compare."""
    made = proposition(text, by=by, on=on, **more)
    return replace(made, compared=Wording(text, (), None, numbers, made.part).compared)


def holding(claim: str, *said: Proposition) -> Candidate:
    """Return a claim that has been said in these ways."""
    compared = tuple(one.compared for one in said if one.compared)
    wordings = tuple(one.words for one in said[1:])
    return Candidate(claim, replace(said[0], compared=None), wordings=wordings, compared=compared)


CLOSE = [
    ("other words for it", "suppressed posts about the strike", "hid the strikers' posts", "b", SAME),
    ("another deed", "suppressed posts about the strike", "sold addresses of its members to a party", "b", OTHER),
    ("another of its kind", "buried posts about the dock strike", "buried election posts, too", "b", OTHER),
    ("one of them", "withheld pay for overtime from drivers", "withheld a single day's pay for overtime", "b", OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "by", "same"), CLOSE, ids=[c[0] for c in CLOSE])
def test_contents_meet_in_other_words_about_the_same_party(
    what: str, one: str, other: str, by: str, same: bool
) -> None:
    held = holding("c1", worded(one, by="a", on="x"))
    assert (match(worded(other, by=by, on="x"), [held]) is not None) is same
    assert match(worded(other, by=by, on="y"), [held]) is None


@pytest.mark.parametrize(("one", "other"), [("its own", "Claude"), ("Orrin", "Claude")])
def test_who_speaks_of_what_was_done_to_others_says_another_thing_however_close(one: str, other: str) -> None:
    def said(text: str, by: str) -> Proposition:
        made = proposition(text, by=by, on="x")
        return replace(made, compared=Wording(text, (), None, (), holders=(by.title(),)).compared)

    held = holding("c1", said(f"may have taken the abilities of {one} models", "vale"))
    wanted = said(f"took the abilities of {other} models", "mira")
    same = said(f"took abilities from {one} models", "vale")
    assert match(wanted, [held]) is None
    assert match(same, [held])


def test_parts_of_several_holders_that_differ_in_their_number_are_two_claims() -> None:
    one = worded("used 14 shell firms", by="a", on="x", numbers=(("firms", 14.0, ""),), part=True)
    other = worded("used 30 shell firms", by="b", on="x", numbers=(("firms", 30.0, ""),), part=True)
    own = worded("used 30 shell firms", by="a", on="x", numbers=(("firms", 30.0, ""),), part=True)
    near = worded("used about 14 shell firms", by="a", on="x", numbers=(("firms", 14.0, "about"),), part=True)
    assert match(other, [holding("c1", one)]) is None
    assert match(own, [holding("c1", one)])
    assert match(near, [holding("c1", one)])


def test_what_is_planned_and_what_is_done_are_two_claims() -> None:
    plan = worded("will return twelve bronzes to the trust", by="a", on="", blames=False)
    done = worded("returned twelve bronzes to the trust", by="a", on="", blames=False)
    assert match(done, [holding("c1", plan)]) is None


def test_claims_that_a_third_wording_bridges_may_be_one_whichever_came_first() -> None:
    one = holding("c1", worded("hid posts about the strike", by="a", on="x"))
    other = holding("c2", worded("deleted all comments by dockers", by="b", on="x"))
    assert perhaps(one, other) is None
    bridged = holding("c2", worded("deleted all comments by dockers", by="b", on="x"),
                      worded("hid comments and posts about the strike", by="b", on="x"))  # fmt: skip
    near = perhaps(one, bridged)
    assert near and perhaps(bridged, one) == near


APART = [
    ("another is blamed", {"targets": frozenset("y")}),
    ("more are blamed", {"targets": frozenset("xy")}),
    ("it is a part", {"part": True}),
    ("it says the opposite", {"negated": True}),
    ("nobody is blamed", {"blames": False}),
]


@pytest.mark.parametrize(("what", "other"), APART, ids=[a[0] for a in APART])
def test_what_is_about_others_is_never_perhaps_one(what: str, other: dict[str, object]) -> None:
    one = holding("c1", worded("hid posts about the strike", by="a", on="x"))
    held = replace(one, id="c2", proposition=replace(one.proposition, **other))  # type: ignore[arg-type]  # cases as data
    assert perhaps(one, replace(one, id="c2"))
    assert perhaps(one, held) is None
