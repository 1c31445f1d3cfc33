"""Rebuilds: the same graph by whatever way, beside the old one, in its place or elsewhere, stopped and gone on with."""

import gzip
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.kills import calm
from claimtrail import pointer
from claimtrail.base import Base, embedded, opened
from claimtrail.config import Settings
from claimtrail.ledgers import kept_in
from claimtrail.pipeline import Pace
from claimtrail.readers import lazily
from claimtrail.rebuilding import Plan, RebuildError, rebuild, unfinished
from crawlers.archiving.archive import Archive
from graph.bolt import Bolt, Login
from graph.digest import digest
from graph.embedded import Address, stop
from nlp.pipeline import Reader
from tests.claimtrail.command import claimtrail
from tests.graph.clients import comes

pytestmark = [pytest.mark.engine, pytest.mark.slow]

ARTICLES = 30


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Return a base of thirty short articles with decisions between them, filed as they came."""
    data = tmp_path_factory.mktemp("house") / "claimtrail-data"
    try:
        calm.archive(data, seed=3, articles=ARTICLES)
        yield Settings(data=data, idle=60.0)
    finally:
        stop(data / "engine", force=True)


@pytest.fixture(scope="module")
def reader(settings: Settings) -> Callable[[], Reader]:
    return lazily(settings)


@pytest.fixture(scope="module")
def filed(settings: Settings) -> str:
    """Return the digest of the graph as it came about bit by bit."""
    return now(settings)


def now(settings: Settings) -> str:
    with opened(settings) as base:
        assert not base.store.position().rebuilding
        return digest(base.bolt, exact=True)


def unseen(done: int, of: int) -> None:
    pass


@pytest.mark.parametrize("batch", [1, 7, 100])
def test_any_batch_gives_the_graph_that_came_bit_by_bit(
    settings: Settings, reader: Callable[[], Reader], filed: str, batch: int, neo4j_address: Address
) -> None:
    done = rebuild(settings, reader, Plan(pace=Pace(batch)), on_progress=unseen)
    assert (done.articles, done.decisions) == (ARTICLES, 5)
    assert now(settings) == filed
    other = replace(settings, store=neo4j_address.uri, store_password=neo4j_address.password)
    rebuild(other, reader, Plan(in_place=True, pace=Pace(batch)), on_progress=unseen)
    assert now(other) == filed


def test_several_readers_give_the_same_graph(settings: Settings, filed: str) -> None:
    (settings.data / "cache" / "readings.sqlite").unlink()
    done = claimtrail(settings.data.parent, "rebuild", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert now(settings) == filed


def test_another_server_is_filled_if_it_is_empty(
    settings: Settings, reader: Callable[[], Reader], filed: str, neo4j_address: Address
) -> None:
    with Bolt(Login(neo4j_address.uri, "neo4j", neo4j_address.password), database=None) as bolt:
        bolt.run("MATCH (n) DETACH DELETE n")
    told = replace(settings, store_password=neo4j_address.password)
    rebuild(told, reader, Plan(into=neo4j_address.uri), on_progress=unseen)
    assert now(replace(told, store=neo4j_address.uri)) == filed
    with pytest.raises(RebuildError, match="holds a graph; name a server"):
        rebuild(told, reader, Plan(into=neo4j_address.uri), on_progress=unseen)
    with pytest.raises(RebuildError, match="no address of another server"):
        rebuild(told, reader, Plan(into="embedded"), on_progress=unseen)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_rebuild_is_gone_on_with_and_nobody_reads_half_a_graph(
    settings: Settings, filed: str, number: signal.Signals
) -> None:
    command = [sys.executable, "-P", "-m", "claimtrail", "rebuild", "--batch", "1"]
    with opened(settings) as base:
        running = subprocess.Popen(command, cwd=settings.data.parent, stderr=subprocess.PIPE, text=True)
        assert comes(lambda: (unfinished(base) or 0) > 0)
        running.send_signal(number)
        said = running.communicate(timeout=60)[1]
        held = unfinished(base)
        assert held is not None
        assert 0 < held < ARTICLES
        assert digest(base.bolt, exact=True) == filed
    if number is signal.SIGINT:
        assert running.returncode == 130
        assert said.startswith("claimtrail: stopped at position ")
        assert said.endswith(f" of {ARTICLES}; run the same command again to go on\n")
    again = claimtrail(settings.data.parent, "rebuild")
    assert again.returncode == 0
    assert again.stderr == f"goes on from position {held} of {ARTICLES}\n"
    assert f"filed {ARTICLES - held} articles" in again.stdout
    assert now(settings) == filed


def stopped(settings: Settings, reader: Callable[[], Reader], plan: Plan, at: int = 5) -> None:
    def stop_at(done: int, of: int) -> None:
        if done >= at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(settings, reader, plan, on_progress=stop_at)


def half(base: Base) -> Bolt:
    assert base.server is not None
    return embedded(base.server, pointer.following(pointer.current(base.settings.data, base.server.address)))


def test_a_rebuild_by_other_code_begins_anew(settings: Settings, reader: Callable[[], Reader], filed: str) -> None:
    stopped(settings, reader, Plan(pace=Pace(1)))
    with opened(settings) as base, half(base) as bolt:
        bolt.run("MATCH (l:Ledger) SET l.data_version = 'other code'")
    said: list[str] = []
    done = rebuild(settings, reader, Plan(told=said.append), on_progress=unseen)
    assert said == ["the code or the reader has changed since the rebuild that was stopped; it begins anew"]
    assert done.articles == ARTICLES
    assert now(settings) == filed


def test_in_its_place_a_stopped_rebuild_takes_nothing_in_until_it_is_whole(
    settings: Settings, reader: Callable[[], Reader], filed: str
) -> None:
    kept = len(kept_in(settings.data))
    stopped(settings, reader, Plan(in_place=True, pace=Pace(1)))
    for words in (["ingest"], ["decide", "sign", "c1", "for", "--by", "A", "--reason", "b"]):
        done = claimtrail(settings.data.parent, *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert "is not whole; run `claimtrail rebuild --in-place`" in done.stderr
    assert "being made anew: not yet whole" in claimtrail(settings.data.parent, "status").stdout
    said: list[str] = []
    done_again = rebuild(settings, reader, Plan(in_place=True, told=said.append), on_progress=unseen)
    assert said == [f"goes on from position 5 of {ARTICLES}"]
    assert done_again.articles == ARTICLES - 5
    assert now(settings) == filed
    # the half graph's ledger was never shown
    assert len(kept_in(settings.data)) == kept + 1


def test_two_rebuilds_at_once_are_one(settings: Settings, reader: Callable[[], Reader]) -> None:
    refused: list[str] = []

    def second(done: int, of: int) -> None:
        if not refused:
            refused.append(claimtrail(settings.data.parent, "rebuild").stderr)

    rebuild(settings, reader, Plan(), on_progress=second)
    assert refused == ["claimtrail: another process is making this graph anew; wait until it has ended\n"]


def test_a_purge_takes_what_a_stopped_rebuild_has_left(settings: Settings, reader: Callable[[], Reader]) -> None:
    data = settings.data.parent / "purged"
    shutil.copytree(settings.data, data, ignore=shutil.ignore_patterns("engine", "ledgers"))
    other = replace(settings, data=data)
    try:
        claimtrail(settings.data.parent, "--data", "purged", "ingest")
        stopped(other, reader, Plan(pace=Pace(1)))
        assert holding(data / "engine", b"Report 3 of the inquiry")
        third = next(c for c in Archive(other.archive).captures() if c.notes.id == "d3")
        order = ("--by", "A", "--reason", "order 7", "--yes")
        done = claimtrail(settings.data.parent, "--data", "purged", "archive", "purge", third.snapshot.id, *order)
        assert done.returncode == 0, done.stderr
    finally:
        stop(data / "engine", force=True)
    assert holding(data, b"Report 3 of the inquiry") == []
    assert holding(data, b"Report 4 of the inquiry")


def holding(folder: Path, words: bytes) -> list[str]:
    """Return the files that hold words as they are, or in a gzip member."""
    found = []
    for path in (p for p in folder.rglob("*") if p.is_file()):
        held = path.read_bytes()
        if words in held or (path.suffix == ".gz" and words in gzip.decompress(held)):
            found.append(str(path))
    return found


def test_what_comes_in_during_a_rebuild_is_in_the_new_graph(settings: Settings, reader: Callable[[], Reader]) -> None:
    data = settings.data.parent / "other"
    shutil.copytree(settings.data, data, ignore=shutil.ignore_patterns("engine", "ledgers"))
    other = replace(settings, data=data)
    (settings.data.parent / "late.jsonl").write_text(
        '{"id": "late", "text": "Ana Ferro accused Varnholm Group of theft."}\n'
    )
    taken: list[str] = []

    def meanwhile(done: int, of: int) -> None:
        if not taken:
            came = claimtrail(settings.data.parent, "--data", "other", "import", "late.jsonl")
            decided = claimtrail(
                settings.data.parent, "--data", "other", "decide", "--undo", "1", "--by", "A", "--reason", "b"
            )
            taken.append(came.stdout + decided.stdout + decided.stderr)

    try:
        claimtrail(settings.data.parent, "--data", "other", "ingest")
        done = rebuild(other, reader, Plan(), on_progress=meanwhile)
        assert taken[0].startswith("1 new documents, 0 known; filed 1 articles")
        assert (done.articles, done.decisions) == (ARTICLES + 1, 6)
        after = now(other)
        rebuild(other, reader, Plan(), on_progress=unseen)
        assert now(other) == after
    finally:
        stop(data / "engine", force=True)
