"""What becomes of the embedded engine when one of its processes is killed at a bad moment."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import Address, Embedded, EngineError, state, stop
from graph.engines.locks import Lock
from tests.graph.clients import client, comes, keepers, processes, run, servers, told

pytestmark = pytest.mark.engine


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder whose server is ended when the test is over."""
    yield tmp_path / "engine"
    stop(tmp_path / "engine", force=True)
    assert processes(tmp_path / "engine") == {}


def kill(pids: set[int]) -> None:
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def note(address: Address, word: str) -> None:
    run(address, "MERGE (n:Note {id: $word})", word=word)


def notes(address: Address) -> list[object]:
    return [found["id"] for found in run(address, "MATCH (n:Note) RETURN n.id AS id ORDER BY id")]


def test_a_killed_server_is_started_again_with_what_was_committed(folder: Path) -> None:
    with Embedded(folder) as first:
        joined = Embedded(folder)
        assert joined.renew() == first
        note(first, "before")
        old = servers(folder)
        kill(old)
        second = joined.renew()
        assert second.password != first.password
        note(second, "after")
        assert notes(second) == ["after", "before"]
        assert len(servers(folder)) == 1
        assert servers(folder).isdisjoint(old)
        joined.__exit__(None, None, None)


def test_without_its_keeper_a_server_is_ended_by_the_next_user(folder: Path) -> None:
    with Embedded(folder) as first:
        note(first, "kept")
        old = servers(folder)
        kill(keepers(folder))
        assert comes(lambda: keepers(folder) == set())
        assert servers(folder) == old
        with Embedded(folder) as second:
            assert servers(folder).isdisjoint(old)
            assert len(processes(folder)) == 2
            assert notes(second) == ["kept"]


def test_an_orphan_is_ended_by_stop(folder: Path) -> None:
    with client(folder, idle=60) as user:
        assert told(user)
        kill(keepers(folder))
        assert state(folder).running
        with pytest.raises(EngineError, match="other processes use"):
            stop(folder)
    assert servers(folder)
    assert stop(folder)
    assert processes(folder) == {}


@pytest.mark.slow
def test_when_all_users_are_killed_the_server_ends_by_itself(folder: Path) -> None:
    with client(folder, idle=1) as one, client(folder, idle=1) as other:
        assert told(one) == told(other)
        kill({one.pid})
        one.wait()
        # one user is enough to keep it, for longer than the time without any
        assert not comes(lambda: not state(folder).running, seconds=3.0)
        kill({other.pid})
    assert comes(lambda: processes(folder) == {})
    assert not state(folder).running


def test_an_interrupt_of_the_user_spares_the_server(folder: Path) -> None:
    with client(folder, idle=60) as user:
        uri = told(user)
        os.killpg(user.pid, signal.SIGINT)
        assert user.wait(timeout=30) != 0
    with Embedded(folder) as address:
        assert address.uri == uri


def test_a_user_killed_while_starting_leaves_the_start_to_the_next(folder: Path) -> None:
    with client(folder, idle=60) as user:
        assert comes(lambda: servers(folder) != set())
        kill({user.pid})
        user.wait()
        started = servers(folder)
        with Embedded(folder) as address:
            assert servers(folder) == started
            note(address, "here")


def test_a_worker_does_not_keep_its_parents_lock(tmp_path: Path) -> None:
    with Lock(tmp_path / "lock") as lock:
        assert lock.attempt()
        worker = os.fork()
        if worker == 0:
            signal.pause()
            os._exit(1)
        try:
            lock.release()
            assert comes(Lock(tmp_path / "lock").attempt, seconds=5.0)
        finally:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
