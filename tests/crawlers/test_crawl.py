"""Crawls of a real newspaper on 127.0.0.1, each in a process of its own."""

import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.archiving.archive import Archive, Capture, CaptureKind
from graph.model import OutletKind
from tests.crawlers.crawling import ROOT, Run, crawl, order
from tests.crawlers.paper import HOST, Page, Paper, article, feed, serving

OUTLETS = f"""
[[outlet]]
key = "gazette"
name = "Harbour Gazette"
kind = "newspaper"
owner = "Gazette Holdings"
domain = "{HOST}"
language = "en"

[[outlet.discovery]]
kind = "feed"
url = "http://{HOST}/feed.xml"

[[outlet.discovery]]
kind = "news_sitemap"
url = "http://{HOST}/news.xml"

[[outlet.discovery]]
kind = "sitemap"
url = "http://{HOST}/sitemap.xml"

[[outlet.discovery]]
kind = "wordpress"
url = "http://{HOST}/wp-json/wp/v2/posts"
"""
NEWS = f"""<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://{HOST}/tide</loc><news:news><news:publication><news:name>Gazette</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2026-03-15T08:00:00+01:00</news:publication_date>
<news:title>The tide &amp; the mill</news:title></news:news></url></urlset>"""
INDEX = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://{HOST}/part.xml.gz</loc></sitemap></sitemapindex>"""
PART = f"""<urlset><url><loc>http://{HOST}/old</loc><lastmod>2026-01-02</lastmod></url>
<url><loc>http://elsewhere.test/not-ours</loc></url></urlset>"""
POSTS = f"""[{{"link": "http://{HOST}/post", "title": {{"rendered": "A post &#8211; and more"}},
"date_gmt": "2026-03-16T07:00:00", "modified_gmt": "2026-03-16T09:30:00"}}]"""


@pytest.fixture
def paper() -> Iterator[Paper]:
    with serving() as paper:
        paper.pages |= {
            "/robots.txt": Page(b"User-agent: *\nDisallow: /private/\n", mime="text/plain"),
            "/feed.xml": Page(
                feed(
                    ("/mill?utm_source=rss", "Mill accused"),
                    ("/private/diary", "Diary"),
                    ("/locked", "For subscribers"),
                    ("/gone", "Gone"),
                ),
                mime="application/rss+xml",
            ),
            "/news.xml": Page(NEWS.encode(), mime="application/xml"),
            "/sitemap.xml": Page(INDEX.encode(), mime="application/xml"),
            "/part.xml.gz": Page(PART.encode(), mime="application/xml", packed=True),
            "/wp-json/wp/v2/posts": Page(POSTS.encode(), mime="application/json"),
            "/mill": Page(article("Mill accused", "The river board accused the mill of dumping dye.")),
            "/tide": Page(article("The tide and the mill", "Nothing was found."), validators=False),
            "/old": Page(article("Old news", "It was long ago."), packed=True),
            "/post": Page(article("A post", "Posted."), mime="text/html"),
            "/locked": Page(b"pay first", status=403),
        }
        yield paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlets.toml").write_text(OUTLETS)
    return tmp_path


def run(folder: Path, paper: Paper) -> Run:
    return crawl(folder, folder / "outlets.toml", {HOST: f"127.0.0.1:{paper.port}"})


def by_path(folder: Path) -> dict[str, list[Capture]]:
    found: dict[str, list[Capture]] = {}
    for capture in Archive(folder / "archive").captures():
        found.setdefault(capture.snapshot.address.removeprefix(f"http://{HOST}"), []).append(capture)
    return found


