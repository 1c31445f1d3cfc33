"""Keeps the crawler out of the own network: every connection's address is judged, whatever name led to it.

Twisted connects to the addresses that its resolver reports, literal ones included, so the resolver is the one gate:
it reports global addresses only, save for the exact hosts and ports of the hosts table.
"""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Self

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet import address as twisted_address
from twisted.internet.interfaces import IAddress, IHostResolution

HOSTS_SETTING = "CLAIMTRAIL_HOSTS"
_NAT64 = ip_network("64:ff9b::/96")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Refused(IgnoreRequest):
    """An address that must not be connected to."""


def is_global(text: str) -> bool:
    """Tell whether an IP address is one of the public network, also where it hides in an IPv6 address."""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    found = _unwrapped(found)
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _unwrapped(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that a mapped, 6to4, Teredo or NAT64 address leads to."""
    if isinstance(found, IPv4Address):
        return found
    if found in _NAT64:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    if found.teredo:
        return found.teredo[1]
    if not int(found) >> 32:  # IPv4-compatible, long withdrawn
        return IPv4Address(int(found))
    return found.ipv4_mapped or found.sixtofour or found


def destination(hosts: Mapping[str, str], host: str, port: int) -> tuple[str, int] | None:
    """Return the address and port that the hosts table gives for a host and port; null where it has none.

    A key is `host`, which stands for port 80, or `host:port`; a value is `address:port`.
    """
    target = hosts.get(f"{host}:{port}") or (hosts.get(host) if port == 80 else None)
    if target is None:
        return None
    address, _, number = target.rpartition(":")
    return address.strip("[]"), int(number)


class _Resolution:
    """Twisted's IHostResolution, for a name that needs no look-up."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Do nothing: it has ended before anybody can ask."""


class _GlobalOnly:
    """Twisted's IResolutionReceiver that passes on the global addresses only."""

    def __init__(self, receiver: Any, name: str, refused: dict[str, str]) -> None:
        self._receiver = receiver
        self._name = name
        self._refused = refused

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 - Twisted's name
        """Pass on."""
        self._refused.pop(self._name, None)
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        """Pass on what is global."""
        if is_global(address.host):
            self._receiver.addressResolved(address)
        else:
            self._refused[self._name] = address.host

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        """Pass on."""
        self._receiver.resolutionComplete()


class GuardedResolver:
    """The reactor's IHostnameResolver; set by TWISTED_DNS_RESOLVER."""

    refused: dict[str, str] = {}  # noqa: RUF012 - shared with the download handler of this process: host -> address

    def __init__(self, reactor: Any, hosts: Mapping[str, str]) -> None:
        self._reactor = reactor
        self._hosts = hosts
        self._names = {key.rpartition(":")[0] or key for key in hosts}
        self._original = reactor.nameResolver

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        """Make it from Scrapy's settings."""
        return cls(reactor, crawler.settings.getdict(HOSTS_SETTING))

    def install_on_reactor(self) -> None:
        """Put it in the place of the reactor's own."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803 - Twisted's name
        portNumber: int = 0,  # noqa: N803 - Twisted's name
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - Twisted's name
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's name
    ) -> Any:
        """Report where a host may be connected to: nowhere for a host of the table at another port."""
        name = hostName.lower()
        if name not in self._names:
            receiver = _GlobalOnly(resolutionReceiver, name, self.refused)
            return self._original.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        target = destination(self._hosts, name, portNumber)
        if target is None:
            self.refused[name] = f"port {portNumber}"
        else:
            self.refused.pop(name, None)
            resolutionReceiver.addressResolved(_twisted(*target))
        resolutionReceiver.resolutionComplete()
        return resolution


def _twisted(host: str, port: int) -> Any:
    kind = twisted_address.IPv6Address if ":" in host else twisted_address.IPv4Address
    return kind("TCP", host, port)


class GuardedHandler(HTTP11DownloadHandler):
    """Scrapy's handler, which says so where the resolver has refused a host."""

    async def download_request(self, request: Request) -> Response:
        """Fetch, or raise Refused."""
        from twisted.internet import reactor  # noqa: PLC0415 - an import of it at the top would choose the reactor

        if not isinstance(getattr(reactor, "nameResolver", None), GuardedResolver):
            raise Refused("the guarded resolver is not in its place")
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            host = (urlparse_cached(request).hostname or "").lower()
            address = GuardedResolver.refused.get(host)
            if address is None:
                raise
            raise Refused(f"{host!r} leads to {address}, which is not on the public network") from error
