"""Articles out of pages: what a page states of itself, and nothing guessed."""

import json
from typing import Any

import pytest

from crawlers.archiving.archive import Notes
from crawlers.pages.extract import EXTRACTOR, NotAnArticle, article
from graph.model import Article, Link, Outlet

ADDRESS = "https://www.harbour-gazette.test/news/mill?utm_source=rss"
OWN = "https://www.harbour-gazette.test/news/mill"
FIRST = "The river board on Friday accused Larkspur Mill of dumping dye into the Tarn."
SECOND = "Larkspur Mill did not respond to requests for comment, the Courier reported."


def page(head: str = "", body: str = "", *, data: Any = None, title: str = "Mill accused") -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    linked = SECOND.replace(
        "the Courier reported", '<a href="https://courier.test/x#y">the <b>Courier</b> reported</a>'
    )
    return (
        f'<!doctype html><html lang="en-GB"><head><title>{title} | Harbour Gazette</title>{head}{script}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/river">The river board</a></nav>'
        f"<main><article><h1>{title}</h1>{body}"
        f'<p><a href="/board">The river board</a> on Friday accused Larkspur Mill of dumping dye into the Tarn.</p>\n'
        f"<p>“We saw it,” a spokesperson said.</p><p>{linked}</p></article></main>"
        f"<footer><p>All rights reserved. <a href='/imprint'>Imprint</a></p></footer></body></html>"
    ).encode()


def extract(body: bytes, notes: Notes | None = None, *, address: str = ADDRESS) -> Article:
    return article(body, mime="text/html", address=address, notes=notes or Notes())


NEWS = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Gazette"},
        {
            "@type": "NewsArticle",
            "headline": "Mill  accused",
            "datePublished": "2026-03-14T10:00:00+01:00",
            "dateModified": "2026-03-15",
            "author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Tom Reed"}],
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
            "creditText": "Meridian Wire",
            "sourceOrganization": {"name": "Harbour Gazette"},
            "isAccessibleForFree": False,
        },
    ],
}


def test_text_without_headline_and_boilerplate() -> None:
    made = extract(page())
    assert made.text == f"{FIRST}\n\n“We saw it,” a spokesperson said.\n\n{SECOND}"
    assert made.title == "Mill accused"
    assert made.language == "en-GB"


def test_links_stand_where_their_words_are() -> None:
    made = extract(page())
    assert made.links == (
        Link("https://www.harbour-gazette.test/board", 0, 15),
        Link("https://courier.test/x", made.text.index("the Courier"), made.text.index(" reported.") + 9),
    )
    assert [made.text[link.start : link.end] for link in made.links] == ["The river board", "the Courier reported"]


def test_structured_data() -> None:
    made = extract(page(data=NEWS), Notes(title="From the feed", published="2020-01-01", credit=("Feed Wire",)))
    assert made.title == "Mill accused"
    assert made.authors == ("Ada Quill", "Tom Reed")
    assert (made.published, made.modified) == ("2026-03-14T10:00:00+01:00", "2026-03-15")
    assert made.credit == ("Meridian Wire", "Feed Wire"), "the publisher credits nobody by naming itself"
    assert made.paywalled


def test_meta_elements_and_microdata() -> None:
    head = (
        '<meta property="og:title" content="Mill accused - Harbour Gazette">'
        '<meta property="og:site_name" content="Harbour Gazette">'
        '<meta property="article:published_time" content="2026-03-14T09:00:00Z">'
        '<meta name="author" content="By Ada Quill"><meta name="syndication-source" content="Meridian Wire">'
    )
    made = extract(page(head, '<time itemprop="dateModified" datetime="2026-03-16T08:00:00Z">Monday</time>'))
    assert made.title == "Mill accused"
    assert (made.published, made.modified) == ("2026-03-14T09:00:00Z", "2026-03-16T08:00:00Z")
    assert (made.authors, made.credit) == (("Ada Quill",), ("Meridian Wire",))


