"""The servers that tests share: started once, ended with the run."""

from collections.abc import Iterator

import pytest

from graph.embedded import Address
from tests import engines


@pytest.fixture(scope="session")
def embedded_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Return the address of the embedded engine."""
    with engines.embedded(tmp_path_factory.mktemp("embedded") / "the engine") as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Return the address of a Neo4j server, or skip with the reason why there is none."""
    try:
        with engines.neo4j(tmp_path_factory.mktemp("neo4j")) as address:
            yield address
    except engines.NoNeo4j as error:
        pytest.skip(str(error))


@pytest.fixture(params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest) -> Address:
    """Return the address of each engine in turn, its database empty."""
    address = request.getfixturevalue(f"{request.param}_address")
    assert isinstance(address, Address)
    engines.empty(address)
    return address
