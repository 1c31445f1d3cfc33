"""The demo web's HTML: one template per outlet, filled with a page."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from claimtrail.demo.pages import Page, Site, linked, seen_on, sites

_RELATED = 3


def html(page: Page) -> str:
    """Return the whole page; it changes with its version only, not from day to day."""
    site = sites()[page.outlet]
    values = {
        "title": page.title,
        "url": page.url,
        "site": site.name,
        "host": site.host,
        "published": page.published,
        "modified": page.modified or page.published,
        "date": _date(page.published),
        "description": page.text.split("\n")[0][:155],
        "byline": page.byline or "",
    }
    escaped = {key: escape(value) for key, value in values.items()}
    return _template(page.outlet).substitute(
        escaped, body=body(page), related=_related(page), jsonld=_json_ld(site, page), signed=_signed(page)
    )


def body(page: Page) -> str:
    """Return the paragraphs as HTML."""
    return "\n".join(f"<p>{''.join(_piece(*piece) for piece in linked(one))}</p>" for one in page.paragraphs)


def front(site: Site, pages: Sequence[Page]) -> str:
    """Return the outlet's front page."""
    items = "".join(f'<li><a href="{escape(page.path)}">{escape(page.title)}</a></li>\n' for page in pages)
    name = escape(site.name)
    head = f'<head><meta charset="utf-8"><title>{name}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="en">{head}<body><h1>{name}</h1><ul>\n{items}</ul></body></html>\n'


@cache
def _template(outlet: str) -> Template:
    return Template(files(__package__).joinpath("templates", f"{outlet}.html").read_text("utf-8"))


def _piece(words: str, href: str | None) -> str:
    text = escape(words, quote=False)
    return f'<a href="{escape(href)}">{text}</a>' if href else text


def _related(page: Page) -> str:
    older = [one for one in seen_on(page.day) if one.outlet == page.outlet and one.published < page.published]
    return "\n".join(
        f'<li><a href="{escape(one.path)}">{escape(one.title)}</a></li>'
        for one in older[:_RELATED]
        if not one.path.startswith("/members/")
    )


def _signed(page: Page) -> str:
    if page.byline:
        return f"By {escape(page.byline)}"
    return f"By {escape(page.credit)}" if page.credit else "Staff report"


def _json_ld(site: Site, page: Page) -> str:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": page.url,
        "headline": page.title,
        "datePublished": page.published,
        "dateModified": page.modified or page.published,
        "publisher": {"@type": "Organization", "name": site.name},
    }
    if page.byline:
        data["author"] = [{"@type": "Person", "name": page.byline}]
    if page.credit:
        data["sourceOrganization"] = {"@type": "Organization", "name": page.credit}
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _date(stated: str) -> str:
    return f"{datetime.fromisoformat(stated):%d %B %Y, %H:%M}"
