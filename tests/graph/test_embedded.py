"""The embedded engine: one server for all who use a folder, and nothing of it afterwards."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j.exceptions import ClientError, Forbidden

from graph.embedded import Address, Embedded, EngineError, State, administer, create, databases, drop, state, stop
from graph.engines.jvm import shorten
from tests import engines
from tests.graph.clients import client, comes, processes, read, run, servers, told

pytestmark = pytest.mark.engine

_CHECKOUT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder, not yet made, whose server is ended when the test is over."""
    path = tmp_path / "data of mine" / "engine"
    yield path
    stop(path, force=True)
    assert processes(path) == {}


def test_the_first_starts_it_and_others_join(folder: Path) -> None:
    starts: list[str] = []
    first = Embedded(folder, on_start=lambda: starts.append("first"))
    with first as address:
        assert state(folder) == State(running=True, in_use=True, address=address)
        with Embedded(folder, on_start=lambda: starts.append("second")) as joined:
            assert joined == address
        assert first.renew() == address
    assert starts == ["first"]
    # the server outlives its users for a while
    assert state(folder) == State(running=True, in_use=False, address=address)
    with Embedded(folder) as again:
        assert again == address


def test_stopping_leaves_nothing_but_the_data(folder: Path) -> None:
    with Embedded(folder) as address:
        run(address, "CREATE (:Kept {id: 'a'})")
    assert stop(folder)
    assert processes(folder) == {}
    assert state(folder) == State(running=False, in_use=False, address=None)
    assert not (folder / "address.json").exists()
    assert not stop(folder)
    with Embedded(folder) as address:
        assert run(address, "MATCH (k:Kept) RETURN k.id AS id") == [{"id": "a"}]


def test_nothing_is_stopped_where_there_is_no_folder(tmp_path: Path) -> None:
    assert not stop(tmp_path / "none")
    assert state(tmp_path / "none") == State(running=False, in_use=False, address=None)


def test_it_is_not_stopped_under_its_users_unless_forced(folder: Path) -> None:
    used = Embedded(folder)
    with used as address:
        with pytest.raises(EngineError, match="other processes use"):
            stop(folder)
        assert used.renew() == address
        assert stop(folder, force=True)
        assert servers(folder) == set()
        assert used.renew() != address


def test_two_starters_make_one_server(folder: Path) -> None:
    with client(folder, idle=10) as one, client(folder, idle=10) as other:
        assert told(one) == told(other) != ""
        assert len(servers(folder)) == 1
        assert len(processes(folder)) == 2


def test_passwords_are_for_their_owner_only(folder: Path) -> None:
    with Embedded(folder) as address:
        assert address.reader is not None
        secret = {address.password, address.reader[1]}
        seen = [p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists()]
        assert not [c for c in seen if any(s.encode() in c for s in secret)]
        holding = [p for p in folder.rglob("*") if p.is_file() and any(s.encode() in p.read_bytes() for s in secret)]
        assert holding == [folder / "address.json"]
        assert stat.S_IMODE(holding[0].stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert not [s for s in secret if s in repr(address)]


def test_it_ends_when_its_folder_is_taken_away(folder: Path) -> None:
    with Embedded(folder, idle=1.0):
        assert len(processes(folder)) == 2
        shutil.rmtree(folder)
        assert comes(lambda: processes(folder) == {})


def test_a_start_that_fails_says_why(folder: Path) -> None:
    with pytest.raises(EngineError, match=r"does not start.*[Hh]eap"):
        Embedded(folder, heap="1k").__enter__()
    assert processes(folder) == {}
    assert not state(folder).in_use
    # the folder is none the worse for it
    with Embedded(folder) as address:
        assert databases(address) == ("claimtrail",)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EngineError, match="file/engine"):
        Embedded(tmp_path / "file" / "engine").__enter__()


