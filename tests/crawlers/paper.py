"""A small newspaper with a real web server on 127.0.0.1, whose pages a test can change while it runs."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

HOST = "harbour-gazette.test"


@dataclass
class Page:
    """What one path answers; without validators it answers in full every time."""

    body: bytes
    mime: str = "text/html; charset=utf-8"
    status: int = 200
    validators: bool = True
    location: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    packed: bool = False

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:12]}"'

    def answered(self, length: int) -> dict[str, str]:
        """The headers of an answer."""
        stated = {
            "Content-Encoding": "gzip" if self.packed else None,
            "ETag": self.etag if self.validators else None,
            "Location": self.location,
        }
        always = {"Content-Type": self.mime, "Content-Length": str(length)}
        return always | {name: value for name, value in stated.items() if value} | self.headers


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    path: str
    host: str
    agent: str
    if_none_match: str | None


@dataclass
class Paper:
    """The server's state: its pages by path, and what was asked."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    now: int = 0
    most_at_once: int = 0

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


def article(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A plain article's page."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Harbour Gazette</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><main><article><h1>{title}</h1>{text}</article></main></body></html>'
    ).encode()


def feed(*items: tuple[str, str], host: str = HOST) -> bytes:
    """An RSS feed of (path, title)."""
    listed = "".join(
        f"<item><title>{title}</title><link>http://{host}{path}</link>"
        f"<pubDate>Sat, 14 Mar 2026 10:00:00 +0100</pubDate><source url='http://w.test/'>Meridian Wire</source></item>"
        for path, title in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{listed}</channel></rss>'.encode()


def _handler(paper: Paper) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers and body in one packet

        def do_GET(self) -> None:
            paper.asked.append(
                Asked(self.path, self.headers["Host"], self.headers["User-Agent"], self.headers["If-None-Match"])
            )
            paper.now += 1
            paper.most_at_once = max(paper.most_at_once, paper.now)
            sleep(0.001)  # others get their turn: requests that come at once are seen at once
            page = paper.pages.get(self.path, Page(b"nothing here", status=404))
            if page.validators and page.status == 200 and self.headers["If-None-Match"] == page.etag:
                self._answer(304, page, b"")
            else:
                self._answer(page.status, page, page.body)
            paper.now -= 1

        def _answer(self, status: int, page: Page, body: bytes) -> None:
            body = gzip.compress(body) if page.packed else body
            self.send_response(status)
            for name, value in page.answered(len(body)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in http.server
            pass

    return Handler


@contextmanager
def serving() -> Iterator[Paper]:
    """Serve a paper until the block ends."""
    paper = Paper()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(paper))
    server.daemon_threads = True
    paper.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield paper
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
