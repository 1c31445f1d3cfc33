"""A store on each engine, empty."""

from collections.abc import Iterator
from functools import partial

import pytest

from graph import full_text
from graph.administration import full_text as make_index
from graph.asking import Asking
from graph.bolt import Bolt
from graph.embedded import Address
from graph.store import Store


@pytest.fixture
def bolt(engine: Address) -> Iterator[Bolt]:
    """Return the way to an empty database of one engine."""
    with Bolt(engine.uri, user=engine.user, password=engine.password, database=engine.database) as opened:
        yield opened
