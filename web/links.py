"""Addresses inside the pages, which keep the date that is asked about, and the few that lead outside."""

from urllib.parse import urlsplit

from flask import request, url_for

from graph.asking.views import Party, Said
from web import asked


def to(endpoint: str, **values: str) -> str:
    """Return the address of a page as of the date of this request."""
    limit = asked.as_written()
    dated = {"as_of": limit.text} if limit else {}
    return url_for(endpoint, **{**dated, **values})  # type: ignore[arg-type]  # only texts, none of url_for's own options


def words(said: Said) -> str:
    """Return the address of the exact words of an utterance, highlighted in the version that holds them."""
    return to("pages.article", identity=said.article, version=said.version, utterance=said.id, _anchor="said")


def party(one: Party) -> str | None:
    """Return the address of a party's page; an unnamed group has none."""
    return to("pages.entity", identity=one.id) if one.named else None


def json() -> str:
    """Return the address of this page as JSON, or nothing where it has none."""
    endpoint = f"api.{(request.endpoint or '').partition('.')[2]}"
    if endpoint not in _AS_JSON:
        return ""
    values = {**(request.view_args or {}), **({"q": request.args["q"]} if "q" in request.args else {})}
    return to(endpoint, **values)


_AS_JSON = frozenset({"api.search", "api.entity", "api.claim", "api.article"})


def outward(url: str) -> str | None:
    """Return an address that may be followed; one that is not of the web, such as javascript:, is only shown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
