"""Two processes that file at once make the graph of one after the other, on both engines."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from benchmarks.kills import calm
from claimtrail.base import opened
from claimtrail.config import Settings
from graph.digest import digest
from graph.embedded import Address, stop
from tests.claimtrail.command import claimtrail

pytestmark = [pytest.mark.engine, pytest.mark.slow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Return a data folder with archive, decisions and cache, and the digest of one filer's graph."""
    data = tmp_path_factory.mktemp("house") / "made"
    try:
        calm.archive(data, seed=5, articles=12)
        with opened(Settings(data=data, idle=60.0)) as base:
            found = digest(base.bolt, exact=True)
        yield data, found
    finally:
        stop(data / "engine", force=True)


def copied(data: Path, to: Path) -> Path:
    shutil.copytree(data, to, ignore=shutil.ignore_patterns("engine", "ledgers"))
    return to


def both(settings: list[Settings]) -> list[str]:
    """File with one process for each of these settings, all at once, two articles a transaction."""
    filing = [
        Popen(
            [sys.executable, "-m", "benchmarks.kills.filing", str(one.data), "2"],
            cwd=Path(__file__).parents[2],
            stdout=PIPE,
            text=True,
            env={
                "PATH": "/usr/bin:/bin",
                "CLAIMTRAIL_STORE": one.store,
                "CLAIMTRAIL_STORE_PASSWORD": one.store_password,
            },
        )
        for one in settings
    ]
    return [one.communicate(timeout=240)[0] for one in filing]


def test_on_one_data_folder(made: tuple[Path, str], tmp_path: Path) -> None:
    data, alone = made
    settings = Settings(data=copied(data, tmp_path / "two"), idle=60.0)
    try:
        said = both([settings, settings])
        assert all(out.endswith("done\n") for out in said)
        with opened(settings) as base:
            assert digest(base.bolt, exact=True) == alone
        # one of them had waited for the lock and found all filed
        assert claimtrail(tmp_path, "--data", "two", "ingest").stdout == "nothing is new\n"
    finally:
        stop(settings.data / "engine", force=True)


def test_on_one_server_without_a_common_lock(made: tuple[Path, str], tmp_path: Path, neo4j_address: Address) -> None:
    data, alone = made
    settings = [
        Settings(data=copied(data, tmp_path / n), store=neo4j_address.uri, store_password=neo4j_address.password)
        for n in ("one", "two")
    ]
    with opened(settings[0], any_format=True) as base:
        base.store.empty()
        base.store.rebuilt()
    said = both(settings)
    assert all(out.endswith("done\n") for out in said)
    with opened(replace(settings[0])) as base:
        assert digest(base.bolt, exact=True) == alone
