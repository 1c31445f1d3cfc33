"""A purge for a court's order: a snapshot's words leave archive, caches, decisions and graph; a tombstone stays."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from claimtrail.base import opened
from claimtrail.cache import Cache
from claimtrail.config import Settings
from claimtrail.locking import locked
from claimtrail.pipeline import Ingested
from claimtrail.rebuilding import Plan, abandon, alone, rebuild
from claimtrail.sentences import Purged
from crawlers.archiving.archive import Archive
from crawlers.archiving.purging import Order, Shared, forget_discovery, purge, sharing
from crawlers.pages import extract
from crawlers.pages.extract import NotAnArticle
from graph.decisions import Anchor, Decision, DecisionError, Decisions
from graph.model import Article
from nlp.pipeline import Reader

_INSTEAD = "[purged]"


@dataclass(frozen=True, slots=True)
class Done:
    """What a purge removed: at which address, how many captures, which digest; and the graph made anew."""

    address: str
    captures: int
    sha256: str
    rebuilt: Ingested


def purge_snapshot(
    settings: Settings,
    snapshot: str,
    *,
    by: str,
    reason: str,
    reader: Callable[[], Reader],
    on_progress: Callable[[int, int], None],
) -> Done:
    """Remove all that a snapshot holds, and make the graph anew without it; one that was killed is run once more."""
    if not by.strip() or not reason.strip():
        raise DecisionError("a purge needs the name of who orders it and a reason")
    shared = sharing(settings.archive, snapshot)
    if shared is None:
        raise DecisionError(f"no snapshot {snapshot!r} is archived; purge takes a WARC-Record-ID, <urn:uuid:...>")
    with alone(settings.data), opened(settings, any_format=True) as base, locked(base.filing_lock):
        # what a stopped rebuild has left holds the words too
        abandon(base)
        if not shared.purged:
            _forget(settings, base.cache, base.decisions, shared)
            purge(settings.archive, shared, Order(by.strip(), reason.strip(), datetime.now(UTC)))
        in_place = base.engine is None
    done = rebuild(settings, reader, Plan(in_place=in_place, anew=True), on_progress=on_progress)
    return Done(shared.address, len(shared.lines), shared.lines[0][1].sha256, done)


def _forget(settings: Settings, cache: Cache, decisions: Decisions, shared: Shared) -> None:
    """Take the words out of everything but the archive itself, which still has them should this be stopped."""
    articles = list(_articles(Archive(settings.archive), shared))
    words = Purged.of([a.text for a in articles] + [a.title for a in articles if a.title])
    cache.forget_extractions(lambda value: words.within(_texts(value)))
    for named in {shared.address, *(a.canonical_url for a in articles), *_ids(Archive(settings.archive), shared)}:
        cache.forget_readings(named)
    cache.compact()
    urls = {a.canonical_url for a in articles}
    cleaned = {d.number: _cleaned(d, words, urls) for d in decisions}
    decisions.scrub(cleaned)
    # what is withheld is kept anew where the graph is made anew
    shutil.rmtree(settings.withheld, ignore_errors=True)
    forget_discovery(settings.data / "frontier.sqlite", shared.address)


def _articles(archive: Archive, shared: Shared) -> Iterator[Article]:
    """Yield what was read from the body, once for every set of notes that were made of it."""
    page = archive.capture(shared.page)
    for position, _ in shared.lines:
        capture = archive.capture(position)
        try:
            body = archive.payload(page.snapshot)
            yield extract.article(body, mime=page.mime, address=capture.snapshot.address, notes=capture.notes)
        except NotAnArticle:
            continue


def _ids(archive: Archive, shared: Shared) -> set[str]:
    found = {archive.capture(position).notes.id for position, _ in shared.lines}
    return {one for one in found if one}


def _texts(value: bytes) -> str:
    found = json.loads(value.decode("utf-8", "surrogatepass"))
    return f"{found.get('title') or ''}\n{found.get('text') or ''}"


def _cleaned(decision: Decision, words: Purged, urls: set[str]) -> Decision:
    """Return a decision without the purged words; what it was about is then found by its id alone."""

    def clean(text: str) -> str:
        return _INSTEAD if words.within(text) else text

    return replace(
        decision,
        reason=clean(decision.reason),
        value=clean(decision.value),
        settings=tuple((name, _exact(name, value, decision, urls, clean)) for name, value in decision.settings),
        anchor=_anchored(decision.anchor, urls),
        other=_anchored(decision.other, urls),
    )


def _exact(name: str, value: str, decision: Decision, urls: set[str], clean: Callable[[str], str]) -> str:
    return _INSTEAD if name == "exact" and decision.anchor.url in urls else clean(value)


def _anchored(anchor: Anchor, urls: set[str]) -> Anchor:
    # what stands at another address stays there, and is quoted from there
    return replace(anchor, exact=()) if anchor.url in urls else anchor
