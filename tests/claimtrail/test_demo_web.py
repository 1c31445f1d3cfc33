"""The demo web's server over HTTP, and whether its pages can be read as real ones are."""

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import feedparser
import pytest
from lxml import etree

from claimtrail.demo.markup import html
from claimtrail.demo.pages import Page, seen_on, sites, versions
from claimtrail.demo.web import DemoWeb
from crawlers.archiving.captures import Notes
from crawlers.outlets import DiscoveryKind, load
from crawlers.pages.extract import article

NAMES = [f"{page.name}-{page.version}" for page in versions()]
OUTLETS = load(Path(str(files("claimtrail").joinpath("demo", "outlets.toml"))))


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


@pytest.fixture
def web() -> Iterator[DemoWeb]:
    with DemoWeb() as served:
        yield served


def get(web: DemoWeb, url: str, *, method: str = "GET", **headers: str) -> Reply:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, parts.path or "/", headers={"Host": parts.netloc, **named})
        response = connection.getresponse()
        return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def listed(web: DemoWeb, kind: DiscoveryKind, url: str) -> list[str]:
    """Return the addresses of a listing, in its own format."""
    body = get(web, url).body
    if kind is DiscoveryKind.FEED:
        return [entry.link for entry in feedparser.parse(BytesIO(body)).entries]
    if kind is DiscoveryKind.WORDPRESS:
        return [post["link"] for post in json.loads(body)]
    found = [str(element.text) for element in etree.fromstring(body).iter("{*}loc")]
    parts = [url for url in found if url.endswith(".xml")]
    return [url for url in found if url not in parts] + [u for part in parts for u in listed(web, kind, part)]


def test_every_page_of_a_day_is_served_and_none_of_a_later_day(web: DemoWeb) -> None:
    for day in (1, 3, 5):
        web.day = day
        now = {page.url for page in seen_on(day)}
        for page in versions():
            assert get(web, page.url).status == (200 if page.url in now else 404), page.url


def test_a_page_changes_on_its_day_only(web: DemoWeb) -> None:
    url = "http://dunmarrowcourier.test/2026/03/03/night-waste-low-quay"
    bodies = {}
    for day in (2, 3, 4):
        web.day = day
        bodies[day] = get(web, url).body.decode()
    assert "9,000" in bodies[2] and "Correction" not in bodies[2]
    assert "Correction" in bodies[3]
    assert bodies[3] == bodies[4]


@pytest.mark.parametrize("host", ["unknown.test", "127.0.0.1", "", "quillon.test.evil.test"])
def test_other_hosts_have_nothing(web: DemoWeb, host: str) -> None:
    assert get(web, f"http://{host}/robots.txt").status == 404


