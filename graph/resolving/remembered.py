"""What a filer remembers of the base between transactions: a bounded copy, good while nobody else has written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cachetools import LRUCache

from graph.entities import Named
from graph.resolving.held import HeldClaim
from graph.resolving.lookups import MOST_CLAIMS
from graph.resolving.owners import Tie
from graph.rows import Value

# names, parties and claims that news keeps coming back to; all full they take about 200 MB
_NAMES, _PARTIES, _CLAIMS, _WRITTEN = 60_000, 8_000, 40_000, 5_000


@dataclass(slots=True)
class Remembered:
    """Names by key, ids of claims by party or group, claims by id, and outlets by id.

    `filing` is the number of the ledger's last filing that this knows of: another number says that somebody else has
    written since, and then nothing of it is used.
    """

    filing: int | None = None
    names: LRUCache[str, tuple[Named, ...]] = field(default_factory=lambda: LRUCache(_NAMES))
    parties: LRUCache[str, frozenset[str]] = field(default_factory=lambda: LRUCache(_PARTIES))
    claims: LRUCache[str, HeldClaim] = field(default_factory=lambda: LRUCache(_CLAIMS))
    told: dict[str, Named] = field(default_factory=dict)
    written: LRUCache[str, Mapping[str, Value]] = field(default_factory=lambda: LRUCache(_WRITTEN))
    ties: LRUCache[str, tuple[Tie, ...]] = field(default_factory=lambda: LRUCache(_WRITTEN))

    def begin(self, filing: int) -> None:
        """Forget everything unless this filing comes right after the last one that is known; known again by `end`."""
        if self.filing is None or filing != self.filing + 1:
            self.forget()
        self.filing = None

    def end(self, filing: int) -> None:
        """Say that a filing is committed and known."""
        self.filing = filing

    def forget(self) -> None:
        """Forget everything."""
        for cache in (self.names, self.parties, self.claims, self.written, self.ties):
            cache.clear()
        self.told.clear()

    def tell(self, told: Mapping[str, Named]) -> None:
        """Keep what is told of entities now: a name that was remembered before may lead to what was told then."""
        self.told |= told
        if len(self.told) > _NAMES:
            # one entry less would bring an older one back
            self.forget()


def latest(claims: Iterable[str], held: Mapping[str, HeldClaim]) -> list[str]:
    """Return the latest of these claims, as many as are compared at most."""
    ordered = sorted(sorted(claims), key=lambda claim: held[claim].recorded, reverse=True)
    return ordered[:MOST_CLAIMS]
