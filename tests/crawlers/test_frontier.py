"""The frontier: nothing is handed out twice, nothing is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.archiving.archive import ArchiveError, Notes
from crawlers.fetching.frontier import LEASE, Found, Frontier, Lease, State
from crawlers.outlets import DiscoveryKind

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def frontier(tmp_path: Path) -> Iterator[Frontier]:
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        yield frontier


def found(*names: str) -> list[Found]:
    return [Found(f"http://paper.test/{name}", "paper") for name in names]


def due(frontier: Frontier, *, since: datetime = NOW, now: datetime = NOW, limit: int = 100) -> list[Lease]:
    return frontier.lease(outlets=["paper"], since=since, limit=limit, now=now)


def names(leases: list[Lease]) -> list[str]:
    return [lease.url.rpartition("/")[2] for lease in leases]


def test_listings_come_first_and_nothing_comes_twice(frontier: Frontier) -> None:
    assert frontier.add(found("a", "b")) == 2
    assert frontier.add(found("b", "c")) == 1
    frontier.add([Found("http://paper.test/feed", "paper", discovery=DiscoveryKind.FEED)])
    frontier.add([Found("http://other.test/x", "other")])
    assert names(due(frontier, limit=2)) == ["feed", "a"]
    assert names(due(frontier)) == ["b", "c"]
    assert due(frontier) == []
    assert frontier.unknown(["http://paper.test/a", "http://paper.test/new"]) == {"http://paper.test/new"}


def test_a_run_takes_what_is_done_once_more(frontier: Frontier) -> None:
    frontier.add(found("a"))
    [lease] = due(frontier)
    assert not lease.known
    frontier.done(lease.url, status=200, now=NOW, etag='"1"', last_modified="Sat, 14 Mar 2026 10:00:00 GMT")
    assert due(frontier, since=NOW) == []

    [again] = due(frontier, since=NOW + timedelta(seconds=1))
    assert (again.known, again.etag, again.last_modified) == (True, '"1"', "Sat, 14 Mar 2026 10:00:00 GMT")
    frontier.done(again.url, status=304, now=NOW + timedelta(seconds=2))
    [third] = due(frontier, since=NOW + timedelta(seconds=3))
    assert third.etag == '"1"', "a 304 keeps the validators"
    frontier.done(third.url, status=200, now=NOW + timedelta(seconds=4))
    [fourth] = due(frontier, since=NOW + timedelta(seconds=5))
    assert fourth.etag is None, "an answer without validators takes them away"


def test_failures_wait(frontier: Frontier) -> None:
    frontier.add(found("a"))
    [lease] = due(frontier)
    until = NOW + timedelta(hours=1)
    frontier.failed(lease.url, reason="status 429", now=NOW, status=429, not_before=until)
    assert (frontier.state(lease.url), frontier.reason(lease.url)) == (State.FAILED, "status 429")
    later = NOW + timedelta(minutes=59)
    assert due(frontier, since=later, now=later) == []
    [again] = due(frontier, since=until, now=until)
    assert again.attempts == 1
    frontier.done(again.url, status=200, now=until)
    assert frontier.reason(again.url) is None


def test_a_lease_ends(frontier: Frontier) -> None:
    frontier.add(found("a"))
    due(frontier)
    assert due(frontier, now=NOW + LEASE - timedelta(seconds=1)) == []
    assert names(due(frontier, now=NOW + LEASE)) == ["a"]


def test_leases_of_others_are_kept_while_they_live(frontier: Frontier) -> None:
    frontier.add(found("a", "b"))
    due(frontier, limit=1)
    with Frontier(frontier.path) as other:
        assert names(due(other)) == ["b"]


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    program = f"""
import os, signal, sys
from pathlib import Path
from datetime import datetime, UTC
from tests.crawlers.test_frontier import due, found
from crawlers.fetching.frontier import Frontier
frontier = Frontier(Path({str(path)!r}))
frontier.add(found("a", "b", "c"))
[one] = due(frontier, limit=1)
frontier.done(one.url, status=200, now=datetime(2026, 3, 14, 12, tzinfo=UTC))
due(frontier, limit=1)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Frontier(path) as frontier:
        assert names(due(frontier)) == ["b", "c"]


def test_the_first_listing_has_the_word(frontier: Frontier) -> None:
    url = "http://paper.test/a"
    frontier.add([Found(url, "paper", Notes(title="First", discovered_by="http://paper.test/feed"))])
    second = Notes(title="Second", published="2026-03-14", discovered_by="http://paper.test/map")
    frontier.add([Found(url, "paper", second)])
    [lease] = due(frontier)
    assert lease.notes == Notes(title="First", published="2026-03-14", discovered_by="http://paper.test/feed")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match=r"cannot write to .*frontier\.sqlite"):
        Frontier(tmp_path / "file" / "frontier.sqlite")


def test_many_writers(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from crawlers.fetching.frontier import Frontier;"
        "from tests.crawlers.test_frontier import found, due, names;"
        "frontier = Frontier(Path(sys.argv[1])); frontier.add(found(*map(str, range(40))));"
        "print(*sorted(name for _ in range(8) for name in names(due(frontier, limit=5))))"
    )
    path = tmp_path / "frontier.sqlite"
    with Frontier(path):
        workers = [
            subprocess.Popen(
                [sys.executable, "-c", program, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ
            )
            for _ in range(2)
        ]
        taken = [name for worker in workers for name in worker.communicate(timeout=30)[0].split()]
    assert sorted(taken) == sorted(map(str, range(40)))
