"""robots.txt, obeyed by every request."""

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class PatientRobots(RobotsTxtMiddleware):
    """Scrapy's middleware, with requests that wait for a host's robots.txt one after another.

    In Scrapy 2.19 those that wait for it together share one Deferred, whose result only the first gets; the others
    take the missing answer for "everything is allowed".
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._turns: dict[str, asyncio.Lock] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules of a request's host; null where it has none."""
        turn = self._turns.setdefault(urlparse_cached(request).netloc, asyncio.Lock())
        async with turn:
            return await super().robot_parser(request)
