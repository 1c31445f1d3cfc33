"""One document per line of JSON: read, checked, turned into notes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from crawlers.addresses import clean
from crawlers.archiving.captures import Notes
from crawlers.importing.senders import Sender
from crawlers.times import instant, iso
from graph.model import Link, OutletKind

_NONE = frozenset({"", "none", "null"})  # how spreadsheets write "nobody"


class DocumentError(Exception):
    """A document that cannot be taken; says what would have been right."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line says; the outlet is not looked up yet."""

    body: bytes
    notes: Notes
    url: str | None
    outlet: str | Sender | None


def numbered(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number, line) of every line that is not blank; null for one of more than `limit` bytes."""
    number = 0
    while line := file.readline(limit + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) > limit:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield number, None
        elif line.strip():
            yield number, line


def stated(line: str) -> Stated:
    """Read a line; raises DocumentError."""
    data = _object(line)
    text = _text(data)
    notes = Notes(
        id=_id(data),
        title=_string(data, "title"),
        published=_time(data, "published"),
        credit=_credit(data.get("credit")),
        links=tuple(_links(data.get("links"), len(text))),
        seen=_seen(data),
    )
    # A text's own first U+FEFF would be taken for a byte order mark, and every offset behind it would be wrong.
    body = ("\ufeff" + text if text.startswith("\ufeff") else text).encode()
    return Stated(body, notes, _url(data), _outlet(data.get("outlet")))


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"is not JSON that can be read: {error}") from error
    if not isinstance(data, dict):
        raise DocumentError(f"is a JSON {_kind(data)}, and an object with id and text would be right")
    return data


def _text(data: dict[str, Any]) -> str:
    text = data.get("text")
    if not isinstance(text, str):
        raise DocumentError(
            "has no 'text'" if text is None else f"has a 'text' that is a JSON {_kind(text)}, no string"
        )
    if not text.strip():
        raise DocumentError("has an empty 'text'")
    if "\0" in text:
        raise DocumentError("has a 'text' that holds NUL characters")
    return _whole(text, "text")


def _id(data: dict[str, Any]) -> str:
    value = data.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        raise DocumentError("has no 'id'")
    if not isinstance(value, str):
        raise DocumentError(f"has an 'id' that is a JSON {_kind(value)}, no string")
    return _whole(value, "id")


def _string(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentError(f"has a {key!r} that is a JSON {_kind(value)}, no string")
    return _whole(value, key).strip() or None


def _whole(value: str, key: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(f"has a {key!r} with a lone surrogate at {error.start}: it is no text") from error
    return value


def _time(data: dict[str, Any], key: str) -> str | None:
    value = _string(data, key)
    if value is None:
        return None
    found = iso(value)
    if found is None:
        raise DocumentError(
            f"has a {key!r} of {value!r}, which is no date: ISO 8601 like 2026-03-14T10:00:00Z is right"
        )
    return found


def _seen(data: dict[str, Any]) -> str | None:
    value = _time(data, "seen")
    if value is not None:
        instant(value)
    return value


def _url(data: dict[str, Any]) -> str | None:
    value = _string(data, "url")
    try:
        return clean(value) if value else None
    except ValueError as error:
        raise DocumentError(f"has a 'url' that {error}") from error


def _credit(value: Any) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    names = []
    for one in given:
        if one is not None and not isinstance(one, str):
            raise DocumentError(f"has a 'credit' that is a JSON {_kind(one)}: a string or a list of them is right")
        if one and one.strip().lower() not in _NONE:
            names.append(_whole(one.strip(), "credit"))
    return tuple(dict.fromkeys(names))


def _links(value: Any, length: int) -> Iterator[Link]:
    """Yield the links; offsets that lie outside the text are dropped."""
    if value is None:
        return
    if not isinstance(value, list):
        raise DocumentError(f"has 'links' that are a JSON {_kind(value)}, no list")
    for one in value:
        href = one.get("href") if isinstance(one, dict) else one
        if not isinstance(href, str) or not href.strip():
            raise DocumentError("has a link without 'href'")
        start, end = (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
        inside = type(start) is int and type(end) is int and 0 <= start < end <= length
        yield Link(_whole(href, "links"), *((start, end) if inside else (None, None)))


def _outlet(value: Any) -> str | Sender | None:
    if value is None or isinstance(value, str):
        return _string({"outlet": value}, "outlet")
    if not isinstance(value, dict):
        raise DocumentError(f"has an 'outlet' that is a JSON {_kind(value)}: a name or an object with one is right")
    name = _string(value, "name") or _string(value, "key")
    if name is None:
        raise DocumentError("has an 'outlet' without a 'name'")
    return Sender(
        name=name,
        key=_string(value, "key"),
        kind=_outlet_kind(_string(value, "kind")),
        owner=_string(value, "owner"),
        domain=_string(value, "domain"),
    )


def _outlet_kind(value: str | None) -> OutletKind | None:
    try:
        return OutletKind(value) if value else None
    except ValueError as error:
        known = ", ".join(OutletKind)
        raise DocumentError(f"has an outlet of the unknown kind {value!r}: the known ones are {known}") from error


def _kind(value: Any) -> str:
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")
