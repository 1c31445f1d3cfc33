"""What the archive holds: captures, and the notes that discovery or import made of each."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from crawlers.rules import PageRules
from graph.model import Link, Outlet, OutletKind, Snapshot


class ArchiveError(Exception):
    """The archive cannot be written or read; names the path."""


class CaptureKind(StrEnum):
    """What a capture is; a revisit and notes point at the page that holds the bytes."""

    PAGE = "page"
    REVISIT = "revisit"
    STUB = "stub"
    NOTES = "notes"
    LISTING = "listing"
    TOMBSTONE = "tombstone"


@dataclass(frozen=True, slots=True)
class Notes:
    """What discovery or import said of an address; times are ISO 8601 as stated.

    `id` is a document's id given at import, `discovered_by` the address of the feed or sitemap, `guid` the id that a
    feed gives. `rules` are those of the outlet's entry as it was, `reserved` is what the server reserves ("noarchive",
    "tdm").
    """

    outlet: Outlet | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    credit: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    seen: str | None = None
    discovered_by: str | None = None
    guid: str | None = None
    rules: PageRules | None = None
    reserved: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Tell whether two notes say the same of a document, however and whenever it was found."""
        stated = notes_to_json(self)
        for found in ("seen", "discovered_by", "guid"):
            stated.pop(found, None)
        return sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """The status and headers that a server answered with."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of the archive's journal.

    `page` is the position of the capture that holds the bytes; `snapshot` points at these bytes for every kind.
    """

    kind: CaptureKind
    snapshot: Snapshot
    mime: str
    status: int
    page: int
    notes: Notes


def notes_to_json(notes: Notes) -> dict[str, Any]:
    """Turn notes into what `json` writes; what is absent is left out."""
    return {key: value for key, value in asdict(notes).items() if value not in (None, ())}


def notes_from_json(data: Mapping[str, Any]) -> Notes:
    """Read notes back; keys of a later version are ignored."""
    outlet = data.get("outlet")
    return Notes(
        outlet=Outlet(**{**outlet, "kind": OutletKind(outlet["kind"])}) if outlet else None,
        id=data.get("id"),
        title=data.get("title"),
        published=data.get("published"),
        modified=data.get("modified"),
        language=data.get("language"),
        credit=tuple(data.get("credit", ())),
        links=tuple(Link(**link) for link in data.get("links", ())),
        seen=data.get("seen"),
        discovered_by=data.get("discovered_by"),
        guid=data.get("guid"),
        rules=_rules(data.get("rules")),
        reserved=tuple(data.get("reserved", ())),
    )


def _rules(data: Any) -> PageRules | None:
    return PageRules(data["article_id"], tuple(data["credit"]), tuple(data["paywall"])) if data else None
