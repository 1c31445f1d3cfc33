"""What the store relies on is so on both engines, and the servers of the tests do not outlive them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import ConstraintError

from graph.embedded import Address
from tests import engines
from tests.graph.clients import processes, run

pytestmark = pytest.mark.engine

# the first statement of a transaction locks the counter by writing to it, and returns what stands under the lock
_TAKE = "MERGE (c:Counter {id: 'one'}) ON CREATE SET c.at = 0 SET c.taken = coalesce(c.taken, 0) + 1 RETURN c.at AS at"
_ADVANCE = "MATCH (c:Counter {id: 'one'}) SET c.at = $at"
_THREADS, _EACH = 3, 40


def test_a_database_is_empty_for_each_test(engine: Address) -> None:
    assert engines.count(engine) == 0
    run(engine, "CREATE (:Left {id: 'behind'})-[:TO]->(:Left {id: 'too'})")
    assert engines.count(engine) == 2
    engines.empty(engine)
    assert engines.count(engine) == 0


def test_what_is_taken_by_writing_first_loses_no_update(engine: Address) -> None:
    run(engine, "CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (c:Counter) REQUIRE c.id IS UNIQUE")
    user = (engine.user, engine.password)
    with GraphDatabase.driver(
        engine.uri, auth=user, notifications_min_severity="OFF", initial_retry_delay=0.05
    ) as driver:
        with ThreadPoolExecutor(_THREADS) as threads:
            for done in [threads.submit(_count_up, driver, engine.database) for _ in range(_THREADS)]:
                done.result()
    assert run(engine, "MATCH (c:Counter) RETURN c.at AS at") == [{"at": _THREADS * _EACH}]


def _count_up(driver: Driver, database: str) -> None:
    for _ in range(_EACH):
        while True:
            try:
                with driver.session(database=database) as session:
                    session.execute_write(_one_more)
                break
            except ConstraintError:
                # two made the counter at once, and this one came second
                continue


def _one_more(tx: ManagedTransaction) -> None:
    at = tx.run(_TAKE).single(strict=True)["at"]
    tx.run(_ADVANCE, at=at + 1).consume()


def test_ids_are_unique(engine: Address) -> None:
    run(engine, "CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (c:Counter) REQUIRE c.id IS UNIQUE")
    run(engine, "CREATE (:Counter {id: 'two'})")
    with pytest.raises(ConstraintError):
        run(engine, "CREATE (:Counter {id: 'two'})")


def test_long_texts_lists_and_nulls_come_back(engine: Address) -> None:
    text = "“Wörter” — and more. " * 6000
    props = {
        "text": text,
        "starts": [0, 7, 12],
        "words": ["a", "ü"],
        "none": [],
        "gone": None,
        "share": 0.25,
        "so": True,
    }
    rows = [{"id": "a", "props": props}]
    for _ in range(2):
        run(engine, "UNWIND $rows AS row MERGE (n:Sheet {id: row.id}) SET n += row.props", rows=rows)
    kept = {key: value for key, value in props.items() if value is not None}
    assert run(engine, "MATCH (n:Sheet) RETURN properties(n) AS p") == [{"p": {"id": "a", **kept}}]


def test_the_servers_of_the_tests_end_also_when_a_test_fails(tmp_path: Path) -> None:
    folder = tmp_path / "engine"
    with pytest.raises(ZeroDivisionError), engines.embedded(folder):
        assert len(processes(folder)) == 2
        raise ZeroDivisionError
    assert processes(folder) == {}
