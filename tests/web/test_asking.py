"""The pages of the named questions over a real base: forms, tables, permalinks, wrong input, JSON and CSV."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from graph.asked import paging
from graph.asked.catalogue import QUESTIONS
from graph.asking.ask import Asking
from graph.embedded import Address
from tests.graph.told_story import filed
from tests.web.browser import chromium, fits
from web.app import create_app
from web.serve import listening

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def asking(embedded_address: Address) -> Iterator[Asking]:
    with filed(embedded_address) as store:
        yield Asking(store.bolt, data_version="tests")


@pytest.fixture
def client(asking: Asking) -> FlaskClient:
    return create_app(asking).test_client()


@pytest.fixture
def claim(asking: Asking) -> str:
    return next(view.id for view in asking.claims(about="Orrin Pumps"))


def asked(name: str, claim: str) -> str:
    """Return an address at which this question is answered with rows."""
    given = {
        "who-accused": "party=Orrin+Pumps",
        "answered": "party=Orrin+Pumps",
        "who-speaks-for": "party=Orrin+Pumps",
        "exact-words": "holder=Orrin+Pumps",
        "changes-between": "from=2026-03-01",
        "known-on": f"claim={claim}&on=2026-03-02",
        "single-chain": "as_of=2026-03-02T14:30:00",
    }
    plain = {"who-accuses-whom", "numbers-differ", "cited-not-held", "no-public-evidence"}
    return f"/ask/{name}?{given.get(name, '' if name in plain else f'claim={claim}')}"


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    return html.unescape(response.get_data(as_text=True))


def test_the_list_leads_to_every_question(client: FlaskClient) -> None:
    text = page(client, "/ask")
    assert re.findall(r'<a href="/ask/([a-z-]+)">', text) == list(QUESTIONS)
    assert 'href="/ask"' in page(client, "/")
    listed = client.get("/api/ask").get_json()["questions"]
    assert [one["name"] for one in listed] == list(QUESTIONS)
    assert listed[0]["parameters"][0]["required"] is True


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_row_leads_to_a_claim_or_to_the_words(client: FlaskClient, claim: str, name: str) -> None:
    text = page(client, asked(name, claim))
    rows = re.findall(r'<tr role="row">\s*<td.*?</tr>', text, re.DOTALL)
    assert rows
    links = [re.findall(r'href="(/(?:claim|article)/[^"]+)"', row) for row in rows]
    assert all(links)
    for link in {link.partition("#")[0] for found in links for link in found}:
        assert client.get(link).status_code == 200
    assert "Claims are attributed; listing is not a finding." in text
    assert text.count("<h1") == 1
    assert "<script" not in text


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_no_cell_says_in_our_voice_what_is_alleged(client: FlaskClient, claim: str, name: str) -> None:
    text = page(client, asked(name, claim))
    cells = re.findall(r'<td role="cell" data-label="(.*?)".*?>(.*?)</td>', text, re.DOTALL)
    for head, cell in cells:
        words = re.sub(r"<[^>]+>", "", cell)
        if head != "context" and "switching off" in words:
            assert re.match(r"\s*(Water Board|Mara Lind) accused Orrin Pumps", words), words


def test_a_number_leads_to_the_list_that_proves_it(client: FlaskClient, claim: str) -> None:
    text = page(client, asked("who-accused", claim))
    for part, number in (("reports", 6), ("outlets", 4), ("origins", 2)):
        assert f'<a href="/claim/{claim}#{part}">{number}</a>' in text
        assert f'id="{part}"' in page(client, f"/claim/{claim}")


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_an_empty_form_is_no_mistake(client: FlaskClient, name: str) -> None:
    text = page(client, f"/ask/{name}")
    assert '<form class="question" method="get"' in text
    assert 'role="alert"' not in text


def test_the_address_holds_what_is_asked(client: FlaskClient, claim: str) -> None:
    text = page(client, "/ask/who-accused?party=Orrin+Pumps&as_of=2026-03-02T14:30:00&valid_until=2026-03-09")
    assert 'value="Orrin Pumps"' in text
    assert 'name="as_of" value="2026-03-02T14:30:00"' in text
    assert 'name="valid_until" value="2026-03-09"' in text
    assert "Mara Lind" not in text
    inside = re.findall(r'href="(/(?:claim|article|entity|api)/[^"]+)"', text)
    assert inside
    assert all("as_of=2026-03-02T14" in link for link in inside)


def test_a_page_leads_to_the_next(client: FlaskClient, claim: str) -> None:
    address = "/ask/who-accuses-whom?limit=1"
    seen = []
    while address:
        text = page(client, address)
        seen += re.findall(r'data-label="accuser">(.*?)</td>', text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        address = following[1] if following else ""
    assert [re.sub(r"<[^>]+>", "", one).strip() for one in seen] == ["Orrin Pumps", "Water Board", "Mara Lind"]


def test_before_everything_it_says_that_nothing_was_held(client: FlaskClient) -> None:
    text = page(client, "/ask/who-accused?party=Orrin+Pumps&as_of=2020-01-01")
    assert "Nothing at all was held as of 2020-01-01T23:59:59.999999Z." in text
    assert "<table" not in text


WRONG = [
    ("who-accused?party=Nobody", 404, "No party 'Nobody' is held"),
    ("who-accused?colour=red", 400, "Unknown parameter 'colour'"),
    ("who-accused?valid_until=2026-03-01", 400, "Party is missing"),
    ("status-history?claim=c0", 404, "No claim 'c0' is held"),
    ("who-accuses-whom?as_of=soon", 400, "as_of 'soon' is no date or time"),
    ("who-accuses-whom?valid_until=soon", 400, "Valid_until 'soon' is no date or time"),
    ("who-accuses-whom?limit=0", 400, "limit '0' is no number"),
    ("who-accuses-whom?after=x", 400, "After 'x' is no end of a page"),
    ("who-knows", 404, "there is no question 'who-knows'"),
]


@pytest.mark.parametrize(("path", "status", "words"), WRONG)
def test_wrong_input_is_told_on_the_page_and_in_json(client: FlaskClient, path: str, status: int, words: str) -> None:
    assert words.lower() in page(client, f"/ask/{path}", status).lower()
    response = client.get(f"/api/ask/{path}")
    assert response.status_code == status
    assert words.lower() in response.get_json()["error"].lower()


def test_a_name_of_two_parties_offers_both(client: FlaskClient) -> None:
    text = page(client, "/ask/exact-words?holder=Kestrel", 400)
    links = re.findall(r'<li><a href="(/ask/exact-words\?holder=e[0-9a-f]+)">Kestrel</a>', text)
    assert len(links) == 2
    assert all("the plan" in page(client, link) for link in links)


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_json_says_what_it_is(client: FlaskClient, claim: str, name: str) -> None:
    found = client.get(f"/api{asked(name, claim)}").get_json()
    assert found["query"] == name
    assert found["disclaimer"] == "claims are attributed; listing is not a finding"
    assert {"generated_at", "as_of", "data_version", "parameters", "next"} <= set(found)
    assert found["rows"]
    assert json.dumps(found)


def test_json_keeps_numbers_and_words(client: FlaskClient, claim: str) -> None:
    row: dict[str, Any] = client.get(f"/api{asked('who-accused', claim)}").get_json()["rows"][0]
    assert (row["reports"], row["origins"], row["status"]) == (6, 2, "corroborated")
    assert row["accuser"]["name"] == "Water Board"
    assert row["claim"]["id"] == claim
    assert row["words"]["exact"] == ["switching off four pumps at night"]
    assert row["denied"][0]["standing"] == "speaks for it"


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_csv_has_a_line_a_row(client: FlaskClient, claim: str, name: str) -> None:
    path = asked(name, claim).replace(name, f"{name}.csv", 1)
    response = client.get(f"/api{path}")
    assert response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))
    assert len(rows) == len(client.get(f"/api{asked(name, claim)}").get_json()["rows"])
    assert all(row["disclaimer"].startswith("claims are attributed") for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.browser
def test_no_page_scrolls_sideways(asking: Asking, claim: str) -> None:
    with listening(create_app(asking), "127.0.0.1", 0) as server:
        thread = Thread(target=server.run)
        thread.start()
        try:
            with chromium() as browser:
                _fit(browser, [f"{server.url}{asked(name, claim)[1:]}" for name in QUESTIONS] + [f"{server.url}ask"])
        finally:
            server.stop()
            thread.join()


def _fit(browser: Browser, addresses: list[str]) -> None:
    with browser.new_context(java_script_enabled=True) as context:
        tab = context.new_page()
        for address in addresses:
            tab.goto(address)
            fits(tab)


def test_a_page_is_the_same_as_json_and_csv(client: FlaskClient) -> None:
    first = html.unescape(page(client, "/ask/who-accuses-whom?limit=1"))
    [following] = re.findall(r'rel="next" href="([^"]+)"', first)
    text = html.unescape(page(client, following))
    [as_json, as_csv] = re.findall(r'href="(/api/ask/[^"]+)"', text)
    found = client.get(as_json).get_json()
    assert found["limit"] == 1
    assert found["after"] is not None
    assert found["rows"] != client.get("/api/ask/who-accuses-whom?limit=1").get_json()["rows"]
    [row] = csv.DictReader(io.StringIO(client.get(as_csv).get_data(as_text=True)))
    assert row["query"] == f'who-accuses-whom {{"limit": 1, "after": "{found["after"]}"}}'
    assert "after" not in re.findall(r'<form class="question".*?</form>', text, re.DOTALL)[0]


def test_a_page_on_which_nothing_was_found_leads_on(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "_BATCH", 1)
    monkeypatch.setattr(paging, "_MOST_BATCHES", 1)
    text = html.unescape(page(client, "/ask/exact-words?holder=Water+Board&topic=four"))
    assert "None was found among the 1 looked at so far" in text
    for _ in range(20):
        [address] = re.findall(r'rel="next" href="([^"]+)"', text)
        text = html.unescape(page(client, address))
        if "four pumps" in text:
            return
    raise AssertionError("the words were never reached")
