from dataclasses import replace

import pytest

from graph.claims import Candidate, Proposition
from graph.matching.words import content
from graph.resolving.relations import Between, relate
from graph.standing import Relation


def claim(identity: str, text: str, *, by: str, on: str, since: str = "1", article: str = "here") -> Candidate:
    made = Proposition(content(text), True, frozenset(on.split()), frozenset(by.split()))
    return Candidate(identity, made, frozenset(article.split()), since=(since, 1))


FIRST = claim("c1", "extracted what the machine can do", by="a", on="x y")
COUNTER = claim("c2", "took the books of its members", by="b", on="a", since="2")


def of(*claims: Candidate, changed: Candidate | None = None) -> list[tuple[str, str, str]]:
    return [(r.one, r.relation.value, r.other) for r in relate([changed or claims[0]], claims)]


@pytest.mark.parametrize("changed", [FIRST, COUNTER], ids=["the first arrives last", "the counter arrives last"])
def test_who_blames_the_accuser_counters_whatever_arrives_first(changed: Candidate) -> None:
    assert of(FIRST, COUNTER, changed=changed) == [("c2", "counter_accuses", "c1")]


NOT = [
    ("no article states both", replace(COUNTER, articles=frozenset({"there"}))),
    ("it was said before", replace(COUNTER, since=("0", 1))),
    ("it blames another", claim("c2", "took the books", by="b", on="z", since="2")),
    ("both blame the same", claim("c2", "took the books", by="b", on="a x", since="2")),
    ("it blames nobody", replace(COUNTER, proposition=replace(COUNTER.proposition, blames=False))),
    ("it is a part", replace(COUNTER, proposition=replace(COUNTER.proposition, part=True))),
]


@pytest.mark.parametrize(("what", "other"), NOT, ids=[n[0] for n in NOT])
def test_nothing_else_counters(what: str, other: Candidate) -> None:
    assert of(FIRST, other, changed=FIRST) == []


def broad(text: str, on: str) -> Candidate:
    made = claim("c3", text, by="g", on=f"g1 {on}")
    return replace(made, proposition=replace(made.proposition, groups=frozenset({("g1", "~foreign makers")})))


def test_a_group_and_those_named_among_it_make_a_broader_claim() -> None:
    held = broad("run campaigns to extract what machines can do", "x y")
    [found] = relate([held], [FIRST, held])
    assert isinstance(found, Between)
    assert (found.relation, found.one, found.other) == (Relation.BROADER_THAN, "c3", "c1")


@pytest.mark.parametrize(
    ("text", "on"), [("underpaid thousands of drivers", "x y"), ("run campaigns to extract machines", "x")]
)
def test_another_deed_or_another_list_is_not_broader(text: str, on: str) -> None:
    held = broad(text, on)
    assert of(held, FIRST) == []
