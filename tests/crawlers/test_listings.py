"""Feeds, sitemaps and WordPress lists: what is read of them, and what cannot harm."""

import gzip
import json

import pytest

from crawlers.archiving.archive import Notes
from crawlers.discovering import feeds, sitemaps, wordpress
from crawlers.markup import Malformed, plain

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title>
<entry><title type="html">Mill &lt;em&gt;accused&lt;/em&gt; &amp;amp; silent</title>
<link href="http://paper.test/mill"/><published>2026-03-14T10:00:00+01:00</published>
<updated>2026-03-15T11:00:00Z</updated></entry>
<entry><title>Without a link</title></entry></feed>"""
RSS = b"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>G</title><language>en-gb</language>
<item><title>Flood</title><link>http://paper.test/flood</link><pubDate>Sat, 14 Mar 2026 10:00:00 GMT</pubDate>
<source url="http://wire.test/">Meridian Wire</source></item>
<item><title>Odd date</title><link>http://paper.test/odd</link><pubDate>last week</pubDate></item>
<item><link>http://paper.test/untitled</link></item></channel></rss>"""


def test_atom() -> None:
    [(link, notes)] = feeds.entries(ATOM, {"Content-Type": "application/atom+xml"})
    assert link == "http://paper.test/mill"
    assert notes == Notes(
        title="Mill accused & silent",
        published="2026-03-14T10:00:00+01:00",
        modified="2026-03-15T11:00:00Z",
        language="en",
    )


def test_rss() -> None:
    listed = dict(feeds.entries(RSS, {}))
    assert listed["http://paper.test/flood"] == Notes(
        title="Flood", published="2026-03-14T10:00:00+00:00", language="en-gb", credit=("Meridian Wire",)
    )
    assert listed["http://paper.test/odd"].published is None
    assert listed["http://paper.test/untitled"].title is None


def test_a_broken_feed_gives_what_can_be_read() -> None:
    torn = RSS[: RSS.index(b"<title>Odd")]
    assert [link for link, _ in feeds.entries(torn, {})] == ["http://paper.test/flood"]


@pytest.mark.parametrize(
    "body", [b"/etc/passwd", b"http://127.0.0.1:9/feed", b"file:///etc/passwd", b"", b"<html></html>"]
)
def test_a_body_is_never_an_address(body: bytes) -> None:
    with pytest.raises(Malformed, match="no feed"):
        list(feeds.entries(body, {}))


def test_a_sitemap_index_names_its_parts_only() -> None:
    body = (
        b"<sitemapindex xmlns='http://x.test/'><sitemap><loc> http://p.test/1 </loc></sitemap><sitemap/></sitemapindex>"
    )
    assert list(sitemaps.parts(body)) == ["http://p.test/1"]
    assert list(sitemaps.pages(body)) == []
    assert list(sitemaps.parts(b"<urlset><url><loc>http://p.test/a</loc></url></urlset>")) == []


def test_a_sitemap_may_be_packed_and_torn() -> None:
    body = b"<urlset><url><loc>http://p.test/a</loc><lastmod>2026-03</lastmod></url><url><loc>http://p.test/b</loc>"
    pages = [("http://p.test/a", Notes(modified="2026-03")), ("http://p.test/b", Notes())]
    assert list(sitemaps.pages(gzip.compress(body))) == pages
    assert list(sitemaps.pages(body)) == pages
    with pytest.raises(Malformed, match="no gzip"):
        list(sitemaps.pages(gzip.compress(body)[:20]))


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body += "<urlset><url><loc>http://p.test/&l9;&x;</loc></url></urlset>"
    assert [link for link, _ in sitemaps.pages(body.encode())] == ["http://p.test/"]


@pytest.mark.parametrize("body", [b"", b"not xml", b"\x1f\x8b"])
def test_what_is_no_sitemap(body: bytes) -> None:
    with pytest.raises(Malformed, match=r"no (XML|gzip)"):
        list(sitemaps.pages(body))


def test_wordpress() -> None:
    posts = [
        {
            "link": "http://p.test/a",
            "title": {"rendered": "A &#8211; <b>b</b>"},
            "date": "2026-03-14T11:00:00",
            "date_gmt": "2026-03-14T10:00:00",
            "modified": "2026-03-14T12:00:00",
        },
        {"link": None},
        "nothing",
        {"link": "http://p.test/b", "title": None, "date": 3},
    ]
    assert list(wordpress.posts(json.dumps(posts).encode())) == [
        ("http://p.test/a", Notes(title="A – b", published="2026-03-14T10:00:00Z", modified="2026-03-14T12:00:00")),
        ("http://p.test/b", Notes()),
    ]


@pytest.mark.parametrize(
    ("body", "said"), [(b"<html>", "no JSON"), (b'{"code": "rest_no_route"}', "no list"), (b"\xff", "no JSON")]
)
def test_what_is_no_list_of_posts(body: bytes, said: str) -> None:
    with pytest.raises(Malformed, match=said):
        list(wordpress.posts(body))


@pytest.mark.parametrize(
    ("markup", "words"),
    [("a  b", "a b"), ("<i>a</i>&amp;b", "a&b"), ("1 < 2", "1 < 2"), (" ", None), ("<br>", None), ("a\ud800", "a?")],
)
def test_plain(markup: str, words: str | None) -> None:
    assert plain(markup) == words
