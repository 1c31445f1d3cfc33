"""An opened knowledge base: archive, engine, store, decisions and cache, composed from the settings."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from claimtrail import pointer
from claimtrail.cache import Cache
from claimtrail.config import ConfigError, Settings
from claimtrail.locking import locked
from claimtrail.moved import Following, Moves
from crawlers.archiving.archive import Archive
from graph.bolt import Bolt, Login
from graph.decisions import Decisions
from graph.embedded import Address, Embedded, administer
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Base:
    """What the commands work with."""

    settings: Settings
    archive: Archive
    bolt: Bolt
    store: Store
    asking: Following
    decisions: Decisions
    cache: Cache
    server: Embedded | None

    @property
    def engine(self) -> Address | None:
        """The embedded engine as it was last found; null where the store is a server of one's own."""
        return self.server.address if self.server else None

    @property
    def filing_lock(self) -> Path:
        """The lock that filers of one data folder take in turn."""
        return self.settings.data / "filing.lock"


@contextmanager
def opened(settings: Settings, *, any_format: bool = False) -> Iterator[Base]:
    """Open the base of these settings, starting the embedded engine where it is the store.

    A graph that another version of claimtrail made raises WrongFormat, but for those who make it anew (`any_format`).
    """
    folder(settings.data)
    with ExitStack() as stack:
        engine = _engine(settings, stack)
        bolt = stack.enter_context(_bolt(settings, engine))
        # who files says by what
        store = Store(bolt, data_version="", withheld=settings.withheld)
        if not any_format:
            # the embedded engine cannot make one index twice at once
            with locked(settings.data / "schema.lock"):
                store.prepare(sql=_sql(settings, engine))
        yield Base(
            settings=settings,
            archive=Archive(settings.archive),
            bolt=bolt,
            store=store,
            asking=Following(bolt, Moves(settings.data)),
            decisions=Decisions(settings.data / "decisions.jsonl"),
            cache=stack.enter_context(Cache(settings.data / "cache" / "readings.sqlite")),
            server=engine,
        )


def folder(path: Path) -> None:
    """Make the data folder, or say in one line why it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        # a name of its own: others may open the same folder at the same time
        with TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise ConfigError(f"the data folder {str(path)!r} cannot be written: {error.strerror}; set data") from error


def _engine(settings: Settings, stack: ExitStack) -> Embedded | None:
    if not settings.embedded:
        return None
    engine = Embedded(settings.data / "engine", heap=settings.heap, idle=settings.idle)
    stack.enter_context(engine)
    return engine


def _bolt(settings: Settings, engine: Embedded | None) -> Bolt:
    if engine is None:
        return Bolt(Login(settings.store, settings.store_user, settings.store_password), database=settings.database)
    # a rebuild moves the pointer while others serve, and a server that died comes back with another password
    return embedded(engine, partial(pointer.current, settings.data, engine.address))


def embedded(engine: Embedded, database: str | Callable[[], str]) -> Bolt:
    """Return the way to a database of the embedded engine, which is found again where its server has died."""
    return Bolt(login(engine.address), database=database, renew=lambda: login(engine.renew()))


def login(address: Address) -> Login:
    """Return how one comes into the embedded engine."""
    return Login(address.uri, address.user, address.password)


def _sql(settings: Settings, engine: Embedded | None) -> Callable[[str], None] | None:
    if engine is None:
        return None
    return partial(administer, engine.address, database=pointer.current(settings.data, engine.address))
