"""How each outlet says what is new: feeds, sitemaps and WordPress's list of posts, made from the pages of a day."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from zlib import crc32

from claimtrail.demo.markup import body
from claimtrail.demo.pages import Page, Site

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def news_sitemap(site: Site, pages: Sequence[Page]) -> str:
    """List pages as Google's news sitemaps do."""
    entries = "".join(
        f"<url><loc>{escape(page.url)}</loc><news:news>"
        f"<news:publication><news:name>{escape(site.name)}</news:name><news:language>en</news:language>"
        f"</news:publication><news:publication_date>{page.published}</news:publication_date>"
        f"<news:title>{escape(page.title)}</news:title></news:news></url>\n"
        for page in pages
    )
    namespace = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f"{_XML}<urlset {_SITEMAP} {namespace}>\n{entries}</urlset>\n"


def sitemap(site: Site, pages: Sequence[Page]) -> str:
    """List pages with the time of their last change and nothing else."""
    entries = "".join(
        f"<url><loc>{escape(page.url)}</loc><lastmod>{page.changed.isoformat()}</lastmod></url>\n" for page in pages
    )
    return f"{_XML}<urlset {_SITEMAP}>\n{entries}</urlset>\n"


def sitemap_index(site: Site, pages: Sequence[Page]) -> str:
    """Name the one sitemap that holds the pages."""
    changed = max((page.changed for page in pages), default=datetime(2026, 3, 1, tzinfo=UTC))
    part = f"<loc>http://{site.host}/sitemap-2026-03.xml</loc><lastmod>{changed.isoformat()}</lastmod>"
    return f"{_XML}<sitemapindex {_SITEMAP}><sitemap>{part}</sitemap></sitemapindex>\n"


def rss(site: Site, pages: Sequence[Page]) -> str:
    """List pages as a newspaper's RSS 2.0 feed: the first paragraph, and the wire as its source."""
    return _channel(site, "".join(_item(page, guid=page.url) for page in pages))


def wordpress_rss(site: Site, pages: Sequence[Page]) -> str:
    """List pages as WordPress's feed does: the whole text."""
    items = [
        _item(
            page,
            also=f"<content:encoded><![CDATA[{body(page)}]]></content:encoded>",
            guid=f"http://{site.host}/?p={_number(page)}",
        )
        for page in pages
    ]
    return _channel(site, "".join(items), "<generator>https://wordpress.org/?v=6.7.2</generator>")


def _channel(site: Site, items: str, also: str = "") -> str:
    namespaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f'{_XML}<rss version="2.0" {namespaces}>\n<channel><title>{escape(site.name)}</title>'
        f"<link>http://{site.host}/</link><description>{escape(site.name)}</description><language>en</language>{also}\n"
        f"{items}</channel></rss>\n"
    )


def _item(page: Page, *, guid: str, also: str = "") -> str:
    creator = f"<dc:creator>{escape(page.byline)}</dc:creator>" if page.byline else ""
    return (
        f"<item><title>{escape(page.title)}</title><link>{escape(page.url)}</link>{creator}"
        f"<pubDate>{format_datetime(datetime.fromisoformat(page.published))}</pubDate>"
        f'<guid isPermaLink="{str(guid == page.url).lower()}">{escape(guid)}</guid>'
        f"<description>{escape(page.text.split(chr(10))[0])}</description>{also}</item>\n"
    )


def atom(site: Site, pages: Sequence[Page]) -> str:
    """List pages as an Atom feed."""
    entries = "".join(
        f'<entry><title>{escape(page.title)}</title><link href="{escape(page.url)}"/><id>{escape(page.url)}</id>'
        f"<published>{page.published}</published><updated>{page.changed.isoformat()}</updated>"
        f"<summary>{escape(page.text.split(chr(10))[0])}</summary></entry>\n"
        for page in pages
    )
    changed = max((page.changed for page in pages), default=datetime(2026, 3, 1, tzinfo=UTC))
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n<title>{escape(site.name)}</title>'
        f'<id>http://{site.host}/</id><link rel="self" href="http://{site.host}/atom.xml"/>'
        f"<updated>{changed.isoformat()}</updated><author><name>{escape(site.name)}</name></author>\n{entries}</feed>\n"
    )


def posts(site: Site, pages: Sequence[Page]) -> str:
    """List pages as `wp-json/wp/v2/posts` does."""
    return json.dumps([_post(site, page) for page in pages], ensure_ascii=False)


def _post(site: Site, page: Page) -> dict[str, object]:
    published = datetime.fromisoformat(page.published).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    modified = page.changed.strftime("%Y-%m-%dT%H:%M:%S")
    return {
        "id": _number(page),
        "date": published,
        "date_gmt": published,
        "guid": {"rendered": f"http://{site.host}/?p={_number(page)}"},
        "modified": modified,
        "modified_gmt": modified,
        "slug": page.path.rstrip("/").rpartition("/")[2],
        "status": "publish",
        "type": "post",
        "link": page.url,
        "title": {"rendered": escape(page.title).replace("&#x27;", "&#8217;")},
        "content": {"rendered": body(page), "protected": False},
        "excerpt": {"rendered": f"<p>{escape(page.text.split(chr(10))[0])}</p>\n", "protected": False},
        "author": 3,
        "comment_status": "closed",
        "format": "standard",
        "categories": [7],
        "tags": [],
    }


def _number(page: Page) -> int:
    return 4000 + crc32(page.name.encode()) % 1000
