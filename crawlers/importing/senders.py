"""Which outlet a document means by a key, a name or an object."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from graph.model import Outlet, OutletKind


@dataclass(frozen=True, slots=True)
class Sender:
    """An outlet as a document gives it: an object with a name, and what else it says."""

    name: str
    key: str | None = None
    kind: OutletKind | None = None
    owner: str | None = None
    domain: str | None = None


def outlet_of(given: str | Sender | None, outlets: Mapping[str, Outlet]) -> Outlet | None:
    """Return the known outlet of a key or name, else one made of what is given; null where nothing is given."""
    if not given:
        return None
    if isinstance(given, Sender):
        return _of_object(given, outlets)
    if given in outlets:
        return outlets[given]
    named = (outlet for outlet in outlets.values() if outlet.name.casefold() == given.casefold())
    return next(named, None) or Outlet(key=key(given), name=given)


def _of_object(given: Sender, outlets: Mapping[str, Outlet]) -> Outlet:
    """Return what an object says; a known outlet of its key or name fills in what it leaves out."""
    known = outlet_of(given.key or given.name, outlets)
    if known is None or known.key not in outlets:
        known = None
    return Outlet(
        key=known.key if known else given.key or key(given.name),
        name=given.name,
        kind=given.kind or (known.kind if known else OutletKind.OTHER),
        owner=given.owner or (known.owner if known else None),
        domain=given.domain or (known.domain if known else None),
    )


def key(name: str) -> str:
    """Make an outlet's key of its name: lower case, words joined by hyphens."""
    return re.sub(r"[\W_]+", "-", normalize("NFKC", name).casefold()).strip("-") or "unnamed"
