"""One crawl in a process of its own, since Twisted's reactor starts once: `python -m tests.crawlers.crawling JSON`."""

import json
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from crawlers.archiving.archive import Archive
from crawlers.fetching.frontier import Frontier
from crawlers.outlets import load

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """What a crawl printed: its report, and (event, url, reason) of every address."""

    report: dict[str, int]
    events: list[tuple[str, str, str | None]]

    def of(self, path: str) -> tuple[str, str | None]:
        """The event and reason of the one address that ends so."""
        [found] = [(event, reason) for event, url, reason in self.events if url.endswith(path)]
        return found


def order(folder: Path, outlets: Path, hosts: dict[str, str], *, room: int | None = None) -> list[str]:
    """The command line of a crawl; `room` limits the size of every file that it writes, like a full disk."""
    given = json.dumps({"folder": str(folder), "outlets": str(outlets), "hosts": hosts, "room": room})
    return [sys.executable, "-W", "error", "-m", "tests.crawlers.crawling", given]


def crawl(folder: Path, outlets: Path, hosts: dict[str, str]) -> Run:
    """Crawl in another process and return what it printed."""
    done = subprocess.run(
        order(folder, outlets, hosts), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *events, report = map(json.loads, done.stdout.splitlines())
    return Run(report, [tuple(event) for event in events])


def main() -> None:
    from crawlers.fetching.spider import Progress  # noqa: PLC0415 - Twisted, in the crawling process only
    from crawlers.fetching.spider import crawl as run  # noqa: PLC0415 - the same

    given = json.loads(sys.argv[1])
    folder = Path(given["folder"])
    if given["room"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (given["room"], given["room"]))

    def tell(progress: Progress) -> None:
        print(json.dumps([progress.event, progress.url, progress.reason]), flush=True)  # noqa: T201 - read by the test

    with Frontier(folder / "frontier.sqlite") as frontier:
        report = run(
            load(Path(given["outlets"])),
            archive=Archive(folder / "archive"),
            frontier=frontier,
            hosts=given["hosts"],
            user_agent="claimtrail-test/1 (+http://contact.test)",
            delay=0,
            on_progress=tell,
        )
    print(json.dumps(asdict(report)))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