def test_what_a_page_leaves_out_comes_from_the_notes_or_stays_open() -> None:
    notes = Notes(published="2026-03-14", modified="2026-03-15", credit=("Meridian Wire",))
    made = extract(page(), notes)
    assert (made.published, made.modified, made.credit) == ("2026-03-14", "2026-03-15", ("Meridian Wire",))
    bare = extract(page("<meta property='article:published_time' content='recently'>"))
    assert (bare.published, bare.modified, bare.authors, bare.credit) == (None, None, (), ())


@pytest.mark.parametrize(
    ("canonical", "address", "url"),
    [
        (None, ADDRESS, OWN),
        ("https://www.harbour-gazette.test/news/mill-accused?utm_medium=x", ADDRESS, f"{OWN}-accused"),
        ("/news/mill-accused", ADDRESS, f"{OWN}-accused"),
        ("https://harbour-gazette.test/news/mill", ADDRESS, "https://harbour-gazette.test/news/mill"),
        ("https://other-paper.test/news/mill", ADDRESS, OWN),
        ("https://www.harbour-gazette.test/", ADDRESS, OWN),
        ("javascript:void(0)", ADDRESS, OWN),
        ("https://other.test/a", "urn:claimtrail:gazette:1", "urn:claimtrail:gazette:1"),
    ],
)
def test_canonical_url(canonical: str | None, address: str, url: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    assert extract(page(head), address=address).canonical_url == url


def test_an_outlet_may_have_a_domain_of_its_own_under_a_shared_suffix() -> None:
    head = '<link rel="canonical" href="https://news.gazette.github.io/a">'
    notes = Notes(outlet=Outlet("g", "G", domain="gazette.github.io"))
    assert extract(page(head), notes, address="https://gazette.github.io/a").canonical_url == (
        "https://news.gazette.github.io/a"
    )


def test_short_and_odd_pages() -> None:
    assert extract(b"<html><body><article><h1>T</h1><p>Nothing was found.</p></article></body></html>").text == (
        "Nothing was found."
    )
    latin = (
        "<html><head><meta charset='iso-8859-1'></head><body><article><p>Die Mühle schwieg dazu.</p></article></body>"
    )
    assert extract(latin.encode("latin-1")).text == "Die Mühle schwieg dazu."
    broken = page(data=NEWS).replace(b'"@type": "NewsArticle"', b'"@type": NewsArticle')
    assert extract(broken).authors == ()


@pytest.mark.parametrize(
    ("body", "mime", "said"),
    [
        (b"", "text/html", "cannot be parsed as HTML"),
        (b"<html><body></body></html>", "text/html", "holds no main text"),
        (b"%PDF", "application/pdf", "cannot read 'application/pdf'"),
        (b"\xff\xff", "text/plain", "is not UTF-8: byte 0xff at 0"),
        (b" \n", "text/plain", "holds no text"),
    ],
)
def test_what_is_no_article(body: bytes, mime: str, said: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        article(body, mime=mime, address=ADDRESS, notes=Notes())
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 20_000,
        b"<p>" + b"\0" * 100 + b"x</p>",
        b"<html><body><p>" + b"&amp;" * 50_000,
        bytes(range(256)) * 50,
    ],
)
def test_hostile_pages_give_text_or_a_reason(body: bytes) -> None:
    try:
        made = extract(body)
    except NotAnArticle as error:
        assert str(error)
    else:
        assert made.text.strip()


def test_plain_text_takes_everything_else_from_the_notes() -> None:
    notes = Notes(title="T", published="2026", language="en", credit=("W",), links=(Link("http://x.test/", 0, 1),))
    made = article(b"a  b\r\n", mime="text/plain", address="urn:claimtrail:x:1", notes=notes)
    assert made == Article(
        "urn:claimtrail:x:1", "T", "a  b\r\n", published="2026", language="en", credit=("W",), links=notes.links
    )


def test_extractor_names_code_and_libraries() -> None:
    assert "trafilatura" in EXTRACTOR
    assert EXTRACTOR.split()[0].isalnum()
