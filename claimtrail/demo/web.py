"""The demo web's server: six outlets on one port of this machine, told apart by the Host header."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from claimtrail.demo import listings
from claimtrail.demo.markup import front, html
from claimtrail.demo.pages import Page, Site, seen_on, sites, versions

DAYS = range(1, 6)

_Maker = Callable[[Site, Sequence[Page]], str]
_HTML = "text/html; charset=utf-8"
_XML = "application/xml; charset=utf-8"
_RSS = "application/rss+xml; charset=UTF-8"
_LISTINGS: Mapping[tuple[str, str], tuple[_Maker, str]] = {
    ("quillon", "/news-sitemap.xml"): (listings.news_sitemap, _XML),
    ("gazette", "/rss.xml"): (listings.rss, _RSS),
    ("courier", "/sitemap.xml"): (listings.sitemap_index, _XML),
    ("courier", "/sitemap-2026-03.xml"): (listings.sitemap, _XML),
    ("ledger", "/feed/"): (listings.wordpress_rss, _RSS),
    ("ledger", "/wp-json/wp/v2/posts"): (listings.posts, "application/json; charset=UTF-8"),
    ("calderic", "/sitemap.xml"): (listings.sitemap, _XML),
    ("ministry", "/atom.xml"): (listings.atom, "application/atom+xml; charset=utf-8"),
}
_ROBOTS = "User-agent: *\nDisallow: {}\n"
_CLOSED = {"ledger": "/members/", "quillon": "/search", "gazette": "/print/"}
# what stands for ever is as old as the web itself
_FOUNDED = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Resource:
    """What an address gives on a day."""

    mime: str
    body: bytes
    modified: datetime

    @property
    def etag(self) -> str:
        """The strong entity tag of the bytes."""
        return f'"{sha256(self.body).hexdigest()[:24]}"'


def resource(host: str, path: str, day: int) -> Resource | None:
    """Return what a host gives for a path on a day; null where that is nothing."""
    site = next((one for one in sites().values() if one.host == host), None)
    if site is None:
        return None
    if path == "/robots.txt":
        return Resource("text/plain; charset=utf-8", _ROBOTS.format(_CLOSED.get(site.key, "")).encode(), _FOUNDED)
    pages = [page for page in seen_on(day) if page.outlet == site.key]
    page = next((one for one in pages if one.path == path), None)
    if page:
        return Resource(_HTML, html(page).encode(), page.changed)
    maker, mime = (front, _HTML) if path == "/" else _LISTINGS.get((site.key, path), (None, ""))
    if maker is None:
        return None
    return Resource(mime, maker(site, pages).encode(), max((one.changed for one in pages), default=_FOUNDED))


class DemoWeb:
    """Serve the outlets on 127.0.0.1; port 0 takes a free one. `day` says what can be seen."""

    def __init__(self, port: int = 0) -> None:
        versions()  # a page that cannot be read is found before anybody asks for it
        self._day = DAYS[0]
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.web = self
        self._thread: Thread | None = None

    @property
    def day(self) -> int:
        """The day of the story, from 1."""
        return self._day

    @day.setter
    def day(self, day: int) -> None:
        if day not in DAYS:
            raise ValueError(f"day is {day!r}; the demo web has the days {DAYS[0]} to {DAYS[-1]}")
        self._day = day

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self._server.server_address[1])

    @property
    def hosts(self) -> dict[str, str]:
        """The host names that are served, each with the address and port to connect to."""
        return {site.host: f"127.0.0.1:{self.port}" for site in sites().values()}

    def start(self) -> Self:
        """Serve in a thread, until `close`."""
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="demo web", daemon=True)
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop serving and give the port back."""
        if self._thread:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Server(ThreadingHTTPServer):
    web: DemoWeb


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "DemoWeb"

    def do_GET(self) -> None:
        """Answer with the resource."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the resource's headers."""
        self._answer()

    def _answer(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        found = resource(host, urlsplit(self.path).path, self.server.web.day)
        if found is None:
            missing = Resource("text/plain; charset=utf-8", b"nothing here\n", _FOUNDED)
            self._send(HTTPStatus.NOT_FOUND, missing, {})
            return
        known = {"ETag": found.etag, "Last-Modified": format_datetime(found.modified, usegmt=True)}
        status = HTTPStatus.NOT_MODIFIED if self._is_known(found) else HTTPStatus.OK
        self._send(status, found, known)

    def _send(self, status: HTTPStatus, what: Resource, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", what.mime)
            self.send_header("Content-Length", str(len(what.body)))
        self.end_headers()
        if self.command == "GET" and status is not HTTPStatus.NOT_MODIFIED:
            self.wfile.write(what.body)

    def _is_known(self, found: Resource) -> bool:
        """Judge the conditions as RFC 9110 says: entity tags, where given, and else the time."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            given = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
            return found.etag in given or "*" in given
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        # a time that states its zone as -0000 comes without one
        return found.modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))

    def log_message(self, *args: Any, **named: Any) -> None:
        """Say nothing: who asks is the project itself."""
