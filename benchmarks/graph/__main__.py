"""Filing, asking and rebuilding at the size of a newsroom: `python -m benchmarks.graph [--articles N] [--engine E]`.

Everything is made from a seed, at the size asked for and at a tenth of it, on both engines in one run. Prints each
figure beside its bar; exit status 1 where one is short.
"""

import argparse
import resource
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.graph import asking, filing, rebuilt, rows, servers
from benchmarks.graph.made import Archive, Size

# seconds of a rebuild of a hundred thousand articles
_REBUILD = 20 * 60


@dataclass(frozen=True, slots=True)
class Ran:
    """What one engine did at one size."""

    filed: filing.Filed
    asked: dict[str, asking.Timed]
    server: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="a newsroom's archive has 100000")
    parser.add_argument("--rebuild", action="store_true", help="also a real archive, and its rebuild from warm caches")
    parser.add_argument("--engine", choices=[*servers.ENGINES, "both"], default="both")
    given = parser.parse_args()
    short = 0
    for engine in servers.ENGINES if given.engine == "both" else (given.engine,):
        small, large = (_run(engine, articles) for articles in (given.articles // 10, given.articles))
        short += _report(engine, small, large, _compared(engine))
        short += _rebuilt(engine, given.articles) if given.rebuild else 0
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    short += _line("this process, with what makes the archive, peak MB", own, 500, less=True)
    return int(short > 0)


def _run(engine: str, articles: int) -> Ran:
    archive = Archive(Size(articles))
    print(f"{engine}, {articles:,} articles", flush=True)
    with tempfile.TemporaryDirectory(prefix="claimtrail-benchmark-") as base:
        folder = Path(base) / "whole"
        with servers.started(engine, folder) as address, servers.opened(engine, address) as store:
            filed = filing.file(store, archive)
            asked = {t.name: t for t in asking.ask(store.bolt, archive.entities)}
            server = servers.peak(folder)
    return Ran(filed, asked, server)


def _compared(engine: str) -> rows.Compared:
    with tempfile.TemporaryDirectory(prefix="claimtrail-benchmark-") as base:
        folder = Path(base) / "whole"
        with servers.started(engine, folder) as address, servers.opened(engine, address) as store:
            return rows.compare(store, Archive(Size(rows.ARTICLES)))


def _rebuilt(engine: str, articles: int) -> int:
    with tempfile.TemporaryDirectory(prefix="claimtrail-benchmark-") as base:
        took = rebuilt.seconds(engine, Archive(Size(articles)), Path(base))
    bar = _REBUILD * articles / 100_000
    return _line(f"rebuild of {articles:,} articles, seconds", took, bar, less=True)


def _report(engine: str, small: Ran, large: Ran, compared: rows.Compared) -> int:
    print(f"{engine}: {large.filed.articles:,} articles together, {compared.rows:,} rows compared")
    filed = large.filed
    ratio = compared.bare / compared.store
    short = _line("writing, against the bare driver with the same rows", ratio, 0.6, less=False)
    short += _line("an article filed alone, p95 ms", filed.p95, 50, less=True)
    _line("articles a second, together", filed.articles / filed.seconds, 0, less=False)
    _line("CPU ms an article", filed.cpu / filed.articles * 1e3, float("inf"), less=True)
    growth = filed.late / small.filed.late
    short += _line("CPU an article, last tenth, against a tenth of the size", growth, 1.25, less=True)
    short += _line("the server, peak MB", large.server, 1500, less=True) if engine == "embedded" else 0
    for name, timed in large.asked.items():
        grown = timed.p50 / small.asked[name].p50
        slow = timed.p95 > 100 or grown > 2
        short += slow
        print(
            f"  {name:22} p50 {timed.p50:7.1f} ms  p95 {timed.p95:7.1f} ms (bar 100)  "
            f"p50 grew {grown:4.1f} times (bar 2)  rows {timed.rows:4}{'  SHORT' if slow else ''}"
        )
    return short


def _line(name: str, value: float, bar: float, *, less: bool) -> int:
    short = value > bar if less else value < bar
    print(f"  {name:58} {value:9.2f}  bar {'at most' if less else 'at least'} {bar:g}{'  SHORT' if short else ''}")
    return int(short)


if __name__ == "__main__":
    raise SystemExit(main())
