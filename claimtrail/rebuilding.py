"""A graph made anew: beside the old one on the embedded engine, in place or on another server on Neo4j.

What a stopped rebuild has filed stays, with its position and what made it in its ledger, and the next one goes on.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claimtrail import moved, pointer
from claimtrail.base import Base, embedded, folder, opened
from claimtrail.config import Settings
from claimtrail.ledgers import keep
from claimtrail.locking import locked
from claimtrail.pipeline import Ingested, Pace, Progress, replay
from claimtrail.versions import held_by, made_by
from graph.bolt import Bolt, Login
from graph.embedded import Embedded
from graph.engines.administration import administer, create, databases, drop
from graph.store import Store
from nlp.pipeline import Reader

# submissions of one transaction: nobody else files into a graph that is being made, so no race is lost, and what is
# looked up and settled once for many articles is shared among more; what a kill costs again are these
BATCH = 100

PACE = Pace(batch=BATCH)


class RebuildError(Exception):
    """The graph cannot be made anew as asked; the text says why and what would be right."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a graph is made anew: beside the old one where nothing is said, `in_place`, or `into` a server's address.

    `anew` takes away what a stopped rebuild has left. `told` gets a line on how it begins.
    """

    in_place: bool = False
    into: str | None = None
    anew: bool = False
    pace: Pace = PACE
    told: Callable[[str], None] = lambda line: None


def rebuild(settings: Settings, reader: Callable[[], Reader], plan: Plan, *, on_progress: Progress) -> Ingested:
    """Replay the archive and the decisions into an empty graph, then answer from it."""
    with alone(settings.data), opened(settings, any_format=True) as base:
        making = _Making(base, reader, plan, on_progress)
        if plan.into:
            return making.into(plan.into)
        if plan.in_place:
            return making.in_place()
        if base.server is None:
            raise RebuildError(
                f"{settings.store} holds one graph; run `claimtrail rebuild --into ADDRESS` with another server, or "
                "`claimtrail rebuild --in-place`: pages say so meanwhile"
            )
        return making.beside(base.server)


def unfinished(base: Base) -> int | None:
    """Return the archive's position up to which a stopped rebuild has filed; null where there is none."""
    if base.server is None or base.engine is None:
        return None
    new = pointer.following(pointer.current(base.settings.data, base.engine))
    if new not in databases(base.engine):
        return None
    with embedded(base.server, new) as bolt:
        return Store(bolt, data_version="").position().archive


def abandon(base: Base) -> None:
    """Take away what a stopped rebuild has left beside the graph that answers."""
    if base.engine is not None:
        for left in set(databases(base.engine)) - {pointer.current(base.settings.data, base.engine)}:
            drop(base.engine, left)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Be the only process that makes this graph anew; raises RebuildError where another one does."""
    folder(data)
    with (data / "rebuild.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RebuildError("another process is making this graph anew; wait until it has ended") from error
        yield


@dataclass(frozen=True, slots=True)
class _Making:
    base: Base
    reader: Callable[[], Reader]
    plan: Plan
    on_progress: Progress

    def beside(self, server: Embedded) -> Ingested:
        """Make a second database and move the pointer when it is whole."""
        data = self.base.settings.data
        old = pointer.current(data, server.address)
        new = pointer.following(old)
        for left in set(databases(server.address)) - ({old} if self.plan.anew else {old, new}):
            drop(server.address, left)
        if new not in databases(server.address):
            create(server.address, new)
        with embedded(server, new) as bolt:
            store = Store(bolt, data_version="", withheld=self.base.settings.withheld)
            self._begin(store, lambda command: administer(server.address, command, database=new))
            done = self._follow(store)
            with locked(self.base.filing_lock):
                done.add(self._replay(store))
                self._keep(bolt)
                store.rebuilt()
                pointer.point(data, new)
        drop(server.address, old)
        return done

    def in_place(self) -> Ingested:
        """Empty the graph and fill it again."""
        store = self.base.store
        with locked(self.base.filing_lock):
            if not store.position().rebuilding:
                keep(self.base.settings.data, self.base.bolt)
            self._begin(store, self._sql())
            done = self._replay(store)
            moved.catch_up(self.base.settings.data, self.base.bolt)
            store.rebuilt()
        return done

    def into(self, address: str) -> Ingested:
        """Fill a server that holds nothing; who wants to be answered from it sets `store` to its address."""
        settings = self.base.settings
        if "://" not in address or address == settings.store:
            raise RebuildError(
                f"{address!r} is no address of another server; write bolt://host:7687 or neo4j://host:7687"
            )
        login = Login(address, settings.store_user, settings.store_password)
        with Bolt(login, database=settings.database) as bolt:
            store = Store(bolt, data_version="", withheld=settings.withheld)
            bolt.reach()
            if not store.position().rebuilding and bolt.rows("nodes")[0]["nodes"]:
                raise RebuildError(f"{address} holds a graph; name a server whose database is empty")
            self._begin(store, None)
            done = self._follow(store)
            with locked(self.base.filing_lock):
                done.add(self._replay(store))
                self._keep(bolt)
                store.rebuilt()
        return done

    def _begin(self, store: Store, sql: Callable[[str], None] | None) -> None:
        """Go on with what a stopped rebuild has filed, if the same code and reader would file it; else begin anew."""
        at = store.position()
        begun = at.rebuilding and at.archive > 0
        if begun and not self.plan.anew and held_by(store.bolt) == made_by(self.reader().fingerprint):
            self.plan.told(f"goes on from position {at.archive} of {self.base.archive.position}")
        else:
            if begun and not self.plan.anew:
                self.plan.told("the code or the reader has changed since the rebuild that was stopped; it begins anew")
            store.empty()
        store.prepare(sql=sql)

    def _follow(self, store: Store) -> Ingested:
        """Replay what the old graph holds, while others may go on filing into it and deciding.

        Never more than that: who decides now does so at the old graph's position, and is to be replayed there.
        """
        done, reached = Ingested(), -1
        while (upto := self.base.store.position().archive) > (at := store.position().archive) > reached:
            done.add(self._replay(store, upto))
            reached = at
        return done

    def _replay(self, store: Store, upto: int | None = None) -> Ingested:
        beside = replace(self.base, bolt=store.bolt, store=store)
        return replay(beside, self.reader, pace=self.plan.pace, upto=upto, on_progress=self.on_progress)

    def _keep(self, new: Bolt) -> None:
        """Keep the ledger of the graph that is replaced, and note where its ids went."""
        kept = keep(self.base.settings.data, self.base.bolt)
        if kept is not None:
            moved.note(kept, new)

    def _sql(self) -> Callable[[str], None] | None:
        if self.base.engine is None:
            return None
        database = pointer.current(self.base.settings.data, self.base.engine)
        return partial(administer, self.base.engine, database=database)
