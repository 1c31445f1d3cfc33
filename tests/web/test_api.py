"""The same answers as JSON."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph.asking.questions import StoreUnavailable
from tests.web.made import CLAIM, HELD, LEDGER, OLD, TEXT, WORDS, Made
from web.app import create_app

PATHS = ("/api/search?q=pumps", "/api/entities/e-pumps", "/api/claims/c1", "/api/claims", "/api/articles/a1")


def answer(client: FlaskClient, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status
    assert response.mimetype == "application/json"
    return json.loads(response.data)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_when_and_by_what_it_was_given(client: FlaskClient, path: str) -> None:
    found = answer(client, f"{path}{'&' if '?' in path else '?'}as_of=2026-03-04")
    assert found["disclaimer"] == "claims are attributed; listing is not a finding"
    assert found["as_of"] == "2026-03-04T23:59:59.999999Z"
    assert found["query"].startswith(path)
    assert (found["data_version"], found["archive"], found["decisions"]) == ("made by hand", 5, 1)
    assert found["rebuilding"] is False
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", found["generated_at"])


def test_without_a_date_an_answer_is_as_of_now(client: FlaskClient) -> None:
    found = answer(client, "/api/claims/c1")
    assert found["as_of"] == found["generated_at"]
    assert found["query"] == "/api/claims/c1"


def test_the_version_of_data_can_be_named_from_outside(made: Made) -> None:
    client = create_app(made, data_version=lambda: "code 7").test_client()
    assert answer(client, "/api/claims")["data_version"] == "code 7"


def test_a_claim_has_the_keys_of_the_command_line(client: FlaskClient) -> None:
    claim = answer(client, "/api/claims/c1")["claim"]
    assert claim["sentence"].startswith("Tarn River Board accused ")
    assert (claim["status"], claim["rule"], claim["outcome"]) == ("denied", "R3", None)
    assert claim["counts"] == {
        "reports": 2,
        "outlets": 2,
        "accusers": 1,
        "deniers": 1,
        "origins": 1,
        "contrary_origins": 0,
    }
    assert claim["accusers"] == [{"id": "e-board", "name": "Tarn River Board", "named": True}]
    assert [t["name"] for t in claim["targets"]] == ["Orrin Valley Pumps", "Tarn Mill <b>& Sons</b>"]
    assert claim["flags"][0]["flag"] == "did_not_respond"
    assert claim["flags"][2]["holder"] is None
    assert claim["responses"][0]["speaker"]["name"] == "Ida Vell"
    assert claim["legal"][0] == {
        "target": {"id": "e-pumps", "name": "Orrin Valley Pumps", "named": True},
        "state": "investigated",
        "since": "2026-03-02T08:30:00Z",
        "utterance": None,
    }
    assert claim["origins"][0]["steps"][0] == {"from": "a1", "to": "e-board", "reason": "holder of accuse"}
    assert claim["relations"][0]["relation"] == "counter_accuses"
    assert len(claim["utterances"]) == len(CLAIM.said)
    assert len(claim["ledger"]) == len(LEDGER)
    assert claim["ledger"][0]["words"] == "2026-03-02: the status became alleged, by rule R2"


def test_offsets_count_code_points_of_the_text(client: FlaskClient) -> None:
    article = answer(client, "/api/articles/a1")["article"]
    text = next(v["text"] for v in article["versions"] if v["id"] == "v1")
    said = next(u for u in article["said"] if u["id"] == "u1")
    (start, end), *_ = said["pieces"]
    assert text == TEXT
    assert text[start:end] == WORDS == said["exact"][0]
    assert (said["said"], said["recorded"], said["superseded"]) == (
        "2026-03-02T08:30:00Z",
        "2026-03-02T10:30:00Z",
        "2026-03-04T08:30:00Z",
    )


def test_half_a_pair_of_surrogates_is_written(made: Made, client: FlaskClient) -> None:
    made.articles_held = tuple(replace(a, versions=(replace(OLD, text="a\ud83d"),)) for a in made.articles_held)
    assert answer(client, "/api/articles/a1")["article"]["versions"][0]["text"] == "a\ud83d"


def test_claims_about_a_party_are_limited_and_say_so(client: FlaskClient) -> None:
    assert [c["id"] for c in answer(client, "/api/claims")["claims"]] == ["c1", "c2"]
    about = answer(client, "/api/claims?about=Tarn+River+Board")
    assert ([c["id"] for c in about["claims"]], about["more"]) == (["c2"], False)
    first = answer(client, "/api/claims?limit=1")
    assert ([c["id"] for c in first["claims"]], first["more"]) == (["c1"], True)


def test_a_party_and_its_edges_are_attributed(client: FlaskClient) -> None:
    entity = answer(client, "/api/entities/e-pumps")["entity"]
    assert entity["aliases"] == ["OVP", "Orrin Pumps"]
    assert entity["accused_by"][0]["sentence"].startswith("Tarn River Board accused Orrin Valley Pumps and ")
    assert entity["accused_by"][0]["said"]["id"] == "u1"
    assert entity["more_accused_by"] is None
    assert entity["accuses"][0]["status"] == "alleged"


def test_search_finds_what_the_page_finds(client: FlaskClient) -> None:
    hits = answer(client, "/api/search?q=pumps")["hits"]
    assert [hit["kind"] for hit in hits] == ["entity", "claim", "claim", "article"]
    assert len(answer(client, "/api/search?q=pumps&limit=2")["hits"]) == 2


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/api/claims/none", 404, "no claim 'none' is held"),
        ("/api/entities/g-official", 404, "has no page of its own"),
        ("/api/articles/none", 404, "no article 'none' is held"),
        ("/api/nothing", 404, "not found"),
        ("/api/search", 400, "q is empty"),
        ("/api/claims?limit=0", 400, "limit '0' is no number from 1 to 1000"),
        ("/api/claims?limit=99999999999999999999", 400, "is no number from 1 to 1000"),
        ("/api/claims?limit=²", 400, "is no number"),
        (f"/api/claims?by={'x' * 300}", 400, "by is 300 characters long"),
        ("/api/claims?as_of=then", 400, "as_of 'then' is no date or time"),
    ],
)
def test_errors_are_json_under_the_api(client: FlaskClient, path: str, status: int, text: str) -> None:
    found = answer(client, path, status)
    assert found["status"] == status
    assert text in found["error"]


def test_a_base_out_of_reach_is_json_too(made: Made, client: FlaskClient) -> None:
    made.trouble = StoreUnavailable("bolt://127.0.0.1:7687 does not answer; start it")
    assert answer(client, "/api/claims", 503)["error"] == "bolt://127.0.0.1:7687 does not answer; start it"


def test_an_answer_says_that_the_base_is_being_rebuilt(made: Made, client: FlaskClient) -> None:
    made.held_now = replace(HELD, rebuilding=True)
    assert answer(client, "/api/claims")["rebuilding"] is True