def test_first_second_and_edited_crawl(folder: Path, paper: Paper) -> None:
    first = run(folder, paper)
    archive = Archive(folder / "archive")
    held = by_path(folder)

    assert {path for path, captures in held.items() if captures[0].kind is CaptureKind.LISTING} == {
        "/feed.xml",
        "/news.xml",
        "/sitemap.xml",
        "/part.xml.gz",
        "/wp-json/wp/v2/posts",
    }
    assert {path for path, captures in held.items() if captures[0].kind is CaptureKind.PAGE} == {
        "/mill",
        "/tide",
        "/old",
        "/post",
    }
    assert archive.payload(held["/old"][0].snapshot) == paper.pages["/old"].body, "stored as unpacked"
    assert held["/locked"][0].kind is CaptureKind.STUB
    assert held["/locked"][0].status == 403
    assert held["/locked"][0].notes.title == "For subscribers"
    assert "/private/diary" not in paper.paths()
    assert first.of("/private/diary") == ("refused", "Forbidden by robots.txt")
    assert first.of("/gone") == ("failed", "status 404")
    assert first.report == {"fetched": 10, "unchanged": 0, "new": 5, "failed": 1, "disallowed": 1}
    assert {asked.host for asked in paper.asked} == {HOST}
    assert {asked.agent for asked in paper.asked} == {"claimtrail-test/1 (+http://contact.test)"}
    assert list(archive.verify()) == []

    paper.asked.clear()
    second = run(folder, paper)
    assert "/private/diary" not in paper.paths(), "nor when all requests wait for robots.txt together"
    assert archive.position == len(list(archive.captures()))
    assert second.report == {"fetched": 0, "unchanged": 10, "new": 0, "failed": 1, "disallowed": 1}
    in_full = {asked.path for asked in paper.asked if asked.if_none_match is None}
    assert in_full & held.keys() == {"/locked", "/tide"}, "all others were asked for with their validators"
    now_held = by_path(folder)
    assert [capture.kind for capture in now_held["/tide"]] == [CaptureKind.PAGE, CaptureKind.REVISIT]
    assert sum(map(len, now_held.values())) == sum(map(len, held.values())) + 1

    paper.pages["/mill"].body = article("Mill accused", "The river board withdrew its accusation.")
    third = run(folder, paper)
    assert third.report["new"] == 1
    versions = by_path(folder)["/mill"]
    assert [capture.kind for capture in versions] == [CaptureKind.PAGE, CaptureKind.PAGE]
    assert b"withdrew" in archive.payload(versions[1].snapshot)
    assert b"dumping" in archive.payload(versions[0].snapshot)


def test_what_listings_say_is_noted(folder: Path, paper: Paper) -> None:
    run(folder, paper)
    held = by_path(folder)

    mill = held["/mill"][0].notes
    assert mill.outlet is not None
    assert (mill.outlet.key, mill.outlet.kind, mill.outlet.owner) == (
        "gazette",
        OutletKind.NEWSPAPER,
        "Gazette Holdings",
    )
    assert (mill.title, mill.published, mill.credit) == (
        "Mill accused",
        "2026-03-14T10:00:00+01:00",
        ("Meridian Wire",),
    )
    assert mill.discovered_by == f"http://{HOST}/feed.xml"
    assert (held["/tide"][0].notes.title, held["/tide"][0].notes.published) == (
        "The tide & the mill",
        "2026-03-15T08:00:00+01:00",
    )
    assert held["/old"][0].notes.modified == "2026-01-02"
    post = held["/post"][0].notes
    assert (post.title, post.published, post.modified) == (
        "A post – and more",
        "2026-03-16T07:00:00Z",
        "2026-03-16T09:30:00Z",
    )


def test_no_redirect_leads_into_the_own_network(folder: Path, paper: Paper) -> None:
    locations = {
        "/a": f"http://127.0.0.1:{paper.port}/secret",
        "/b": f"http://localhost:{paper.port}/secret",
        "/c": f"http://[::1]:{paper.port}/secret",
        "/d": f"http://[::ffff:127.0.0.1]:{paper.port}/secret",
        "/e": f"http://2130706433:{paper.port}/secret",
        "/f": f"http://0x7f.1:{paper.port}/secret",
        "/g": f"http://0177.0.0.1:{paper.port}/secret",
        "/h": "http://169.254.169.254/latest/meta-data/",
        "/i": f"http://{HOST}:{paper.port}/secret",
        "/j": "file:///etc/passwd",
        "/k": "data:text/html,secret",
    }
    paper.pages["/feed.xml"].body = feed(*((path, path) for path in locations))
    paper.pages["/secret"] = Page(article("Secret", "Nobody may read this."))
    for path, location in locations.items():
        paper.pages[path] = Page(b"", status=302, location=location)

    done = run(folder, paper)

    assert "/secret" not in paper.paths()
    for path in locations:
        event, reason = done.of(f"{HOST}{path}")
        assert event == ("failed" if path in "/j/k" else "refused"), (path, reason)
        assert path in "/j/k" or "not on the public network" in str(reason)
    assert "secret" not in str(by_path(folder))


