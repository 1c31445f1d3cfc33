"""Which host names stand for this machine alone."""

import ipaddress
from urllib.parse import urlsplit


def is_loopback(name: str) -> bool:
    """Tell whether a host name or address is this machine's own, without asking a name server."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host_is_loopback(host: str) -> bool:
    """Tell the same of a Host header: a foreign name on a loopback address is a page that borrows our origin."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False
