"""The guard: which addresses may be connected to. Crawls against it stand in test_crawl."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.selectreactor import SelectReactor

from crawlers.fetching.guard import GuardedResolver, destination, is_global


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "localhost",
        "",
    ],
)
def test_not_global(address: str) -> None:
    assert not is_global(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_global(address: str) -> None:
    assert is_global(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_however_it_is_wrapped(address: Any) -> None:
    wrapped = [f"::ffff:{address}", f"64:ff9b::{address}"]
    assert {is_global(one) for one in wrapped} == {is_global(str(address))}


@pytest.mark.parametrize(
    ("host", "port", "target"),
    [
        ("paper.test", 80, ("127.0.0.1", 4001)),
        ("paper.test", 443, None),
        ("paper.test", 4001, None),
        ("wire.test", 8080, ("::1", 4002)),
        ("wire.test", 80, None),
        ("www.paper.test", 80, None),
    ],
)
def test_the_table_stands_for_exact_hosts_and_ports(host: str, port: int, target: tuple[str, int] | None) -> None:
    assert destination({"paper.test": "127.0.0.1:4001", "wire.test:8080": "[::1]:4002"}, host, port) == target


class Asking:
    """Collects what a resolver reports of one name."""

    def __init__(self, name: str, port: int, ended: Callable[[], None]) -> None:
        self.name = name
        self.port = port
        self.found: set[tuple[str, int]] = set()
        self._ended = ended

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802 - Twisted's name
        pass

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        self.found.add((address.host, address.port))

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        self._ended()


def test_resolver_reports_only_what_may_be_reached() -> None:
    """Names that need no name server, in a reactor of their own."""
    expected = {
        ("Paper.test", 80): {("127.0.0.1", 4001)},
        ("paper.test", 22): set(),
        ("127.0.0.1", 80): set(),
        ("127.1", 80): set(),
        ("2130706433", 80): set(),
        ("0x7f000001", 80): set(),
        ("::1", 80): set(),
        ("localhost", 4001): set(),
        ("8.8.8.8", 80): {("8.8.8.8", 80)},
    }
    reactor = SelectReactor()
    resolver = GuardedResolver(reactor, {"paper.test": "127.0.0.1:4001"})
    waiting = len(expected)

    def ended() -> None:
        nonlocal waiting
        waiting -= 1
        if not waiting:
            reactor.stop()

    asked = [Asking(name, port, ended) for name, port in expected]

    def ask() -> None:
        for asking in asked:
            resolver.resolveHostName(asking, asking.name, asking.port)

    reactor.callWhenRunning(ask)
    reactor.run(installSignalHandlers=False)
    assert {(asking.name, asking.port): asking.found for asking in asked} == expected
    assert resolver.refused["127.1"] == "127.0.0.1"
    assert resolver.refused["paper.test"] == "port 22"
