"""The pages: every number opens onto the exact words, and nothing of an archive runs as markup."""

import html
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from graph.asking.questions import StoreUnavailable
from graph.asking.views import Verdict
from tests.web.made import (
    ANGLERS,
    ARTICLE,
    CLAIM,
    DAY,
    ENTITY,
    HELD,
    LATER,
    OLD,
    PUMPS,
    TEXT,
    TITLE,
    WORDS,
    Made,
)

PAGES = ("/", "/search?q=pumps", "/entity/e-pumps", "/claim/c1", "/claim/c2", "/article/a1", "/article/a1?utterance=u1")


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    return response.get_data(as_text=True)


def marks(text: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", text, re.DOTALL)]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_archived_runs_as_markup(client: FlaskClient, path: str) -> None:
    text = page(client, path)
    assert "<script" not in text
    assert "<b>&" not in text
    assert 'href="javascript:' not in text
    assert "&amp;amp;" not in text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_a_listing_is(client: FlaskClient, path: str) -> None:
    text = page(client, path)
    assert "Claims are attributed; listing is not a finding." in text
    assert '<html lang="en">' in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("path", ["/", "/search?q=pumps", "/claim/c1", "/entity/e-pumps"])
def test_no_heading_and_no_link_is_a_bare_proposition(client: FlaskClient, path: str) -> None:
    text = page(client, path)
    shown = re.findall(r"<(?:h1|h2|h3|a)\b[^>]*>(.*?)</(?:h1|h2|h3|a)>", text, re.DOTALL)
    about = [words for words in shown if "emptied 6,000" in words]
    assert about or path == "/claim/c2"
    assert all(words.partition("emptied")[0].count("Tarn River Board accused ") == 1 for words in about)


def test_every_count_leads_to_a_list_on_the_page(client: FlaskClient) -> None:
    text = page(client, "/claim/c1")
    counts = re.findall(r'<li><a href="#([a-z]+)">(\w+) [a-z ]+</a></li>', text)
    assert [target for target, _ in counts] == ["reports", "outlets", "accusers", "deniers", "origins", "contrary"]
    assert all(f'id="{target}"' in text for target, _ in counts)


def test_every_utterance_of_a_claim_opens_onto_its_words(client: FlaskClient) -> None:
    text = page(client, "/claim/c1")
    links = {html.unescape(link) for link in re.findall(r'class="words" href="([^"]+)"', text)}
    held = {link for link in links if link.startswith("/article/a1")}
    assert len(held) == len({said.id for said in CLAIM.said if said.article == "a1"})
    said = {f"utterance={said.id}#said": "".join(said.exact) for said in CLAIM.said}
    for link in held:
        words = next(exact for end, exact in said.items() if link.endswith(end))
        assert marks(page(client, link)) == [words]


def test_the_words_are_marked_where_they_stand(client: FlaskClient) -> None:
    text = page(client, "/article/a1?version=v1&utterance=u1")
    assert marks(text) == [WORDS]
    paragraph = next(p for p in re.findall(r"<p>(.*?)</p>", text, re.DOTALL) if "<mark" in p)
    before, marked = paragraph.split('<mark id="said">')
    assert html.unescape(re.sub(r"<[^>]+>", "", before)) == "The Tarn River Board accused Orrin Valley Pumps and " + (
        "Tarn Mill of having "
    )
    assert marked.endswith("</mark>.")


def test_an_utterance_without_a_place_is_shown_beside_the_text(made: Made, client: FlaskClient) -> None:
    placeless = replace(CLAIM.said[2], exact=(), pieces=())
    made.articles_held = (replace(ARTICLE, said=(placeless,)),)
    made.claims_held = (replace(CLAIM, said=(placeless,)),)
    assert "see the words" not in page(client, "/claim/c1")
    text = page(client, "/article/a1?utterance=u3")
    assert marks(text) == []
    assert '<aside class="selected" id="said"' in text
    assert "did not respond, as The Tarn Courier reports" in text


def test_the_whole_text_is_there(client: FlaskClient) -> None:
    text = page(client, "/article/a1?version=v1")
    article = re.search(r"<article.*?</article>", text, re.DOTALL)
    assert article
    paragraphs = re.findall(r"<p>(.*?)</p>", article[0], re.DOTALL)
    read = [html.unescape(re.sub(r"<[^>]+>", "", paragraph)) for paragraph in paragraphs]
    assert read == [line for line in TEXT.split("\n") if line]


def test_a_carriage_return_and_half_a_pair_break_nothing(made: Made, client: FlaskClient) -> None:
    odd = replace(OLD, text="a\rb\ud83dc")
    made.articles_held = (replace(ARTICLE, versions=(odd,), said=()),)
    assert "a&#13;b?c" in page(client, "/article/a1")


def test_the_latest_version_is_shown_first_and_says_what_changed(client: FlaskClient) -> None:
    text = page(client, "/article/a1")
    assert "4,500" in text
    assert "<del>6,000 </del>" in text
    assert "<ins>4,500 </ins>" in text
    assert "This is an older version" not in text
    assert "This is an older version" in page(client, "/article/a1?version=v1")
    assert LATER != TEXT


@pytest.mark.parametrize(
    ("published", "heading", "shown"),
    [
        ("2026-03", "The Tarn Courier, 2026-03", "published 2026-03"),
        ("2026-03-02T17:20:00+00:00", "The Tarn Courier, 2026-03-02", "published 2026-03-02 17:20 UTC"),
        ("2026-03-02T17:20:00.5Z", "The Tarn Courier, 2026-03-02", "published 2026-03-02 17:20 UTC"),
        ("2026-03-02T17:20:00+01:00", "The Tarn Courier, 2026-03-02", "published 2026-03-02 17:20:00+01:00"),
    ],
)
def test_times_are_shown_as_the_page_states_them(
    made: Made, client: FlaskClient, published: str, heading: str, shown: str
) -> None:
    made.articles_held = (replace(ARTICLE, versions=(replace(OLD, published=published),)),)
    text = page(client, "/article/a1")
    shown_heading = re.search(r"<h1>(.*?)</h1>", text)
    assert shown_heading
    assert re.sub(r"<[^>]+>", "", shown_heading[1]) == heading
    assert f"{shown}<br>" in text


def test_a_denial_is_never_shown_as_the_bare_words_denied(client: FlaskClient) -> None:
    text = html.unescape(page(client, "/claim/c1"))
    denials = text[text.index('id="deniers"') : text.index('id="flags"')]
    assert "Ida Vell for Orrin Valley Pumps denied: “We did no such thing”" in denials


def test_a_title_alone_that_changed_is_said(made: Made, client: FlaskClient) -> None:
    made.articles_held = (replace(ARTICLE, versions=(OLD, replace(OLD, id="v3", title="Another"))),)
    assert f"it was “{TITLE}”" in html.unescape(page(client, "/article/a1"))


def test_an_address_that_is_not_of_the_web_is_only_shown(made: Made, client: FlaskClient) -> None:
    for url in ("javascript:alert(1)", "urn:claimtrail:board:7", "http://[", "data:text/html,x"):
        made.articles_held = (replace(ARTICLE, url=url),)
        text = page(client, "/article/a1")
        assert url in html.unescape(text)
        assert f'href="{url}"' not in text


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("2026-03-04", datetime(2026, 3, 4, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-03-04T09:30:00", datetime(2026, 3, 4, 9, 30, tzinfo=UTC)),
        ("2026-03-04T09:30:00%2B01:00", datetime(2026, 3, 4, 8, 30, tzinfo=UTC)),
        ("", None),
    ],
)
@pytest.mark.parametrize("path", ["/?", "/search?q=pumps&", "/entity/e-pumps?", "/claim/c1?", "/article/a1?"])
def test_a_date_is_the_whole_day(
    made: Made, client: FlaskClient, path: str, written: str, limit: datetime | None
) -> None:
    page(client, f"{path}as_of={written}")
    assert set(made.asked) == {limit}


def test_links_keep_the_date(client: FlaskClient) -> None:
    text = page(client, "/claim/c1?as_of=2026-03-04")
    inside = {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', text)}
    pages = {link for link in inside if not link.startswith("/static")}
    assert pages
    assert all("as_of=2026-03-04" in link for link in pages)
    assert 'href="?"' in text


def test_a_parameter_never_becomes_a_link_of_ours(client: FlaskClient) -> None:
    text = page(client, "/claim/c1?as_of=2026-03-04&_scheme=javascript&_external=1&_anchor=x&x=%22%3E%3Cscript%3E")
    assert "javascript://" not in text
    assert "<script" not in text


def test_a_claim_that_is_found_but_not_held_then_is_left_out(client: FlaskClient) -> None:
    text = page(client, "/search?q=pumps")
    assert "c-gone" not in text
    assert text.count('class="card"') == 1


def test_nothing_found_is_said(client: FlaskClient) -> None:
    assert "Nothing that is held has these words" in page(client, "/search?q=zebra")


def test_an_empty_base_says_what_to_do(made: Made, client: FlaskClient) -> None:
    made.claims_held = ()
    assert "claimtrail import" in page(client, "/")


@pytest.mark.parametrize("path", [*PAGES, "/claim/none"])
def test_every_page_says_when_the_base_is_being_rebuilt(made: Made, client: FlaskClient, path: str) -> None:
    said = "This base is being rebuilt"
    assert said not in client.get(path).get_data(as_text=True)
    made.held_now = replace(HELD, rebuilding=True)
    assert said in client.get(path).get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/claim/none", 404, "no claim 'none' is held"),
        ("/entity/none", 404, "no party 'none' is held"),
        ("/entity/g-official", 404, "'g-official' is a group that is not named; it has no page of its own"),
        ("/article/none", 404, "no article 'none' is held"),
        ("/article/a1?version=none", 404, "no version 'none' is held of article 'a1'"),
        ("/article/a1?utterance=none", 404, "no utterance 'none' is held in article 'a1'"),
        ("/article/a1?utterance=u1&version=v2", 404, "utterance 'u1' stands in version 'v1', not in 'v2'"),
        ("/nowhere", 404, "not found"),
        ("/claim/<script>", 404, "no claim '<script>' is held"),
        ("/search", 400, "q is empty; give the words to look for"),
        ("/search?q=%20", 400, "q is empty"),
        (f"/search?q={'x' * 201}", 400, "q is 201 characters long; 200 are the most"),
        ("/?as_of=tomorrow", 400, "as_of 'tomorrow' is no date or time; write it as 2026-03-14"),
        ("/?as_of=2026-02-30", 400, "as_of '2026-02-30' is no date"),
        ("/?as_of=9999-12-31T23:59:59-05:00", 400, "is no date or time"),
        (f"/claim/c1?as_of={'2' * 41}", 400, "as_of is 41 characters long"),
    ],
)
def test_errors_say_what_would_be_right(client: FlaskClient, path: str, status: int, text: str) -> None:
    answer = page(client, path, status)
    assert text in html.unescape(answer)
    assert "<script" not in answer


