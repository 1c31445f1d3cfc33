"""URLs: one spelling for one page, and which hosts are one site."""

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|mkt_tok|_hs(enc|mi)|ns_\w+"
    r"|at_(medium|campaign|custom\d?)|cmpid|ftag|ref_src|ref_url|CMP",
    re.ASCII,
)


def normal(url: str) -> str:
    """Return one spelling of a URL: host in lower case, no default port, fragment or tracking parameters.

    What is no http or https address is returned as it is.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not host:
        return url
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", _query(parts.query), ""))


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def joined(page: str, href: str) -> str | None:
    """Return the normal form of a link on a page; null for what is no http or https address."""
    try:
        url = urljoin(page, href.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or re.search(r"[\s\x00-\x1f\x7f]", url):
        return None
    return normal(url)


def host(url: str) -> str:
    """Return the host of a URL in lower case; empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def within(name: str, domain: str) -> bool:
    """Tell whether a host is a domain or lies below it."""
    return name == domain or name.endswith(f".{domain}")


def same_site(first: str, second: str) -> bool:
    """Tell whether two URLs lie under one registered domain."""
    one, other = host(first), host(second)
    if not one or not other:
        return False
    return one == other or (_registered(one) is not None and _registered(one) == _registered(other))


@cache
def _suffixes() -> "TLDExtract":
    from tldextract import TLDExtract  # noqa: PLC0415 - light modules import this one

    return TLDExtract(cache_dir=None, suffix_list_urls=())  # the list that it ships: no network


@cache
def _registered(name: str) -> str | None:
    found = _suffixes()(name)
    if found.suffix:
        return found.top_domain_under_public_suffix or None
    if found.ipv4 or ":" in name:
        return None
    return ".".join(name.split(".")[-2:])  # a private top level such as .test


def clean(address: str) -> str:
    """Return an absolute URI that can stand in a record's header; raises ValueError for what is none."""
    stripped = address.strip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]", stripped):
        raise ValueError(f"is {address!r}, which is no absolute address like https://example.org/page")
    if stripped.lower().startswith(("http:", "https:")):
        if not host(stripped):
            raise ValueError(f"is {address!r}, which has no host")
        stripped = normal(stripped)
    return _BLANK.sub(lambda found: quote(found[0]), stripped)


def part(text: str) -> str:
    """Return a text as a part of a URN: percent-encoded where it holds more than letters, digits and -._~."""
    return quote(text, safe="")
