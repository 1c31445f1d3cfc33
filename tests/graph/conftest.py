"""A store on each engine, empty."""

from collections.abc import Iterator
from functools import partial

import pytest

from graph.asking.ask import Asking
from graph.bolt import Bolt, Login
from graph.embedded import Address
from graph.engines.administration import administer
from graph.store import Store
from tests.graph.deciding import People, third
from tests.graph.test_store import file_all, first, second


@pytest.fixture
def bolt(engine: Address) -> Iterator[Bolt]:
    """Return the way to an empty database of one engine."""
    with Bolt(Login(engine.uri, engine.user, engine.password), database=engine.database) as opened:
        yield opened


@pytest.fixture
def store(bolt: Bolt, engine: Address) -> Store:
    """Return a store that is ready to file."""
    made = Store(bolt, data_version="tests")
    made.prepare(sql=partial(administer, engine) if bolt.embedded else None)
    return made


@pytest.fixture
def asking(store: Store) -> Asking:
    """Return what answers questions about the store."""
    return Asking(store.bolt, data_version="tests")


@pytest.fixture
def people(store: Store) -> People:
    """Return somebody who decides about three filed articles."""
    file_all(store, [first(), second(), third()])
    return People(store, at=3)
