"""What a killed writer left behind: whole captures are indexed, the torn rest is cut."""

import fcntl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crawlers.archiving import warc
from crawlers.archiving.captures import CaptureKind
from crawlers.archiving.journal import JournalFile, Line, Span, writing
from crawlers.archiving.lookup import Lookup
from crawlers.times import instant


@dataclass(frozen=True, slots=True)
class _Found:
    """A whole capture that the journal does not know; `hint` is the position that its writer meant it to have."""

    hint: int
    line: Line


def recover(folder: Path, journal: JournalFile, lookup: Lookup) -> int:
    """Bring the journal up to the WARC files that no living process holds; return how many captures it gained.

    The caller holds the journal's lock.
    """
    found: list[_Found] = []
    for path in sorted(folder.glob("claimtrail-*.warc.gz")):
        if path.stat().st_size > lookup.end(path.name):
            found.extend(_salvaged(path, lookup.end(path.name)))
    if not found:
        return 0
    lookup.begin()
    try:
        lines = list(_placed(sorted(found, key=lambda one: one.hint), len(journal), lookup))
        journal.append(lines)
    except BaseException:
        lookup.roll_back()
        raise
    lookup.commit()
    return len(lines)


def _salvaged(path: Path, start: int) -> list[_Found]:
    """Return the whole captures behind a byte and cut what is torn behind the last of them."""
    with writing(path), path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return []  # its writer lives
        found, end = [], start
        for one, stop in _captures(path.name, warc.walk(file, start)):
            end = stop
            if one:
                found.append(one)
        if warc.is_torn(file, end):
            file.truncate(end)
    return found


def _captures(name: str, records: Iterator[warc.Record]) -> Iterator[tuple[_Found | None, int]]:
    """Pair each metadata record with the record that it describes; a half pair ends the file."""
    for record in records:
        if record.kind == "warcinfo":
            yield None, record.offset + record.length
            continue
        data = record.json
        if data is None or "capture" not in data:
            return
        main = next(records, None) if data["capture"]["paired"] else record
        if main is None or main.id != data["capture"]["id"]:
            return
        yield _found(name, data["capture"], record, main), main.offset + main.length


def _found(name: str, data: dict[str, Any], notes: warc.Record, main: warc.Record) -> _Found:
    record = Span(name, main.offset, main.length)
    line = Line(
        kind=CaptureKind(data["kind"]),
        id=main.id,
        address=main.address,
        recorded=instant(data["recorded"]),
        sha256=data["sha256"],
        mime=data["mime"],
        status=data["status"],
        page=data["page"],
        record=record,
        notes=Span(name, notes.offset, notes.length),
        held=Span(*data["held"]) if data["held"] else record,
        notes_digest=data["notes_digest"],
        backfilled=data["backfilled"],
    )
    return _Found(data["position"], line)


def _placed(found: list[_Found], last: int, lookup: Lookup) -> Iterator[Line]:
    """Give each found capture its position: the meant one, unless other processes have written since."""
    moved: dict[tuple[str, int], int] = {}
    for position, one in enumerate(found, last + 1):
        moved[one.line.record.file, one.hint] = position
        page = moved.get((one.line.record.file, one.line.page), one.line.page)
        line = _once(replace(one.line, page=page), lookup)
        lookup.add(position, line)
        yield line


def _once(line: Line, lookup: Lookup) -> Line:
    """Make a page that another process has written since a revisit of it."""
    held = lookup.held(line.address, line.sha256) if line.kind is CaptureKind.PAGE else None
    if held is None:
        return line
    return replace(line, kind=CaptureKind.REVISIT, page=held.position, held=held.span)
