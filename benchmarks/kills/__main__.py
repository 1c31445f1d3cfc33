"""Kill with -9 in the middle of filing, look after every kill, and compare with an undisturbed run.

    python -m benchmarks.kills [--kills 20] [--seed 1] [--articles 36] [--only NAME ...]

Names: pipeline, server, keeper, both (embedded), neo4j, neo4j-pipeline. Prints a table; exit status 1 where anything
was lost, half-filed or doubled, or a run did not go on.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.kills import calm
from benchmarks.kills.series import Filer, Outcome, Series
from claimtrail.config import Settings
from graph.embedded import stop
from graph.engines.engine import Folder, keeper_of
from tests import engines

EMBEDDED = ("pipeline", "server", "keeper", "both")
NEO4J = ("neo4j-pipeline", "neo4j")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=36)
    parser.add_argument("--only", nargs="*", choices=[*EMBEDDED, *NEO4J], default=[*EMBEDDED, *NEO4J])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = list(run(Path(folder), options.only, options.kills, seed=options.seed, articles=options.articles))
    return int(not all(outcome.good for outcome in outcomes))


def run(folder: Path, names: list[str], kills: int, *, seed: int, articles: int) -> Iterator[Outcome]:
    """Make the archive, and yield what comes of each series."""
    made = folder / "made"
    try:
        calm.archive(made, seed=seed, articles=articles)
    finally:
        stop(made / "engine", force=True)
    print(f"{'killed':16}{'kills':>6}{'lost':>6}{'half or double':>16}{'did not go on':>15}{'passes':>8}{'unequal':>9}")
    for each in (_embedded, _neo4j):
        for outcome in each(made, folder, names, kills, seed):
            print(
                f"{outcome.name:16}{outcome.kills:>6}{outcome.lost:>6}{outcome.differing:>16}{outcome.stuck:>15}"
                f"{outcome.passes:>8}{outcome.unequal:>9}"
            )
            for said in outcome.said:
                print(f"  the killed run said: {said[:300]}")
            sys.stdout.flush()
            yield outcome


def _copy(made: Path, to: Path) -> Path:
    shutil.copytree(made, to, ignore=shutil.ignore_patterns("engine", "ledgers"))
    return to


def _embedded(made: Path, folder: Path, names: list[str], kills: int, seed: int) -> Iterator[Outcome]:
    wanted = [name for name in EMBEDDED if name in names]
    if not wanted:
        return
    settings = Settings(data=_copy(made, folder / "embedded"), idle=60.0)
    engine = Folder((settings.data / "engine").absolute())
    killing: dict[str, Callable[[Filer], None]] = {
        "pipeline": lambda filer: filer.process.kill(),
        "server": lambda _: _kill(_server(engine)),
        "keeper": lambda _: _kill(keeper_of(engine)[0]),
        "both": lambda _: (_kill(keeper_of(engine)[0]), _kill(_server(engine)))[0],
    }
    try:
        undisturbed = calm.run(settings.data, settings)
        for name in wanted:
            yield Series(name, settings, undisturbed, killing[name], survives=name != "pipeline").run(kills, seed)
    finally:
        stop(engine.path, force=True)


def _server(engine: Folder) -> int | None:
    with suppress(OSError, ValueError):
        return int(engine.pid.read_text(encoding="ascii"))
    return None


def _kill(pid: int | None) -> None:
    if pid is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _neo4j(made: Path, folder: Path, names: list[str], kills: int, seed: int) -> Iterator[Outcome]:
    wanted = [name for name in NEO4J if name in names]
    if not wanted:
        return
    server = engines.Neo4j(folder / "neo4j")
    address = server.start()
    try:
        data = _copy(made, folder / "with neo4j")
        settings = Settings(data=data, store=address.uri, store_password=address.password)
        undisturbed = calm.run(data, settings)
        if "neo4j-pipeline" in wanted:
            yield Series("neo4j-pipeline", settings, undisturbed, lambda f: f.process.kill()).run(kills, seed)
        if "neo4j" in wanted:
            yield Series("neo4j", settings, undisturbed, lambda _: server.kill(), server.start).run(kills, seed)
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
