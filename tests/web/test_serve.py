"""The real server: loopback only, one line for what is wrong, a clean end."""

import signal
import socket
import threading
from urllib.request import urlopen

import pytest
from flask import Flask

from web.serve import ServeError, listening, serve


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_answers_on_a_free_port(app: Flask, host: str) -> None:
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6 loopback")
    with listening(app, host, 0) as server:
        thread = threading.Thread(target=server.run)
        thread.start()
        with urlopen(f"{server.url}claim/c1") as response:  # noqa: S310  # an address of our own
            assert response.status == 200
            assert "Server" not in response.headers or "waitress" not in response.headers["Server"]
        server.stop()
        thread.join(10)
        assert not thread.is_alive()
    assert not [t for t in threading.enumerate() if t.name.startswith("waitress")]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_an_address_that_others_reach_is_refused(app: Flask, host: str) -> None:
    with pytest.raises(ServeError, match="is not a loopback address") as refused:
        serve(app, host, 0, pytest.fail)
    assert "\n" not in str(refused.value)
    assert repr(host) in str(refused.value)


def test_a_taken_port_is_named(app: Flask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} of 127.0.0.1 is taken") as refused:
            serve(app, "127.0.0.1", port, pytest.fail)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("127.0.0.1", -1), ("no such host", 0)])
def test_what_is_no_address_is_refused(app: Flask, host: str, port: int) -> None:
    with pytest.raises(ServeError, match=r"127\.0\.0\.1"):
        serve(app, host, port, pytest.fail)


def test_it_says_where_it_serves_and_ends_on_an_interrupt(app: Flask) -> None:
    ready: list[str] = []
    answered: list[int] = []

    def ask_and_interrupt(url: str) -> None:
        with urlopen(url) as response:  # noqa: S310  # an address of our own
            answered.append(response.status)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    def on_ready(url: str) -> None:
        ready.append(url)
        threading.Thread(target=ask_and_interrupt, args=(url,)).start()

    serve(app, "127.0.0.1", 0, on_ready)
    assert ready[0].startswith("http://127.0.0.1:")
    assert answered == [200]
    assert not [t for t in threading.enumerate() if t.name.startswith("waitress")]


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False
