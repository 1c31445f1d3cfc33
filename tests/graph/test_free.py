"""Free queries on both engines: they read, change nothing, and end in time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from graph import times
from graph.bolt import Bolt, Login
from graph.cypher.free import Free, QueryEnded, QueryFailed
from graph.cypher.permitted import QueryRefused
from graph.digest import digest
from graph.embedded import Address
from graph.store import Store
from tests.graph.test_store import file_all, first, second
from tests.graph.told import START

pytestmark = pytest.mark.engine

ENDLESS = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c "
    "WITH a, b, c WHERE a + b < -c RETURN count(*) AS n"
)


@pytest.fixture
def free(engine: Address, bolt: Bolt) -> Iterator[Free]:
    """Return what asks free queries, as the user who may only read where there is one."""
    user = engine.reader or (engine.user, engine.password)
    with Bolt(Login(engine.uri, *user), database=engine.database) as reading:
        yield Free(reading, embedded=(lambda: engine) if engine.reader else None)


def asked(free: Free, text: str, **parameters: Any) -> list[dict[str, Any]]:
    with free.ask(text, parameters, seconds=20.0) as answer:
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_the_mission_is_one_pattern(store: Store, free: Free) -> None:
    file_all(store, [first(), second()])
    [row] = asked(
        free,
        "MATCH (a:Entity)-[r:ACCUSED]->(b:Entity) RETURN a.name AS accuser, b.name AS accused, r.claim AS claim, "
        "r.status AS status, r.origins AS origins, r.first AS first, r.last AS last",
    )
    [claim] = asked(free, "MATCH (c:Claim) WHERE c.id = $id RETURN c.status AS status", id=row.pop("claim"))
    assert claim == {"status": "denied"}
    assert row == {
        "accuser": "Water Board",
        "accused": "Orrin Pumps",
        "status": "denied",
        "origins": 1,
        "first": times.text(START),
        "last": times.text(START + timedelta(hours=1)),
    }


def test_nodes_edges_and_paths_are_plain_values(store: Store, free: Free) -> None:
    file_all(store, [first()])
    [row] = asked(
        free,
        "MATCH p = (a:Entity)-[r:ACCUSED]->(b:Entity) "
        "RETURN a, r, p, {k: [1, null, true]} AS m, date('2026-03-01') AS d, duration('P1D') AS l, 0.0 / 0.0 AS nan",
    )
    assert row["a"]["labels"] == ["Entity"]
    assert (row["r"]["type"], row["r"]["start"], row["r"]["status"]) == ("ACCUSED", row["a"]["id"], "denied")
    assert [step.get("type", step["id"]) for step in row["p"]] == [row["a"]["id"], "ACCUSED", row["r"]["end"]]
    assert (row["m"], row["d"], row["l"], row["nan"]) == ({"k": [1, None, True]}, "2026-03-01", "P1D", "nan")


def test_parties_are_found_by_their_words(store: Store, free: Free) -> None:
    file_all(store, [first()])
    found = asked(
        free,
        "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.name AS name",
        index="entity_name",
        words="orrin",
    )
    assert found == [{"name": "Orrin Pumps"}]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Claim {id: 'new'})",
        "MATCH (c:Claim) SET c.status = 'confirmed'",
        "MATCH (c:Claim) DETACH DELETE c",
        "MATCH (c:Claim) MERGE (c)-[:RELATES]->(c)",
        "CREATE INDEX claims IF NOT EXISTS FOR (c:Claim) ON (c.proposition)",
        "DROP CONSTRAINT claim_id",
    ],
)
def test_the_engine_itself_refuses_what_writes(store: Store, bolt: Bolt, engine: Address, statement: str) -> None:
    file_all(store, [first()])
    before = digest(bolt, exact=True)
    user = engine.reader or (engine.user, engine.password)
    with Bolt(Login(engine.uri, *user), database=engine.database) as reading:
        with pytest.raises(Exception, match=r"Forbidden|AccessMode|read access mode"):
            with reading.only_read(statement, {}, seconds=5.0) as result:
                result.consume()
    assert digest(bolt, exact=True) == before


def test_what_writes_is_refused_before_it_is_sent(store: Store, free: Free, bolt: Bolt) -> None:
    file_all(store, [first()])
    before = digest(bolt, exact=True)
    with pytest.raises(QueryRefused, match="SET at position"):
        asked(free, "MATCH (c:Claim) SET c.status = 'confirmed' RETURN c")
    assert digest(bolt, exact=True) == before


@pytest.mark.parametrize("text", [ENDLESS, ENDLESS.replace("WHERE a + b < -c RETURN count(*)", "RETURN a")])
def test_what_runs_forever_is_ended_and_filing_goes_on(store: Store, free: Free, text: str) -> None:
    with pytest.raises(QueryEnded, match=r"ended after 0\.5 s"):
        with free.ask(text, {}, seconds=0.5) as answer:
            assert all(len(row) == 1 for row in answer.rows)
    file_all(store, [first()])
    assert asked(free, "MATCH (c:Claim) RETURN count(c) AS claims") == [{"claims": 1}]


@pytest.mark.parametrize("text", ["MATCH (a RETURN a", "RETURN unheard", "RETURN nosuch(1) AS x", "RETURN 1 / 0 AS x"])
def test_what_is_misspelt_is_said_so(store: Store, free: Free, text: str) -> None:
    with pytest.raises(QueryFailed, match=r"cannot answer the query: \w+"):
        asked(free, text)
