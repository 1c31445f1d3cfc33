"""What a page says of itself in JSON-LD, meta elements, microdata and time elements; nothing is guessed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawlers.times import iso

_ARTICLES = re.compile(r"(News|Report|Analysis|Opinion|Review|Background|Scholarly|Tech|Social)?\w*(Article|Posting)")
_TITLE_META = ("og:title", "twitter:title")
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
)
_AUTHOR_META = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")
_CREDIT_META = ("syndication-source", "original-source", "credit")
_DEPTH = 8  # of nested JSON-LD


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states; times are ISO 8601 as stated."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    canonical: str | None = None
    credit: tuple[str, ...] = ()
    paywalled: bool = False


def of(tree: Any) -> Metadata:
    """Collect what a parsed page states, the most explicit statement first."""
    data = _article_data(tree)
    metas = _metas(tree)
    return Metadata(
        title=_title(tree, data, metas),
        authors=_authors(tree, data, metas),
        published=_time(
            data.get("datePublished"), *_values(metas, _PUBLISHED_META), *_item_times(tree, "datePublished", "pubdate")
        ),
        modified=_time(data.get("dateModified"), *_values(metas, _MODIFIED_META), *_item_times(tree, "dateModified")),
        language=_first(tree.xpath("/html/@lang")) or _string(data.get("inLanguage")),
        canonical=_first(tree.xpath("//link[@rel='canonical']/@href")),
        credit=_credit(data, metas),
        paywalled=str(data.get("isAccessibleForFree", "")).lower() in {"false", "https://schema.org/false"},
    )


def _article_data(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD object of the article; empty where the page has none."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(data, _DEPTH):
            if any(_ARTICLES.fullmatch(kind) for kind in _strings(one.get("@type"))):
                return one
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)
    elif depth and isinstance(data, list):
        for one in data:
            yield from _objects(one, depth - 1)


def _metas(tree: Any) -> dict[str, list[str]]:
    """Return the content of the meta elements by lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _string(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _title(tree: Any, data: dict[str, Any], metas: dict[str, list[str]]) -> str | None:
    """Return the headline, without the site's name behind it."""
    stated = _string(data.get("headline")) or _first(_values(metas, _TITLE_META))
    if stated is None:
        headings = [_string(heading.text_content()) for heading in tree.xpath("//h1")]
        stated = headings[0] if len(headings) == 1 else None
    if stated is None:
        stated = _first(title.text_content() for title in tree.xpath("//head/title"))
    site = _first([*metas.get("og:site_name", []), *_names(data.get("publisher"))])
    return _without_site(stated, site) if stated and site else stated


def _without_site(title: str, site: str) -> str:
    ending = re.search(rf"\s+[|–—·-]\s+{re.escape(site)}$", title, re.IGNORECASE)
    return title[: ending.start()] if ending else title


def _authors(tree: Any, data: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    names = list(_names(data.get("author")))
    if not names:
        names = [name for name in _values(metas, _AUTHOR_META) if "://" not in name]
    if not names:
        marked = tree.xpath("//*[@rel='author' or @itemprop='author']")
        names = [name for element in marked if (name := _string(element.text_content()))]
    return tuple(dict.fromkeys(re.sub(r"^by\s+", "", name, flags=re.IGNORECASE) for name in names))


def _credit(data: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    """Return whom the page credits: its wire or source, if that is not the publisher itself."""
    publisher = {name.lower() for name in _names(data.get("publisher"))}
    stated = [
        *_strings(data.get("creditText")),
        *_names(data.get("sourceOrganization")),
        *_names(data.get("provider")),
        *_values(metas, _CREDIT_META),
    ]
    kept = [name for name in stated if name.lower() not in publisher and "://" not in name]
    return tuple(dict.fromkeys(kept))


def _item_times(tree: Any, *names: str) -> list[str]:
    """Return the times of elements that are marked as one of `names`."""
    return [
        element.get("datetime") or element.get("content") or element.text_content()
        for name in names
        for element in tree.xpath(f"//*[@itemprop='{name}' or (self::time and @{name})]")
    ]


def _time(*stated: Any) -> str | None:
    return next((found for value in stated if isinstance(value, str) and (found := iso(value))), None)


def _values(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, [])]


def _names(value: Any) -> Iterator[str]:
    """Yield the names of people or organisations, given as text, object or list."""
    for one in value if isinstance(value, list) else [value]:
        name = _string(one.get("name") if isinstance(one, dict) else one)
        if name:
            yield name


def _strings(value: Any) -> list[str]:
    return [found for one in (value if isinstance(value, list) else [value]) if (found := _string(one))]


def _string(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _first(values: Any) -> str | None:
    return next((found for value in values if (found := _string(value))), None)