def test_without_the_wheel_one_line_says_what_to_do(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from graph.embedded import Embedded; Embedded(Path({str(tmp_path)!r})).renew()"
    # -S leaves out the installed packages
    bare = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(_CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    last = bare.stderr.strip().splitlines()[-1]
    assert last == (
        "graph.engines.engine.EngineError: the embedded engine cannot run here: "
        "the package arcadedb-embedded is not installed; "
        'set store = "neo4j://host:7687" to use a server of your own'
    )


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Claim {id: 'new'})",
        "CREATE (:Unheard {id: 'new'})",
        "MERGE (:Claim {id: 'new'})",
        "MATCH (c:Claim) SET c.proposition = 'other'",
        "MATCH (c:Claim) DETACH DELETE c",
        "MATCH (c:Claim) CREATE (c)-[:RELATES]->(c)",
        "CREATE INDEX claims IF NOT EXISTS FOR (c:Claim) ON (c.proposition)",
        "DROP CONSTRAINT claim_id",
        "CREATE USER mallory SET PASSWORD 'mallorymallory'",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    ],
)
def test_a_reader_changes_nothing(embedded_address: Address, statement: str) -> None:
    engines.empty(embedded_address)
    run(embedded_address, "CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE")
    run(embedded_address, "MERGE (c:Claim {id: 'old'}) SET c.proposition = 'the pumps were off'")
    with pytest.raises(Forbidden):
        read(embedded_address, statement)
    claims = read(embedded_address, "MATCH (c:Claim) RETURN c.id AS id, c.proposition AS said")
    assert claims == [{"id": "old", "said": "the pumps were off"}]


def test_a_reader_has_a_time_limit_and_a_writer_none(folder: Path) -> None:
    endless = "MATCH (a:Many), (b:Many), (c:Many) WHERE a.i + b.i < -c.i RETURN count(*) AS n"
    with Embedded(folder, read_limit=0.5) as address:
        run(address, "UNWIND range(1, 3000) AS i CREATE (:Many {i: i})")
        with pytest.raises(ClientError) as refused:
            read(address, endless)
        assert refused.value.code == "Neo.ClientError.Transaction.Terminated"
        assert read(address, "MATCH (m:Many) RETURN count(m) AS n") == [{"n": 3000}]
        # more than a second of work
        run(address, "MATCH (a:Many), (b:Many) WHERE a.i + b.i < 0 RETURN count(*) AS n")


def test_administration_makes_full_text_indexes(embedded_address: Address) -> None:
    run(embedded_address, "CREATE CONSTRAINT leaflet_id IF NOT EXISTS FOR (l:Leaflet) REQUIRE l.id IS UNIQUE")
    for _ in range(2):
        administer(embedded_address, "CREATE PROPERTY Leaflet.text IF NOT EXISTS STRING")
        administer(embedded_address, "CREATE INDEX IF NOT EXISTS ON Leaflet (text) FULL_TEXT")
    run(embedded_address, "MERGE (l:Leaflet {id: 'a'}) SET l.text = 'the board counted the pumps'")
    asked = "CALL db.index.fulltext.queryNodes('Leaflet[text]', $words) YIELD node RETURN node.id AS id"
    assert read(embedded_address, asked, words="pumps") == [{"id": "a"}]
    assert read(embedded_address, asked, words="sluice") == []
    with pytest.raises(EngineError, match="the engine refuses 'CREATE NONSENSE'"):
        administer(embedded_address, "CREATE NONSENSE")
    run(embedded_address, "MATCH (l:Leaflet) DETACH DELETE l")


def test_further_databases_come_and_go(embedded_address: Address) -> None:
    create(embedded_address, "second")
    assert databases(embedded_address) == ("claimtrail", "second")
    drop(embedded_address, "second")
    assert databases(embedded_address) == ("claimtrail",)


def test_the_log_keeps_its_last_part(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text("a" * 100)
    shorten(log, limit=100)
    assert log.read_text() == "a" * 100
    log.write_text("a" * 100 + "b" * 25)
    shorten(log, limit=100)
    assert log.read_text() == ""
    assert (tmp_path / "server.old.log").read_text() == "b" * 25
