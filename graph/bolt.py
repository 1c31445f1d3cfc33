"""The way to the graph: Bolt with the official driver, named queries from `queries/`, transactions that are retried."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from types import TracebackType
from typing import Any, Protocol, TypeVar

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, Record, Result
from neo4j.exceptions import AuthError, ClientError, ConstraintError, DriverError, ServiceUnavailable, TransientError
from neo4j.graph import Entity

from graph.asking.questions import StoreUnavailable

Row = Mapping[str, Any]
T = TypeVar("T")

# both engines lose a race for the same new key now and then; the first retry comes soon, since races are short
_RETRY_FIRST = 0.05
_RETRY_FOR = 60.0
# somebody else made the same index between our look and ours, IF NOT EXISTS or not
_MADE_ALREADY = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
# a server that is gone is said to be gone before whoever asked gives up
_DRIVER_RETRIES_FOR = 5.0


class Runner(Protocol):
    """What can run a statement: a transaction or a session."""

    def run(self, query: str, parameters: dict[str, Any] | None = None) -> Any:
        """Run one statement."""


@cache
def query(name: str) -> str:
    """Return the text of a named query."""
    return files("graph").joinpath("queries", f"{name}.cypher").read_text(encoding="utf-8")


def rows(tx: Runner, name: str, **parameters: object) -> list[Row]:
    """Run a named query and return all its rows."""
    return [_plain(record) for record in tx.run(query(name), parameters)]


def _plain(record: Record) -> Row:
    """Return a row as a mapping; a node is its properties. Quicker than the driver's, which looks into every list."""
    return {
        key: dict(value) if isinstance(value, Entity) else value
        for key, value in zip(record.keys(), record.values(), strict=True)
    }


@dataclass(frozen=True, slots=True)
class Login:
    """Where a graph server answers, and as whom we come."""

    uri: str
    user: str
    password: str


class Bolt:
    """One database of one server; safe to share between threads.

    `database` is read anew for every session where it is a function. `renew` finds the server again after it has died;
    without it a server that is gone is said to be gone.
    """

    def __init__(
        self,
        login: Login,
        *,
        database: str | Callable[[], str] | None,
        renew: Callable[[], Login] | None = None,
    ) -> None:
        self.uri = login.uri
        self._database = database
        self._renew = renew
        self._driver = _driver(login)
        self._changing = Lock()

    def __enter__(self) -> "Bolt":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def database(self) -> str | None:
        """The database of the next session; null is the server's default."""
        return self._database() if callable(self._database) else self._database

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def reach(self) -> None:
        """Raise StoreUnavailable at once where no server answers or it refuses us."""
        with _reachable(self.uri):
            self._driver.verify_connectivity()

    def _found_again(self, lost: Driver) -> None:
        """Connect to the server that took the place of a lost one, once for all threads that lost it."""
        with self._changing:
            if self._renew is None:
                return
            if self._driver is lost:
                login = self._renew()
                self.uri, self._driver = login.uri, _driver(login)
                lost.close()

    def _kept(self, work: Callable[[], T]) -> T:
        """Run `work`, and once more where the server had died and is found again."""
        driver = self._driver
        try:
            return work()
        except StoreUnavailable:
            if self._renew is None:
                raise
            self._found_again(driver)
            return work()

    @property
    def embedded(self) -> bool:
        """Tell whether the server is the embedded engine, whose full-text index is its own."""
        with _reachable(self.uri):
            return "ArcadeDB" in self._driver.get_server_info().agent

    def read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one read transaction."""
        return self._kept(lambda: self._read(work))

    def _read(self, work: Callable[[ManagedTransaction], T]) -> T:
        with _reachable(self.uri), self._driver.session(database=self.database) as session:
            return session.execute_read(work)

    def rows(self, name: str, **parameters: object) -> list[Row]:
        """Run one named query in a read transaction of its own."""
        return self.read(lambda tx: rows(tx, name, **parameters))

    def run(self, statement: str, **parameters: object) -> list[Row]:
        """Run one statement that manages its own transaction, such as the making of an index."""
        return _again(lambda: self._run(statement, parameters))

    def _run(self, statement: str, parameters: dict[str, Any]) -> list[Row]:
        try:
            with _reachable(self.uri), self._driver.session(database=self.database) as session:
                return [_plain(record) for record in session.run(statement, parameters)]
        except ClientError as error:
            if error.code != _MADE_ALREADY:
                raise
            return []

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one write transaction, from its start again when the engine lost a race for a new key."""
        return _again(lambda: self._kept(lambda: self._write(work)))

    def _write(self, work: Callable[[ManagedTransaction], T]) -> T:
        with _reachable(self.uri), self._driver.session(database=self.database) as session:
            return session.execute_write(work)

    @contextmanager
    def only_read(self, statement: str, parameters: dict[str, Any], *, seconds: float) -> Iterator[Result]:
        """Run one statement in a READ transaction that a server of its own ends after so many seconds."""
        with (
            _reachable(self.uri),
            self._driver.session(database=self.database, default_access_mode=READ_ACCESS) as session,
            session.begin_transaction(timeout=seconds) as tx,
        ):
            yield tx.run(statement, parameters)

    def stream(self, statement: str, **parameters: object) -> Iterator[Row]:
        """Yield the rows of a statement without holding them all."""
        with _reachable(self.uri), self._driver.session(database=self.database) as session:
            for record in session.run(statement, parameters):
                yield _plain(record)


def _again(work: Callable[[], T]) -> T:
    """Run `work`, from its start again while the engine says that it lost a race."""
    delay, until = _RETRY_FIRST, time.monotonic() + _RETRY_FOR
    while True:
        try:
            return work()
        except (ConstraintError, TransientError):
            if time.monotonic() + delay > until:
                raise
            time.sleep(delay)
            delay = min(delay * 2, 2.0)


def _driver(login: Login) -> Driver:
    return GraphDatabase.driver(
        login.uri,
        auth=(login.user, login.password),
        notifications_min_severity="OFF",
        initial_retry_delay=_RETRY_FIRST,
        connection_timeout=5.0,
        max_transaction_retry_time=_DRIVER_RETRIES_FOR,
    )


@contextmanager
def _reachable(uri: str) -> Iterator[None]:
    try:
        yield
    except AuthError as error:
        raise StoreUnavailable(
            f"{uri} refuses the user or password; set CLAIMTRAIL_STORE_USER and CLAIMTRAIL_STORE_PASSWORD"
        ) from error
    except ServiceUnavailable as error:
        raise StoreUnavailable(f"no graph server answers at {uri}; start it, or set store to one that runs") from error
    except (ConstraintError, TransientError):
        raise
    except ClientError as error:
        if "Database" in (error.code or ""):
            raise StoreUnavailable(f"{uri}: {error.message}") from error
        raise
    except DriverError as error:
        raise StoreUnavailable(f"{uri} cannot be used: {error}") from error
