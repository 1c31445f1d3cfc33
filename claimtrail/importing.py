"""Own documents into the archive: each a capture like a fetched page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import BinaryIO

from claimtrail.base import folder
from claimtrail.config import Settings
from claimtrail.crawling import outlets
from crawlers.archiving.archive import Archive, CaptureKind
from crawlers.importing.documents import Imported, Refused, documents

# documents that share one fsync: a crash repeats at most these, and repeats none twice
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says of documents that do not say it themselves."""

    outlet: str | None = None
    url: str | None = None
    id: str | None = None
    seen: str | None = None


@dataclass(slots=True)
class Taken:
    """What an import put into the archive."""

    new: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)


def take(settings: Settings, paths: Sequence[str], options: Options, *, stdin: BinaryIO) -> Taken:
    """Archive documents; what cannot be taken is named with its reason and stops nothing."""
    folder(settings.data)
    known = {entry.outlet.key: entry.outlet for entry in outlets(settings)}
    found = documents(
        paths, outlets=known, url=options.url, id=options.id, outlet=options.outlet, seen=options.seen, stdin=stdin
    )
    taken = Taken()
    archive = Archive(settings.archive)
    with archive.writer() as writer:
        for batch in _batches(found):
            with writer.batch():
                for one in batch:
                    if isinstance(one, Refused):
                        taken.refused.append(one)
                        continue
                    capture = writer.page(
                        one.address,
                        one.body,
                        mime=one.mime,
                        notes=one.notes,
                        response=one.response,
                        recorded=one.recorded or datetime.now(UTC),
                        backfilled=one.backfilled,
                    )
                    if capture.kind is CaptureKind.REVISIT:
                        taken.known += 1
                    else:
                        taken.new += 1
    return taken


def _batches(found: Iterator[Imported | Refused]) -> Iterator[list[Imported | Refused]]:
    while batch := list(islice(found, _BATCH)):
        yield batch
