"""The pages of the demo web, as data: one file per page and version, with a header and paragraphs.

A file is named `PAGE-VERSION.txt`. Its header has one `key: value` a line and ends with `---`; paragraphs are separated
by blank lines, and `[words](address)` is a link.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from graph.model import Link

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet as its web pages need it."""

    key: str
    name: str
    kind: str
    owner: str | None
    host: str


@dataclass(frozen=True, slots=True)
class Page:
    """One version of a page; `day` is the first on which it is seen. Times are as the page states them."""

    name: str
    version: int
    outlet: str
    path: str
    day: int
    published: str
    title: str
    paragraphs: tuple[str, ...]
    modified: str | None = None
    byline: str | None = None
    credit: str | None = None

    @property
    def url(self) -> str:
        """The canonical address."""
        return f"http://{sites()[self.outlet].host}{self.path}"

    @property
    def text(self) -> str:
        """What a reader sees: the paragraphs without markup, separated by blank lines."""
        return "\n\n".join(_LINK.sub(r"\1", paragraph) for paragraph in self.paragraphs)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the text, with the words that carry them."""
        found, start = [], 0
        for paragraph in self.paragraphs:
            cut = 0  # what the markup of the links before takes away
            for match in _LINK.finditer(paragraph):
                at = start + match.start() - cut
                found.append(Link(match[2], at, at + len(match[1])))
                cut += len(match[0]) - len(match[1])
            start += len(paragraph) - cut + 2
        return tuple(found)

    @property
    def changed(self) -> datetime:
        """When this version was written, UTC."""
        return datetime.fromisoformat(self.modified or self.published).astimezone(UTC)


def linked(paragraph: str) -> Iterator[tuple[str, str | None]]:
    """Yield the pieces of a paragraph, each with the address that it links to."""
    end = 0
    for match in _LINK.finditer(paragraph):
        yield paragraph[end : match.start()], None
        yield match[1], match[2]
        end = match.end()
    yield paragraph[end:], None


@cache
def sites() -> Mapping[str, Site]:
    """Read the outlets by key, in the order of their file."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("outlets.toml").read_text("utf-8"))
    return {
        one["key"]: Site(one["key"], one["name"], one["kind"], one.get("owner"), one["hosts"][0])
        for one in data["outlet"]
    }


@cache
def versions() -> tuple[Page, ...]:
    """Read every version of every page, by day and name."""
    folder = files(__package__).joinpath("pages")
    read = [_page(file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".txt")]
    return tuple(sorted(read, key=lambda page: (page.day, page.name)))


def seen_on(day: int) -> tuple[Page, ...]:
    """Return each page as it stands on a day, newest first."""
    latest = {page.path + page.outlet: page for page in versions() if page.day <= day}
    return tuple(sorted(latest.values(), key=lambda page: (page.published, page.name), reverse=True))


def _page(file: str, text: str) -> Page:
    head, _, body = text.partition("\n---\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    name, _, version = file.removesuffix(".txt").rpartition("-")
    paragraphs = tuple(paragraph.strip() for paragraph in body.split("\n\n"))
    return Page(name=name, version=int(version), day=int(header.pop("day")), paragraphs=paragraphs, **header)