def test_trouble_with_one_page_stops_no_other(folder: Path, paper: Paper) -> None:
    paper.pages["/news.xml"].body = b"<html>no sitemap</html>"
    paper.pages["/wp-json/wp/v2/posts"].body = b"<html>"
    paper.pages["/feed.xml"].body = feed(
        ("/busy", "Busy"), ("/pdf", "Pdf"), ("/empty", "Empty"), ("/loop", "Loop"), ("/away", "Away"), ("/mill", "Mill")
    )
    paper.pages |= {
        "/busy": Page(b"", status=429, headers={"Retry-After": "3600"}),
        "/pdf": Page(b"%PDF-1.7", mime="application/pdf"),
        "/empty": Page(b""),
        "/loop": Page(b"", status=302, location="/loop"),
        "/away": Page(b"", status=302, location="http://other-paper.test/away"),
    }
    other = Page(article("Away", "At another paper."))
    paper.pages["/away"].location = "http://other-paper.test/there"
    paper.pages["/there"] = other

    hosts = {HOST: f"127.0.0.1:{paper.port}", "other-paper.test": f"127.0.0.1:{paper.port}"}
    done = crawl(folder, folder / "outlets.toml", hosts)

    assert done.of("/busy") == ("failed", "status 429")
    assert done.of("/pdf") == ("failed", "is application/pdf, no page")
    assert done.of("/empty") == ("failed", "is empty")
    assert done.of("/loop") == ("failed", "max redirections reached")
    assert done.of("/away") == ("failed", "leads to 'other-paper.test', which is not of the outlet")
    assert done.of("/mill") == ("fetched", None)
    assert done.of("/posts")[0] == "failed"
    paper.asked.clear()
    crawl(folder, folder / "outlets.toml", hosts)
    assert "/busy" not in paper.paths(), "it asked to be left alone for an hour"
    assert "/pdf" in paper.paths()


def _many(paper: Paper, count: int) -> set[str]:
    """Give the paper many pages, more than Scrapy gets at once."""
    paths = {f"/page/{number}" for number in range(count)}
    paper.pages["/feed.xml"].body = feed(*((path, f"Page {path}") for path in sorted(paths)))
    paper.pages |= {path: Page(article(f"Page {path}", f"What stands at {path}.")) for path in paths}
    return paths


@pytest.mark.slow
def test_a_killed_crawl_goes_on_where_it_was(folder: Path, paper: Paper) -> None:
    paths = _many(paper, 80)
    line = order(folder, folder / "outlets.toml", {HOST: f"127.0.0.1:{paper.port}"})
    finished = set()
    for told in (5, 25):
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) as killed:
            assert killed.stdout is not None
            finished |= {killed.stdout.readline() for _ in range(told)}
            killed.send_signal(signal.SIGKILL)
    run(folder, paper)
    held = by_path(folder)
    pages = {path for path, captures in held.items() if path in paths and captures[0].kind is CaptureKind.PAGE}
    assert pages == paths, "no page lost"
    kinds = Counter(capture.kind for path in paths for capture in held[path])
    assert kinds[CaptureKind.PAGE] == len(paths), "no page twice"
    assert kinds[CaptureKind.REVISIT] <= 2, "fetched again is at most what each kill caught in between"
    assert list(Archive(folder / "archive").verify()) == []


@pytest.mark.slow
def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(folder: Path, paper: Paper) -> None:
    paths = _many(paper, 60)
    hosts = {HOST: f"127.0.0.1:{paper.port}"}
    full = subprocess.run(
        order(folder, folder / "outlets.toml", hosts, room=100_000),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert full.returncode == 1
    assert "ArchiveError: cannot write to" in full.stderr
    assert Archive(folder / "archive").position < len(paths)
    assert list(Archive(folder / "archive").verify()) == []
    run(folder, paper)
    assert paper.most_at_once == 1, "one request at a time, whatever the delay"
    assert paths <= by_path(folder).keys()
    assert list(Archive(folder / "archive").verify()) == []
