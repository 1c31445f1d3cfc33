"""One crawl over the outlets of the settings, into the archive."""

from collections.abc import Callable
from importlib.resources import as_file, files

from claimtrail.base import folder
from claimtrail.config import Settings
from crawlers.archiving.archive import Archive
from crawlers.fetching.frontier import Frontier
from crawlers.fetching.spider import Progress, Report
from crawlers.fetching.spider import crawl as spider
from crawlers.outlets import Entry, load


def outlets(settings: Settings) -> tuple[Entry, ...]:
    """Return the outlets of the settings, else those that come with claimtrail."""
    if settings.outlets:
        return load(settings.outlets)
    with as_file(files("crawlers").joinpath("outlets.toml")) as path:
        return load(path)


def crawl(settings: Settings, *, on_line: Callable[[str], None]) -> Report:
    """Crawl once in this process; `on_line` gets one line a page."""

    def told(progress: Progress) -> None:
        on_line(f"{progress.event:10} {progress.outlet:16} {progress.url}")

    folder(settings.data)
    entries = outlets(settings)
    return spider(
        entries,
        archive=Archive(settings.archive),
        frontier=Frontier(settings.data / "frontier.sqlite"),
        hosts=settings.hosts,
        user_agent=settings.user_agent,
        delay=settings.delay,
        on_progress=told,
    )
