"""Texts in, utterances out: JSON Lines through the reader, without network and store."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from crawlers.importing.senders import Sender, outlet_of
from graph.model import Document, Link, Outlet, OutletKind, Reading
from graph.readings import to_json
from nlp.parallel import Failed

# how spreadsheets and data sets write "no credit"
_NONE = frozenset({"", "none", "null", "na", "n/a"})


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that gives no document: `id` is null where the line has none."""

    line: int
    id: str | None
    error: str


class _Unfit(Exception):
    """A field that a document cannot have."""


class Reads(Protocol):
    """What `run` asks of a reader: one answer for each document, in order."""

    def read_all(self, documents: Iterable[Document], *, workers: int = 1) -> Iterator[Reading | Failed]:
        """Yield the answers."""


def documents(lines: Iterable[bytes]) -> Iterator[Document | Bad]:
    """Yield the document of each line that is not blank, or what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document(number, line)


def _document(number: int, line: bytes) -> Document | Bad:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Bad(number, None, f"is not JSON: {error}")
    if not isinstance(value, dict):
        return Bad(number, None, "is JSON, but no object with id and text")
    name = value.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name:
        return Bad(number, None, f"has the id {name!r}, and text would be right")
    try:
        return _made(name, value)
    except _Unfit as error:
        return Bad(number, name, str(error))


def _made(name: str, value: Mapping[str, object]) -> Document:
    text = value.get("text")
    if not isinstance(text, str):
        raise _Unfit(f"has the text {_short(text)}, and a string would be right")
    return Document(
        id=name,
        text=text,
        title=_string(value, "title"),
        url=_string(value, "url"),
        outlet=_outlet(value.get("outlet")),
        published=_string(value, "published"),
        seen=_string(value, "seen"),
        credit=_credit(value.get("credit")),
        links=tuple(_links(value.get("links"), len(text))),
    )


def _string(value: Mapping[str, object], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise _Unfit(f"has the {key} {_short(found)}, and a string or null would be right")
    return found or None


def _short(value: object) -> str:
    return repr(value)[:80]


def _outlet(value: object) -> Outlet | None:
    if value is None or isinstance(value, str):
        return outlet_of(value, {})
    if not isinstance(value, dict) or not _string(value, "name"):
        raise _Unfit(f"has the outlet {_short(value)}, and a name or an object with a name would be right")
    kind = _string(value, "kind")
    if kind is not None and kind not in set(OutletKind):
        raise _Unfit(f"has an outlet of the kind {kind!r}, and one of {', '.join(OutletKind)} would be right")
    name = _string(value, "name") or ""
    sender = Sender(
        name,
        _string(value, "key"),
        OutletKind(kind) if kind else None,
        _string(value, "owner"),
        _string(value, "domain"),
    )
    return outlet_of(sender, {})


def _credit(value: object) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    names = [one.strip() for one in given if isinstance(one, str)]
    if len(names) + given.count(None) != len(given):
        raise _Unfit(f"has the credit {_short(value)}, and a string or a list of strings would be right")
    return tuple(name for name in names if name.lower() not in _NONE)


def _links(value: object, length: int) -> Iterator[Link]:
    """Yield the links; offsets that lie outside the text are left out."""
    if value is not None and not isinstance(value, list):
        raise _Unfit(f"has the links {_short(value)}, and a list would be right")
    for one in value or ():
        href = one.get("href") if isinstance(one, dict) else one
        if not isinstance(href, str):
            raise _Unfit(f"has the link {_short(one)}, and an object with href would be right")
        start, end = (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length:
            yield Link(href, start, end)
        else:
            yield Link(href)


def run(lines: Iterable[bytes], out: TextIO, reader: Reads, *, workers: int) -> int:
    """Write one line for each document, in order, as soon as it is read; return 1 where any could not be, else 0.

    The output is ASCII: what it says does not depend on the encoding of where it goes.
    """
    return _Run(out).all(lines, reader, workers)


class _Run:
    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.failed = False
        # what was taken in and not yet written, in order; a document is only a place that its answer will take
        self.waiting: deque[Bad | None] = deque()

    def all(self, lines: Iterable[bytes], reader: Reads, workers: int) -> int:
        for answer in reader.read_all(self._documents(lines), workers=workers):
            self._write_bad()
            self.waiting.popleft()
            self._answer(answer)
            self._write_bad()
        self._write_bad()
        return int(self.failed)

    def _documents(self, lines: Iterable[bytes]) -> Iterator[Document]:
        for one in documents(lines):
            self.waiting.append(one if isinstance(one, Bad) else None)
            if isinstance(one, Document):
                yield one
            else:
                self._write_bad()

    def _write_bad(self) -> None:
        """Write the bad lines before the first document that is still being read."""
        while self.waiting and (bad := self.waiting[0]) is not None:
            self.waiting.popleft()
            where = {"line": bad.line} if bad.id is None else {"id": bad.id}
            self._failure({**where, "error": bad.error})

    def _answer(self, answer: Reading | Failed) -> None:
        if isinstance(answer, Failed):
            self._failure({"id": answer.id, "error": answer.reason})
        else:
            self._line(to_json(answer))

    def _failure(self, value: Mapping[str, object]) -> None:
        self.failed = True
        self._line(value)

    def _line(self, value: Mapping[str, object]) -> None:
        self.out.write(json.dumps(value) + "\n")
        self.out.flush()
