"""A capture about to be written, and the records that it becomes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawlers.archiving import warc
from crawlers.archiving.captures import CaptureKind, HttpResponse, Notes, notes_to_json
from crawlers.archiving.lookup import Held
from crawlers.times import stamp


@dataclass(frozen=True, slots=True)
class Draft:
    """A capture about to be written; `held` is set where its bytes are in the archive already."""

    kind: CaptureKind
    address: str
    body: bytes
    sha256: str
    mime: str
    status: int
    notes: Notes
    recorded: datetime
    response: HttpResponse | None = None
    backfilled: bool = False
    held: Held | None = None

    @property
    def paired(self) -> bool:
        """Whether a record of its own stands beside the notes."""
        return self.kind in {CaptureKind.PAGE, CaptureKind.REVISIT, CaptureKind.LISTING}


@dataclass(frozen=True, slots=True)
class Records:
    """The packed records of a draft: the notes, and beside them the bytes or what refers to them."""

    id: str
    notes: bytes
    main: bytes


def records(draft: Draft, position: int) -> Records:
    """Make the records; `position` is written down so that the journal can be made anew."""
    notes_id = warc.new_id()
    main_id = warc.new_id() if draft.paired else notes_id
    data = {"capture": _described(draft, position, main_id), "notes": notes_to_json(draft.notes)}
    notes = warc.metadata(
        draft.address, data, id=notes_id, refers_to=_refers_to(draft, main_id), recorded=draft.recorded
    )
    return Records(main_id, notes, _main_record(draft, main_id, notes_id) if draft.paired else b"")


def _refers_to(draft: Draft, main_id: str) -> str | None:
    if draft.paired:
        return main_id
    return draft.held.id if draft.held else None


def _described(draft: Draft, position: int, main_id: str) -> dict[str, Any]:
    """Say all that the journal says of a capture, so that the journal can be made anew."""
    span = draft.held.span if draft.held else None
    return {
        "position": position,
        "kind": draft.kind,
        "id": main_id,
        "paired": draft.paired,
        "recorded": stamp(draft.recorded),
        "backfilled": draft.backfilled,
        "sha256": draft.sha256,
        "mime": draft.mime,
        "status": draft.status,
        "page": draft.held.position if draft.held else position,
        "held": [span.file, span.offset, span.length] if span else None,
        "notes_digest": draft.notes.digest,
    }


def _main_record(draft: Draft, main_id: str, notes_id: str) -> bytes:
    headers = {
        "WARC-Record-ID": main_id,
        "WARC-Date": stamp(draft.recorded),
        "WARC-Payload-Digest": f"sha256:{draft.sha256}",
        "WARC-Concurrent-To": notes_id,
    }
    if draft.held is None:
        return warc.content(draft.address, draft.body, headers, mime=draft.mime, response=draft.response)
    headers["WARC-Refers-To"] = draft.held.id
    headers["WARC-Refers-To-Target-URI"] = draft.address
    headers["WARC-Refers-To-Date"] = stamp(draft.held.recorded)
    return warc.revisit(draft.address, headers, response=draft.response)
