"""Serve the pages by waitress, on loopback addresses only: there are no accounts yet."""

import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore  # type: ignore[import-untyped]  # waitress ships no types

from web.loopback import is_loopback

_THREADS = 4
_LAST_PORT = 65_535
_MOST_BYTES = 65_536  # of a request; nothing is ever posted


class ServeError(Exception):
    """The pages cannot be served at this address; the text says why and what would do."""


class Server:
    """A bound server: `run` in one thread, `stop` from any other."""

    def __init__(self, app: Flask, bound: socket.socket) -> None:
        self._map: dict[int, Any] = {}
        host, port = bound.getsockname()[:2]
        self.url = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
        self._server = create_server(
            app, map=self._map, sockets=[bound], threads=_THREADS, ident=None, max_request_body_size=_MOST_BYTES
        )

    def run(self) -> None:
        """Answer until stopped or interrupted."""
        self._server.run()

    def stop(self) -> None:
        """Have the running loop finish what is being answered and end."""
        self._server.trigger.pull_trigger(self.close)

    def close(self) -> None:
        """End the threads and close every socket; only where nothing runs, or from the loop itself."""
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._map)


@contextmanager
def listening(app: Flask, host: str, port: int) -> Iterator[Server]:
    """Bind to a loopback address (port 0 takes a free one) and close in the end, or raise ServeError."""
    server = Server(app, _bound(_address(host, port), port))
    try:
        yield server
    finally:
        server.close()


def serve(app: Flask, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `on_ready` is called with the address once connections are accepted."""
    with listening(app, host, port) as server:
        on_ready(server.url)
        server.run()


def _address(host: str, port: int) -> tuple[str, int]:
    if not 0 <= port <= _LAST_PORT:
        raise ServeError(f"port {port} of {host} is no port; 8765, or 0 for a free one, would be")
    try:
        found = [(str(at[0]), at[1]) for *_, at in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise ServeError(
            f"{host!r} port {port} is no address; 127.0.0.1 and a port from 0 to 65535 would be"
        ) from error
    if not all(is_loopback(address) for address, _ in found):
        raise ServeError(f"{host!r} is not a loopback address; without accounts only 127.0.0.1, ::1 or localhost serve")
    # a name that means both families is served on the older one, which every client tries
    return min(((str(a), int(p)) for a, p in found), key=lambda at: ":" in at[0])


def _bound(at: tuple[str, int], port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in at[0] else socket.AF_INET
    try:
        return socket.create_server(at, family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"port {port} of {at[0]} is taken; end what uses it, or choose another (0 takes a free one)"
        else:
            why = f"port {port} of {at[0]} cannot be opened: {error.strerror}; choose another (0 takes a free one)"
        raise ServeError(why) from error
