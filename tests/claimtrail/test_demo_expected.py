"""`expected.json` against itself and against the hand-made readings: what it asks for can be found in the pages."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest

from claimtrail.demo.pages import versions
from graph.model import ANSWERS, RESPONSES, Act, Part, Utterance
from graph.readings import from_json
from graph.standing import Flag, Legal, Relation, Response, Status

FOLDER = files("claimtrail").joinpath("demo")
EXPECTED = json.loads(FOLDER.joinpath("expected.json").read_text("utf-8"))
CLAIMS = {claim["key"]: claim for claim in EXPECTED["claims"]}
READINGS = [json.loads(file.read_text("utf-8")) for file in FOLDER.joinpath("readings").iterdir()]
STATES = frozenset(Act) - ANSWERS - RESPONSES
EACH = pytest.mark.parametrize("claim", EXPECTED["claims"], ids=list(CLAIMS))
LINES = [(claim["key"], day, line) for claim in EXPECTED["claims"] for day, line in claim["days"].items()]
EACH_LINE = pytest.mark.parametrize(("key", "day", "line"), LINES, ids=[f"{key}-{day}" for key, day, _ in LINES])


def stated(claim: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Utterance]]:
    """Yield the documents and utterances in whose exact content all words of `find` stand."""
    for one in READINGS:
        document = one["document"]
        for u in from_json(one["reading"]).utterances:
            text = document["text"] if u.part is Part.TEXT else document["title"]
            exact = " ".join(text[start:end] for start, end in u.content).lower()
            if u.act in STATES and all(word in exact for word in claim["find"]["words"]):
                yield document, u


def holders(u: Utterance) -> set[str]:
    if u.innermost is None:
        return set()
    return {*u.innermost.names, u.innermost.speaks_for or u.innermost.holder}


@EACH
def test_it_can_be_found_on_its_first_day(claim: Mapping[str, Any]) -> None:
    first = min(claim["days"])
    asked = claim["find"]
    found = [
        u
        for document, u in stated(claim)
        if str(document["day"]) == first
        and (asked["accuser"] is None or asked["accuser"] in holders(u))
        and (asked["target"] is None or asked["target"] in {target.entity for target in u.targets})
    ]
    assert found


@EACH
def test_its_words_lead_to_no_other_party(claim: Mapping[str, Any]) -> None:
    wanted = claim["days"]["5"]
    for document, u in stated(claim):
        assert {target.entity for target in u.targets} <= set(wanted["targets"]), document["id"]
        if u.act in (Act.ACCUSE, Act.SUE):
            assert holders(u) & set(wanted["accusers"]), document["id"]


@EACH
def test_every_day_from_the_first_is_there(claim: Mapping[str, Any]) -> None:
    days = [int(day) for day in claim["days"]]
    assert days == list(range(days[0], 6))
    assert claim["find"]["words"] == [word.lower() for word in claim["find"]["words"]]


@EACH_LINE
def test_a_line_agrees_with_itself(key: str, day: str, line: Mapping[str, Any]) -> None:
    Status(line["status"])
    assert line["rule"] in {f"R{number}" for number in range(1, 15)}
    assert Flag.MACHINE_ONLY not in {Flag(flag) for flag in line["flags"]}
    assert line["counts"]["accusers"] == len(line["accusers"])
    assert line["counts"]["deniers"] == len(line["deniers"])
    assert set(line["deniers"]) <= set(line["targets"])
    assert not set(line["third_party_deniers"]) & set(line["targets"])
    assert (Flag.THIRD_PARTY_DENIAL in line["flags"]) is bool(line["third_party_deniers"])
    assert {Response(value) for value in line["responses"].values()}.isdisjoint({Response.NONE})
    assert set(line["responses"]) <= set(line["targets"])
    assert {t for t, r in line["responses"].items() if r == Response.DENIED} == set(line["deniers"])
    assert {Legal(state) for state in line.get("legal", {}).values()}.isdisjoint({Legal.NONE})


@EACH_LINE
def test_the_status_follows_from_the_rest(key: str, day: str, line: Mapping[str, Any]) -> None:
    """Section 3 of the rules, for what occurs here: nobody signs, retracts or contradicts from outside."""
    blames = bool(line["accusers"]) or Flag.HEDGED in line["flags"]
    if line["counts"].get("origins", 1) >= 2:
        wanted = (Status.CORROBORATED, "R7")
    elif blames:
        wanted = (Status.DENIED, "R3") if line["deniers"] else (Status.ALLEGED, "R2")
    else:
        wanted = (Status.REPORTED, "R1")
    assert (line["status"], line["rule"]) == wanted


@EACH
def test_counts_only_grow_and_outlets_are_no_more_than_reports(claim: Mapping[str, Any]) -> None:
    for name in ("reports", "outlets", "accusers", "deniers", "origins"):
        counted = [line["counts"][name] for line in claim["days"].values() if name in line["counts"]]
        assert counted == sorted(counted)
    for line in claim["days"].values():
        if "reports" in line["counts"]:
            assert line["counts"]["origins"] <= line["counts"]["outlets"] <= line["counts"]["reports"]


@EACH
def test_reports_are_at_least_the_articles_with_its_words(claim: Mapping[str, Any]) -> None:
    for day, line in claim["days"].items():
        articles = {document["url"] for document, u in stated(claim) if document["day"] <= int(day)}
        assert line["counts"].get("reports", len(articles)) >= len(articles)


def test_every_story_has_one_main_claim_and_at_least_two_claims_relate() -> None:
    stories = {claim["story"] for claim in CLAIMS.values()}
    assert len(stories) == 4
    assert sorted(claim["story"] for claim in CLAIMS.values() if claim["main"]) == sorted(stories)
    for relation in EXPECTED["relations"]:
        assert {relation["from"], relation["to"]} <= set(CLAIMS)
        Relation(relation["relation"])


def test_the_parts_are_means_of_what_the_relations_say() -> None:
    parts = {u.means_of is not None for key in ("tiles-requests", "tiles-accounts") for _, u in stated(CLAIMS[key])}
    assert parts == {True}


FIELDS = {
    "accuse_edge": {"holder", "target"},
    "denial": {"holder", "claim"},
    "status": {"claim", "status"},
    "flag": {"claim", "flag"},
    "origins": {"claim", "more_than"},
    "quantity": {"value"},
    "page": {"url"},
}


@pytest.mark.parametrize("line", EXPECTED["must_not"], ids=lambda line: line["what"])
def test_what_must_not_be_is_not_asked_for(line: Mapping[str, Any]) -> None:
    assert FIELDS[line["kind"]] <= set(line) - {"what", "kind"}
    claims = [CLAIMS[line["claim"]]] if line.get("claim") else list(CLAIMS.values())
    for wanted in (wanted for claim in claims for wanted in claim["days"].values()):
        assert line["kind"] != "status" or wanted["status"] != line["status"]
        assert line["kind"] != "flag" or line["flag"] not in wanted["flags"]
        assert line["kind"] != "denial" or line["holder"] not in wanted["deniers"] or not line["claim"]
        assert line["kind"] != "origins" or wanted["counts"].get("origins", 0) <= line["more_than"]


@pytest.mark.parametrize("line", [line for line in EXPECTED["must_not"] if line["kind"] == "accuse_edge"])
def test_no_reading_has_an_edge_that_must_not_be(line: Mapping[str, Any]) -> None:
    for one in READINGS:
        for u in from_json(one["reading"]).utterances:
            if u.act not in (Act.ACCUSE, Act.SUE, Act.CHARGE):
                continue
            accuser = u.innermost.speaks_for or u.innermost.holder if u.innermost else one["document"]["outlet"]
            for target in u.targets:
                by = line["holder"] in (None, accuser)
                on = line["target"] in (None, target.entity)
                assert not (by and on), one["document"]["id"]


def test_the_closed_page_is_the_one_that_must_not_be_fetched() -> None:
    closed = {page.url for page in versions() if page.path.startswith("/members/")}
    assert {line["url"] for line in EXPECTED["must_not"] if line["kind"] == "page"} == closed


def test_every_day_says_what_happens() -> None:
    assert list(EXPECTED["days"]) == ["1", "2", "3", "4", "5"]