def test_a_host_may_name_its_port_and_be_in_capitals(web: DemoWeb) -> None:
    assert get(web, f"http://QUILLON.test:{web.port}/robots.txt").status == 200


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/", "/news-sitemap.xml", "/business/calderic-accuses-rivals-20260302"]
)
def test_what_is_known_is_not_sent_again(web: DemoWeb, path: str) -> None:
    url = f"http://quillon.test{path}"
    first = get(web, url)
    assert first.status == 200
    for headers in (
        {"If_None_Match": first.headers["etag"]},
        {"If_None_Match": f'"other", W/{first.headers["etag"]}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first.headers["last-modified"]},
        {"If_None_Match": first.headers["etag"], "If_Modified_Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    ):
        again = get(web, url, **headers)
        assert (again.status, again.body) == (304, b""), headers
        assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": "Fri, 01 Jan 2038 00:00:00 GMT"},
        {"If_Modified_Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
    ],
)
def test_what_is_not_known_is_sent(web: DemoWeb, headers: dict[str, str]) -> None:
    assert get(web, "http://foundryledger.test/feed/", **headers).status == 200


def test_an_edit_is_sent_to_those_who_know_the_page(web: DemoWeb) -> None:
    url = "http://foundryledger.test/2026/03/voltarn-test-hall/"
    web.day = 2
    before = get(web, url).headers
    web.day = 3
    for headers in ({"If_None_Match": before["etag"]}, {"If_Modified_Since": before["last-modified"]}):
        assert get(web, url, **headers).status == 200


def test_head_has_the_headers_and_no_body(web: DemoWeb) -> None:
    url = "http://infrastructure.tarvenia.test/notices/2026/tollgate-bridge"
    full, head = get(web, url), get(web, url, method="HEAD")
    assert head.body == b""
    for name in ("etag", "last-modified", "content-type", "content-length"):
        assert head.headers[name] == full.headers[name]
    assert int(full.headers["content-length"]) == len(full.body)


@pytest.mark.parametrize("day", range(1, 6))
def test_every_listing_names_the_pages_of_its_day(web: DemoWeb, day: int) -> None:
    web.day = day
    for entry in OUTLETS:
        here = {page.url for page in seen_on(day) if page.outlet == entry.outlet.key}
        for discovery in entry.discoveries:
            found = listed(web, discovery.kind, discovery.url)
            assert sorted(found) == sorted(here), discovery.url


def test_feeds_say_what_and_when(web: DemoWeb) -> None:
    web.day = 5
    pages = {page.url: page for page in seen_on(5)}
    for url in (
        "http://www.portellerygazette.test/rss.xml",
        "http://foundryledger.test/feed/",
        "http://infrastructure.tarvenia.test/atom.xml",
    ):
        feed = feedparser.parse(BytesIO(get(web, url).body))
        assert not feed.bozo and feed.version in ("rss20", "atom10")
        for entry in feed.entries:
            assert entry.title == pages[entry.link].title
            assert entry.published_parsed[:3] == (2026, 3, int(pages[entry.link].published[8:10]))


def test_the_wire_names_itself_in_its_news_sitemap(web: DemoWeb) -> None:
    root = etree.fromstring(get(web, "http://quillon.test/news-sitemap.xml").body)
    assert {name.text for name in root.iter("{*}name")} == {"Quillon News"}
    titles = {page.title for page in seen_on(1) if page.outlet == "quillon"}
    assert {title.text for title in root.iter("{*}title")} == titles


def test_wordpress_has_its_own_shape(web: DemoWeb) -> None:
    web.day = 3
    posts = {post["link"]: post for post in json.loads(get(web, "http://foundryledger.test/wp-json/wp/v2/posts").body)}
    post = posts["http://foundryledger.test/2026/03/voltarn-test-hall/"]
    assert (post["date_gmt"], post["modified_gmt"]) == ("2026-03-03T08:00:00", "2026-03-04T10:20:00")
    assert post["title"]["rendered"] == "Ex-engineer says Voltarn erased failed battery tests"
    assert post["content"]["rendered"].startswith("<p>Henrike Sollander")
    assert len({post["id"] for post in posts.values()}) == len(posts)


def test_robots_close_a_page_that_the_feed_names(web: DemoWeb) -> None:
    web.day = 3
    rules = RobotFileParser()
    rules.parse(get(web, "http://foundryledger.test/robots.txt").body.decode().splitlines())
    closed = {
        page.name for page in versions() if page.outlet == "ledger" and not rules.can_fetch("claimtrail", page.url)
    }
    assert closed == {"ledger-members"}
    assert any("/members/" in url for url in listed(web, DiscoveryKind.FEED, "http://foundryledger.test/feed/"))


def test_hosts_lead_every_outlet_of_the_file_to_the_server(web: DemoWeb) -> None:
    assert set(web.hosts) == {host for entry in OUTLETS for host in entry.hosts}
    assert set(web.hosts.values()) == {f"127.0.0.1:{web.port}"}
    assert all(host.endswith(".test") for host in web.hosts)


@pytest.mark.parametrize("day", [0, 6, -1])
def test_there_are_five_days(web: DemoWeb, day: int) -> None:
    with pytest.raises(ValueError, match="days 1 to 5"):
        web.day = day


def test_a_closed_web_gives_its_port_back() -> None:
    with DemoWeb() as first:
        port = first.port
    with DemoWeb(port=port) as second:
        assert second.port == port
        assert get(second, "http://quillon.test/robots.txt").status == 200
    DemoWeb().close()


@pytest.mark.parametrize("page", versions(), ids=NAMES)
def test_the_extractor_finds_the_article_in_the_page(page: Page) -> None:
    found = article(html(page).encode(), mime="text/html", address=page.url, notes=Notes())
    assert (found.title, found.text) == (page.title, page.text)
    assert (found.canonical_url, found.published) == (page.url, page.published)
    assert found.credit == ((page.credit,) if page.credit else ())
    assert set(page.links) <= set(found.links)


def test_a_page_differs_from_outlet_to_outlet() -> None:
    shapes = {page.outlet: html(page).replace(page.title, "").split("<h1")[0] for page in versions()}
    assert len(set(shapes.values())) == len(sites()) == 6


def test_links_carry_the_words_between_their_offsets() -> None:
    linked = [(page, link) for page in versions() for link in page.links]
    assert linked
    for page, link in linked:
        assert link.start is not None and link.end is not None
        assert f"[{page.text[link.start : link.end]}]({link.href})" in "\n".join(page.paragraphs)
