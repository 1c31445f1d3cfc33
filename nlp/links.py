"""Links as declared origins: a text that links elsewhere says where it has something from."""

from urllib.parse import urlsplit

from graph.model import DeclaredOrigin, Document, OriginKind


def origins(document: Document) -> tuple[DeclaredOrigin, ...]:
    """Return the links of a document that stand in its text and lead to another host, named by that host."""
    own = _host(document.url or "")
    found = []
    for link in document.links:
        host = _host(link.href)
        if link.start is None or link.end is None or not 0 <= link.start < link.end <= len(document.text):
            continue
        if host and host != own:
            found.append(DeclaredOrigin(host, link.start, link.end, OriginKind.LINK))
    return tuple(found)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
