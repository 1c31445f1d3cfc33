"""The one spider over all outlets: Scrapy fetches, `visits` decides."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.exceptions import CloseSpider, DontCloseSpider, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.archiving.archive import Archive
from crawlers.archiving.captures import ArchiveError, HttpResponse
from crawlers.fetching.frontier import Frontier, Lease
from crawlers.fetching.guard import HOSTS_SETTING, Refused
from crawlers.fetching.visits import Answer, Event, Progress, Report, Visits
from crawlers.outlets import Entry

__all__ = ["Event", "Progress", "Report", "crawl"]

_ENOUGH = 32  # requests in Scrapy's hands; the rest waits in the frontier
# Without any delay Scrapy 2.19 sends a burst before it counts what is under way: not one at a time per host.
_SHORTEST_DELAY = 0.001
_MAXSIZE = 8 * 1024 * 1024


def crawl(
    entries: Sequence[Entry],
    *,
    archive: Archive,
    frontier: Frontier,
    hosts: Mapping[str, str],
    user_agent: str,
    delay: float,
    on_progress: Callable[[Progress], None],
) -> Report:
    """Fetch every listing, every new page and every known page once; a process can do this once.

    `hosts` gives a connection's destination by host ("name" or "name:port" to "127.0.0.1:8080"); `delay` is seconds
    between two requests to one host. Raises ArchiveError when the archive or the frontier cannot be written.
    """
    logging.getLogger("scrapy").addHandler(logging.NullHandler())
    with archive.writer() as writer:
        visits = Visits(entries, writer=writer, frontier=frontier, on_progress=on_progress)
        process = CrawlerProcess(_settings(hosts, user_agent, delay))
        troubles: list[BaseException] = []
        started = process.crawl(OutletSpider, visits=visits, troubles=troubles)
        started.addErrback(_noted, troubles)
        process.start()
    if troubles:
        raise troubles[0]
    return visits.report


def _noted(failure: Failure, troubles: list[BaseException]) -> None:
    troubles.append(failure.value or RuntimeError("the crawl could not start"))


def _settings(hosts: Mapping[str, str], user_agent: str, delay: float) -> dict[str, Any]:
    return {
        HOSTS_SETTING: {name.lower(): target for name, target in hosts.items()},
        "TWISTED_DNS_RESOLVER": "crawlers.fetching.guard.GuardedResolver",
        "DOWNLOAD_HANDLERS": {
            "http": "crawlers.fetching.guard.GuardedHandler",
            "https": "crawlers.fetching.guard.GuardedHandler",
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "HTTPPROXY_ENABLED": False,  # a proxy would look names up where the guard does not see it
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "USER_AGENT": user_agent,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "crawlers.fetching.robots.PatientRobots": 100,
        },
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        "METAREFRESH_ENABLED": False,
        "REDIRECT_MAX_TIMES": 5,
        "HTTPERROR_ALLOW_ALL": True,
        "RETRY_TIMES": 1,
        "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],  # 429 and 503 ask to be left alone
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_DELAY": max(delay, _SHORTEST_DELAY),
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": _MAXSIZE,
        "DOWNLOAD_WARNSIZE": 0,
        "MEMUSAGE_ENABLED": False,
        "STATS_DUMP": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,  # logging is set up by whoever calls
    }


class OutletSpider(Spider):
    """Asks `visits` what is due and hands it every answer."""

    name = "outlets"

    def __init__(self, visits: Visits, troubles: list[BaseException], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._visits = visits
        self._troubles = troubles

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make it, and have it asked for more when Scrapy has nothing left."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Begin with what is due."""
        for request in self._more():
            yield request

    def idle(self) -> None:
        """Go on while something is due."""
        requests = list(self._more())
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def answered(self, response: Response, lease: Lease) -> Iterator[Request]:
        """Take in an answer."""
        answer = Answer(response.url, HttpResponse(response.status, tuple(_headers(response))), response.body)
        self._settle(self._visits.answered, lease, answer)
        yield from self._more()

    def failed(self, failure: Failure) -> None:
        """Take in that no answer came."""
        lease: Lease = failure.request.cb_kwargs["lease"]  # type: ignore[attr-defined] # set by Scrapy
        error = failure.value
        reason = str(error) or type(error).__name__
        by_robots = isinstance(error, IgnoreRequest) and reason == "Forbidden by robots.txt"
        if by_robots or isinstance(error, Refused):
            self._settle(self._visits.refused, lease, reason, by_robots=by_robots)
        else:
            self._settle(self._visits.failed, lease, reason)

    def _settle(self, take: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        """Hand something to `visits`; trouble with the place that we write to ends the run."""
        try:
            take(*args, **kwargs)
        except ArchiveError as error:
            self._troubles.append(error)
            raise CloseSpider("archive") from error

    def _more(self) -> Iterator[Request]:
        room = _ENOUGH - self._visits.outstanding
        if room <= 0 or self._troubles:
            return
        try:
            leases = self._visits.due(room)
        except ArchiveError as error:
            self._troubles.append(error)
            return
        yield from map(self._request, leases)

    def _request(self, lease: Lease) -> Request:
        headers = {"If-None-Match": lease.etag, "If-Modified-Since": lease.last_modified}
        return Request(
            lease.url,
            callback=self.answered,
            errback=self.failed,
            cb_kwargs={"lease": lease},
            headers={name: value for name, value in headers.items() if value},
            priority=1 if lease.discovery else 0,
            dont_filter=True,  # the frontier knows what was fetched
        )


def _headers(response: Response) -> Iterator[tuple[str, str]]:
    for name, values in response.headers.items():
        for value in values or ():
            yield name.decode("latin-1"), value.decode("latin-1")
