"""An opened knowledge base: archive, engine, store, decisions and cache, composed from the settings."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.embedded import Embedded, administer

from claimtrail.cache import Cache
from claimtrail.config import ConfigError, Settings
from crawlers.archive import Archive
from graph.asking import Asking
from graph.bolt import Bolt
from graph.decisions import Decisions
from graph.store import FORMAT, Store

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Base:
    """What the commands work with."""

    settings: Settings
    archive: Archive
    bolt: Bolt
    store: Store
    asking: Asking
    decisions: Decisions
    cache: Cache

    @property
    def filing_lock(self) -> Path:
        """The lock that filers of one data folder take in turn."""
        return self.settings.data / "filing.lock"


def data_version() -> str:
    """Name the code and the format that answers are given by."""
    return f"claimtrail {VERSION}, format {FORMAT}"


@contextmanager
def opened(settings: Settings) -> Iterator[Base]:
    """Open the base of these settings, starting the embedded engine where it is the store."""
    folder(settings.data)
    with ExitStack() as stack:
        bolt, sql = _engine(settings, stack)
        store = Store(bolt, data_version=data_version())
        store.prepare(sql=sql)
        yield Base(
            settings=settings,
            archive=Archive(settings.archive),
            bolt=bolt,
            store=store,
            asking=Asking(bolt, data_version=data_version()),
            decisions=Decisions(settings.data / "decisions.jsonl"),
            cache=stack.enter_context(Cache(settings.data / "cache" / "readings.sqlite")),
        )


def folder(path: Path) -> None:
    """Make the data folder, or say in one line why it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ConfigError(f"the data folder {str(path)!r} cannot be written: {error.strerror}; set data") from error


def _engine(settings: Settings, stack: ExitStack) -> tuple[Bolt, Callable[[str], None] | None]:
    if not settings.embedded:
        user, password = settings.store_user, settings.store_password
        bolt = Bolt(settings.store, user=user, password=password, database=settings.database)
        return stack.enter_context(bolt), None
    address = stack.enter_context(Embedded(settings.data / "engine", heap=settings.heap, idle=settings.idle))
    bolt = Bolt(address.uri, user=address.user, password=address.password, database=address.database)
    return stack.enter_context(bolt), partial(administer, address)
