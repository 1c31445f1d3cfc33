"""Names across documents: the cases of cases/entities.toml, and what holds of any documents."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.entities import Named
from tests.graph.named import Base, held, told

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("entities.toml").read_text(encoding="utf-8")
)["case"]
_NAME = re.compile(r"(.+) @(\d+)")


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60
    assert len({case["about"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_names_of_documents(case: dict[str, Any]) -> None:
    base = held(case["texts"])
    for one, other in pairs(case, "one", "="):
        assert meant(base, one) == meant(base, other), f"{one} is not {other}"
    proposed = {frozenset(pair) for pair in pairs(case, "proposed", "?")}
    for one, other in proposed:
        assert meant(base, one) != meant(base, other), f"{one} is {other}"
        assert proposes(base, one, other), f"{one} and {other} are not proposed"
    for one, other in pairs(case, "apart", "|"):
        assert meant(base, one) != meant(base, other), f"{one} is {other}"


def pairs(case: dict[str, Any], kind: str, sign: str) -> Iterator[tuple[str, str]]:
    for line in case.get(kind, ()):
        one, other = line.split(f" {sign} ")
        yield one, other


def meant(base: Base, name: str) -> str:
    found = _NAME.fullmatch(name)
    assert found, name
    return base.meant[found[1], int(found[2])]


def proposes(base: Base, one: str, other: str) -> bool:
    a, b = base.entities[meant(base, one)], base.entities[meant(base, other)]
    return b.id in a.similar or a.id in b.similar


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_order_in_which_names_and_entities_are_found_does_not_matter(case: dict[str, Any]) -> None:
    assert held(case["texts"], backwards=True) == Base(**{**vars(held(case["texts"])), "backwards": True})


NAMES = st.sampled_from(
    [
        "P:Jorunn Aasheim", "P:J. Aasheim", "P:Jorun Aasheim", "P:Aasheim", "P:Petar Ilovac", "P:Marlow Reeve",
        "O:Marlow Reeve", "O:Nimbrava", "O:Nimbrava Inc.", "O:Nimbravva", "T:Nimbrava", "O:Kessaria Lines",
        "O:Kessaria=Kessaria Lines", "O:Kessaria", "O:Kessaria Foods", "O:Interior Ministry", "O:Ministry",
        "O:Veldmark Interior Ministry", "G:Veldmark", "G:Brenn", "O:Veldmark", "O:OMC=Orlena Mussel Council", "O:OMC",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [" the minister ", ", a singer, ", " of ", " accused the bank ", ", a namesake of the judge, "]
)
TEXTS = st.lists(
    st.lists(st.tuples(AROUND, NAMES), min_size=1, max_size=5).map(
        lambda parts: "".join(f"{around}{{{name}}}" for around, name in parts)
    ),
    min_size=1,
    max_size=5,
)


# what a busy machine takes for an example says nothing of it
few = settings(max_examples=60, deadline=None)


@few
@given(TEXTS)
def test_documents_in_any_order_of_their_names_give_one_base(texts: list[str]) -> None:
    one, other = held(texts), held(texts, backwards=True)
    assert (one.entities, one.keys, one.meant) == (other.entities, other.keys, other.meant)


@few
@given(TEXTS)
def test_a_document_resolved_twice_means_the_same(texts: list[str]) -> None:
    base = held(texts)
    before = dict(base.meant)
    again = base.file(len(texts), told(len(texts), texts[-1]))
    assert base.meant == before
    assert not any(party.new for party in again.everything())


@few
@given(TEXTS)
def test_nobody_is_of_another_kind(texts: list[str]) -> None:
    base = Base()
    for number, text in enumerate(texts, start=1):
        one = told(number, text)
        resolver = base.file(number, one)
        for name, group in resolver.groups.items():
            found = resolver(name)
            assert (found.group == "person") == (group == "person")


@few
@given(TEXTS)
def test_what_is_known_of_somebody_stays_small(texts: list[str]) -> None:
    for entity in held(texts * 4).entities.values():
        assert len(entity.signs.split("\n")) <= 48
        assert len(entity.similar) <= 6


def test_homonyms_do_not_multiply_without_end() -> None:
    lands = [f"{first}{second}lia" for first in "ABCDEF" for second in "aeiou"]
    base = held([f"{{O:Supreme Court}} of {{G:{land}}} ruled." for land in lands])
    assert len([e for e in base.entities.values() if e.name == "Supreme Court"]) == 20


def test_a_merge_makes_two_hits_one() -> None:
    base = held(["{O:Nimbrava} ignored {O:Lockhaven Labs}.", "{O:Nimbravva} sells boats in {G:Lindhall}."])
    one, other = base.meant["Nimbrava", 1], base.meant["Nimbravva", 2]
    merged = base.entities[other]
    base.entities[other] = Named("", other, merged.name, merged.group, one, merged.signs, merged.similar)
    found = base.file(3, told(3, "{O:Nimbravva} closed."))("Nimbravva")
    assert (found.id, found.party) == (other, one)
