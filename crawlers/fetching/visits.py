"""What follows from each answer: archive, frontier, count. Knows nothing of Scrapy."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

from crawlers.addresses import host, joined, normal, within
from crawlers.archiving.captures import CaptureKind, HttpResponse, Notes
from crawlers.archiving.writer import Writer
from crawlers.discovering import feeds, sitemaps, wordpress
from crawlers.fetching.frontier import Found, Frontier, Lease
from crawlers.markup import Malformed
from crawlers.outlets import DiscoveryKind, Entry

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_LOCKED = frozenset({401, 402, 403})
_LONGEST_WAIT = timedelta(days=1)
_MOST_LISTINGS = 100  # of one outlet: a sitemap index may not grow without end


class Event(StrEnum):
    """What became of one address."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """One address is finished; `reason` says why it was refused or failed."""

    event: Event
    url: str
    outlet: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: answers with a body, answers that said "unchanged", new pages and stubs, failures, robots.txt."""

    fetched: int = 0
    unchanged: int = 0
    new: int = 0
    failed: int = 0
    disallowed: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; `url` is the last one after redirects."""

    url: str
    response: HttpResponse
    body: bytes

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers by lower-case name."""
        return {name.lower(): value for name, value in self.response.headers}

    @property
    def mime(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Visits:
    """One run: hands out what is due, takes in what became of it."""

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        writer: Writer,
        frontier: Frontier,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._entries = {entry.outlet.key: entry for entry in entries}
        self._writer = writer
        self._frontier = frontier
        self._on_progress = on_progress
        self._started = datetime.now(UTC)
        self._out: set[str] = set()
        self.report = Report()
        frontier.add(
            Found(discovery.url, entry.outlet.key, discovery=discovery.kind)
            for entry in entries
            for discovery in entry.discoveries
        )

    @property
    def outstanding(self) -> int:
        """How many addresses are handed out and not finished."""
        return len(self._out)

    def due(self, limit: int) -> list[Lease]:
        """Hand out addresses that are due and not finished in this run."""
        leases = self._frontier.lease(outlets=self._entries, since=self._started, limit=limit, now=datetime.now(UTC))
        fresh = [lease for lease in leases if lease.url not in self._out]
        self._out.update(lease.url for lease in fresh)
        return fresh

    def answered(self, lease: Lease, answer: Answer) -> None:
        """Take in an answer of a server."""
        status = answer.response.status
        if status == 304:
            self._unchanged(lease)
        elif status == 200 and lease.discovery:
            self._listed(lease, lease.discovery, answer)
        elif status == 200:
            self._read(lease, answer)
        elif status in _LOCKED and not lease.discovery:
            self._locked(lease, status)
        else:
            self._failed(lease, f"status {status}", status=status, wait=_retry_after(answer.headers))

    def failed(self, lease: Lease, reason: str) -> None:
        """Take in that no answer came."""
        self._failed(lease, reason)

    def refused(self, lease: Lease, reason: str, *, by_robots: bool) -> None:
        """Take in that the address may not be fetched."""
        self._frontier.failed(lease.url, reason=reason, now=(now := datetime.now(UTC)), status=None, not_before=now)
        if by_robots:
            self.report = replace(self.report, disallowed=self.report.disallowed + 1)
        else:
            self.report = replace(self.report, failed=self.report.failed + 1)
        self._finish(Event.REFUSED, lease, reason)

    def _unchanged(self, lease: Lease) -> None:
        self._frontier.done(lease.url, status=304, now=datetime.now(UTC))
        self.report = replace(self.report, unchanged=self.report.unchanged + 1)
        self._finish(Event.UNCHANGED, lease)

    def _failed(self, lease: Lease, reason: str, *, status: int | None = None, wait: timedelta = timedelta()) -> None:
        now = datetime.now(UTC)
        self._frontier.failed(lease.url, reason=reason, now=now, status=status, not_before=now + wait)
        self.report = replace(self.report, failed=self.report.failed + 1)
        self._finish(Event.FAILED, lease, reason)

    def _finish(self, event: Event, lease: Lease, reason: str | None = None) -> None:
        self._out.discard(lease.url)
        self._on_progress(Progress(event, lease.url, lease.outlet, reason))

    def _read(self, lease: Lease, answer: Answer) -> None:
        """Archive an article's page."""
        reason = self._unreadable(lease, answer)
        if reason:
            self._failed(lease, reason, status=200)
            return
        now = datetime.now(UTC)
        capture = self._writer.page(
            normal(answer.url),
            answer.body,
            mime=answer.mime,
            notes=self._notes(lease),
            recorded=now,
            response=answer.response,
        )
        self._done(lease, answer, now, same=capture.kind is CaptureKind.REVISIT, new=capture.kind is CaptureKind.PAGE)

    def _unreadable(self, lease: Lease, answer: Answer) -> str | None:
        if answer.mime not in _PAGES:
            return f"is {answer.mime or 'of no stated type'}, no page"
        if not answer.body:
            return "is empty"
        if not self._belongs(lease.outlet, answer.url):
            return f"leads to {host(answer.url)!r}, which is not of the outlet"
        return None

    def _locked(self, lease: Lease, status: int) -> None:
        """Keep what discovery said of a page that answers 401 or 403."""
        now = datetime.now(UTC)
        stub = self._writer.stub(lease.url, status=status, notes=self._notes(lease), recorded=now)
        self._frontier.done(lease.url, status=status, now=now)
        self._count(same=stub is None, new=stub is not None)
        self._finish(Event.FETCHED if stub else Event.UNCHANGED, lease, f"status {status}: kept what the listing says")

    def _listed(self, lease: Lease, kind: DiscoveryKind, answer: Answer) -> None:
        """Take in a feed or sitemap, and archive it if it names something new."""
        try:
            found = list(self._found(lease, kind, answer))
        except Malformed as error:
            self._failed(lease, str(error), status=200)
            return
        now = datetime.now(UTC)
        new = bool(self._frontier.unknown(one.url for one in found))
        if new:  # before the frontier knows: a kill in between must not lose the listing
            self._writer.listing(
                normal(answer.url),
                answer.body,
                mime=answer.mime,
                notes=Notes(outlet=self._entries[lease.outlet].outlet),
                recorded=now,
                response=answer.response,
            )
        self._done(lease, answer, now, found=found, same=not new and lease.known)

    def _found(self, lease: Lease, kind: DiscoveryKind, answer: Answer) -> Iterator[Found]:
        language = self._entries[lease.outlet].language
        for link, notes in _listing(kind, answer):
            url = joined(answer.url, link)
            if url and self._belongs(lease.outlet, url):
                stated = replace(notes, language=notes.language or language, discovered_by=lease.url)
                yield Found(url, lease.outlet, stated)
        if kind in {DiscoveryKind.SITEMAP, DiscoveryKind.NEWS_SITEMAP}:
            yield from self._parts(lease, kind, answer)

    def _parts(self, lease: Lease, kind: DiscoveryKind, answer: Answer) -> Iterator[Found]:
        room = _MOST_LISTINGS - self._frontier.listings(lease.outlet)
        for link in list(sitemaps.parts(answer.body))[: max(room, 0)]:
            url = joined(answer.url, link)
            if url and (host(url) == host(answer.url) or self._belongs(lease.outlet, url)):
                yield Found(url, lease.outlet, discovery=kind)

    def _done(
        self,
        lease: Lease,
        answer: Answer,
        now: datetime,
        *,
        same: bool,
        new: bool = False,
        found: Sequence[Found] = (),
    ) -> None:
        self._frontier.done(
            lease.url,
            status=answer.response.status,
            now=now,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            found=found,
        )
        self._count(same=same, new=new)
        self._finish(Event.UNCHANGED if same else Event.FETCHED, lease)

    def _count(self, *, same: bool, new: bool) -> None:
        counted = self.report
        self.report = replace(
            counted,
            fetched=counted.fetched + (not same),
            unchanged=counted.unchanged + same,
            new=counted.new + new,
        )

    def _notes(self, lease: Lease) -> Notes:
        return replace(lease.notes, outlet=self._entries[lease.outlet].outlet)

    def _belongs(self, outlet: str, url: str) -> bool:
        """Tell whether an address is on one of the outlet's hosts or under its domain."""
        entry = self._entries[outlet]
        name = host(url)
        return name in entry.hosts or bool(entry.outlet.domain and within(name, entry.outlet.domain))


def _listing(kind: DiscoveryKind, answer: Answer) -> Iterator[tuple[str, Notes]]:
    if kind is DiscoveryKind.FEED:
        return feeds.entries(answer.body, {**answer.headers, "content-location": answer.url})
    if kind is DiscoveryKind.WORDPRESS:
        return wordpress.posts(answer.body)
    return sitemaps.pages(answer.body)


def _retry_after(headers: Mapping[str, str]) -> timedelta:
    """Read a Retry-After of seconds or a date; none is no wait, and none is longer than a day."""
    stated = headers.get("retry-after", "").strip()
    if not stated:
        return timedelta()
    if stated.isdigit():
        return min(timedelta(seconds=min(int(stated), 10**6)), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(stated)
    except ValueError:
        return timedelta()
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - datetime.now(UTC), timedelta()), _LONGEST_WAIT)
