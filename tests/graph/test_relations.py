from dataclasses import replace

import pytest

from graph.claims import Candidate, Proposition
from graph.matching.compared import Number
from graph.matching.wording import Wording
from graph.matching.words import content
from graph.resolving.relations import Between, relate, vary
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


def told(
    identity: str, text: str, value: float = 0, *, on: str = "x", since: str = "1", blames: bool = True
) -> Candidate:
    """Return a claim whose wording is held to compare; one that counts firms is a part."""
    numbers: tuple[Number, ...] = (("firms", value, ""),) if value else ()
    part = bool(numbers)
    made = claim(identity, text, by="a", on=on, since=since, article=identity)
    held = replace(made.proposition, part=part, blames=blames, targets=frozenset(on.split()) if blames else frozenset())
    return replace(made, proposition=held, compared=(Wording(text, (), None, numbers, part).compared,))


VARY = [
    ("another number", told("c1", "used 14 shell firms", 14), told("c2", "used 30 shell firms", 30, since="2"),
     [("c2", "quantity_variant_of", "c1")]),
    ("the same number", told("c1", "used 14 shell firms", 14), told("c2", "through 14 shell firms", 14), []),
    ("another party's", told("c1", "used 14 shell firms", 14), told("c2", "used 30 shell firms", 30, on="y"), []),
    ("one of them", told("c1", "skipped a single drill at night"), told("c2", "skipped its drills at night"),
     [("c1", "narrower_than", "c2")]),
    ("another deed", told("c1", "sold a single house"), told("c2", "skipped its drills at night"), []),
    ("a plan and the deed", told("c1", "will return twelve bronzes", blames=False),
     told("c2", "returned twelve bronzes", blames=False), [("c2", "stage_of", "c1")]),
    ("a plan and another deed", told("c1", "will return twelve bronzes", blames=False),
     told("c2", "opened a new hall", blames=False), []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "wanted"), VARY, ids=[v[0] for v in VARY])
@pytest.mark.parametrize("last", [0, 1], ids=["the first arrives last", "the second arrives last"])
def test_how_claims_vary(
    what: str, one: Candidate, other: Candidate, wanted: list[tuple[str, str, str]], last: int
) -> None:
    found = vary([(one, other)[last]], [one, other])
    assert [(r.one, r.relation.value, r.other) for r in found] == wanted