@pytest.mark.parametrize("path", PAGES)
def test_a_base_out_of_reach_is_a_page_too(made: Made, client: FlaskClient, path: str) -> None:
    made.trouble = StoreUnavailable("bolt://127.0.0.1:7687 does not answer; start it")
    response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "bolt://127.0.0.1:7687 does not answer; start it" in response.get_data(as_text=True)


def test_an_unexpected_error_keeps_its_text_to_itself(made: Made, client: FlaskClient) -> None:
    made.trouble = RuntimeError("the secret is 1234")
    assert "1234" not in page(client, "/claim/c1", 500)


def test_nothing_can_be_sent(client: FlaskClient) -> None:
    response = client.post("/claim/c1", data={"x": "y"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_party_shows_both_sides(client: FlaskClient) -> None:
    text = html.unescape(page(client, f"/entity/{PUMPS.id}"))
    assert "Accusations received (1)" in text
    assert "Tarn River Board accused Orrin Valley Pumps and Tarn Mill" in text
    assert "Accusations made (1)" in text
    assert "Orrin Valley Pumps accused Tarn River Board: “Anglers”" in text
    assert "the board fouled its own weir" not in text


def test_more_accusations_are_on_the_next_page(made: Made, client: FlaskClient) -> None:
    made.party = replace(ENTITY, more_accused_by="2026-03-02T00:00:00.000000Z~c1!~0")
    text = html.unescape(page(client, f"/entity/{PUMPS.id}"))
    assert "Accusations received (1 on this page)" in text
    [address] = re.findall(r'rel="next" href="([^"]+)"', text)
    assert "None is held beyond these" in page(client, address)


def test_a_wording_that_a_person_gave_is_nobodys_quotation(made: Made, client: FlaskClient) -> None:
    made.claims_held = (replace(CLAIM, proposition="The Tarn affair", renamed=True),)
    text = html.unescape(page(client, "/claim/c1"))
    assert "A person words it so, which nobody is quoted with: The Tarn affair" in text
    assert "“The Tarn affair”" not in text


def test_a_verdict_shows_whose_it_is(made: Made, client: FlaskClient) -> None:
    verdict = Verdict("Facts of the Tarn", "No valve was open.", "mostly_false", "javascript:alert(1)", DAY, "R. Ed", 7)
    made.claims_held = (replace(CLAIM, verdicts=(verdict, replace(verdict, url="https://facts.example/tarn"))),)
    text = html.unescape(page(client, "/claim/c1"))
    assert text.count("Facts of the Tarn") == 2
    assert "“No valve was open.”" in text
    assert "rated mostly false" in text
    assert 'href="https://facts.example/tarn"' in text
    assert 'href="javascript' not in text
    assert client.get("/api/claims/c1").get_json()["claim"]["verdicts"][0]["publisher"] == "Facts of the Tarn"


def test_what_a_person_took_out_opens_at_its_own_address_alone(made: Made, client: FlaskClient) -> None:
    out = replace(ANGLERS, taken_out=4)
    kept = tuple(s for s in ARTICLE.said if s.id != out.id)
    made.articles_held = (replace(ARTICLE, said=kept, taken_out=(out,)),)
    assert f"utterance={out.id}" not in page(client, "/article/a1?version=v1")
    text = page(client, f"/article/a1?utterance={out.id}")
    assert "taken out by decision 4: it counts nowhere" in text
    assert '<mark id="said">' in text
    assert out.id not in {s["id"] for s in client.get("/api/articles/a1").get_json()["article"]["said"]}
