"""An outlet that is followed: where it says what is new, and how its pages are fetched and read."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from crawlers.rules import PageRules
from graph.model import Outlet


class DiscoveryKind(StrEnum):
    """How an outlet says what is new."""

    FEED = "feed"
    NEWS_SITEMAP = "news_sitemap"
    SITEMAP = "sitemap"
    WORDPRESS = "wordpress"
    JSON_FEED = "json_feed"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class Discovery:
    """One address that lists an outlet's articles; it is asked no more often than `every` minutes."""

    kind: DiscoveryKind
    url: str
    every: float = 15


@dataclass(frozen=True, slots=True)
class Revisit:
    """When an article's page is fetched again: `first` minutes after it was found, then `factor` times later each time.

    It is left alone `until` days after it was found.
    """

    first: float = 60
    factor: float = 2
    until: float = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """An outlet and how to follow it; `hosts` are the hosts of its articles.

    `include` and `exclude` are regular expressions of addresses, `rules` says how its pages are read, `delay` is
    seconds between two requests to one of its hosts. Where `expect_block` is set its pages answer 401 or 403 to
    programs: what the listings say is kept, and nothing is evaded.
    """

    outlet: Outlet
    hosts: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    discoveries: tuple[Discovery, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: PageRules = field(default_factory=PageRules)
    delay: float | None = None
    revisit: Revisit = field(default_factory=Revisit)
    expect_block: bool = False
    verified: bool = True

    def takes(self, url: str) -> bool:
        """Tell whether an address may be that of an article, by `include` and `exclude`."""
        included = not self.include or any(re.search(one, url) for one in self.include)
        return included and not any(re.search(one, url) for one in self.exclude)
