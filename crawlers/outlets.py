"""The outlets that are followed, as data: who they are and where they say what is new."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawlers.entries import Discovery, DiscoveryKind, Entry, Revisit
from crawlers.rules import PageRules
from graph.model import Outlet, OutletKind

__all__ = ["SHIPPED", "Discovery", "DiscoveryKind", "Entry", "OutletError", "Revisit", "load"]

SHIPPED = Path(__file__).with_name("outlets.toml")
_Kind = TypeVar("_Kind", bound=StrEnum)


class OutletError(Exception):
    """A file of outlets cannot be used; names the file, the entry and what would have been right."""


_KEYS = (
    "key", "name", "kind", "owner", "domain", "hosts", "language", "timezone", "verified", "discovery",
    "include", "exclude", "article_id", "credit", "paywall", "delay", "revisit", "expect_block",
)  # fmt: skip
_REQUIRED = ("key", "name")
_DISCOVERY_KEYS = ("kind", "url", "every")
_REVISIT_KEYS = ("first", "factor", "until")
_NUMBERS = ("every", "first", "factor", "until", "delay")
_TYPES: Mapping[str, type] = {
    **dict.fromkeys(("hosts", "discovery", "include", "exclude", "credit", "paywall"), list),
    **dict.fromkeys(("verified", "expect_block"), bool),
    **dict.fromkeys(_NUMBERS, float),
    "revisit": dict,
}


def load(path: Path) -> tuple[Entry, ...]:
    """Read the outlets of a .toml file (`[[outlet]]` tables) or a .json file (a list of objects)."""
    entries = []
    taken: set[str] = set()
    for number, table in enumerate(_tables(path), 1):
        entry = _entry(table, f"outlet {number} of {str(path)!r}")
        if entry.outlet.key in taken:
            raise OutletError(f"{str(path)!r} has two outlets with the key {entry.outlet.key!r}")
        taken.add(entry.outlet.key)
        entries.append(entry)
    return tuple(entries)


def _tables(path: Path) -> list[Any]:
    readers: dict[str, Callable[[str], Any]] = {".toml": _from_toml, ".json": json.loads}
    if path.suffix not in readers:
        raise OutletError(f"{str(path)!r} is no list of outlets: its name must end in .toml or .json")
    try:
        tables = readers[path.suffix](path.read_text("utf-8"))
    except OSError as error:
        raise OutletError(f"cannot read {str(path)!r}: {error.strerror or error}") from error
    except ValueError as error:
        raise OutletError(f"{str(path)!r} cannot be read as {path.suffix[1:].upper()}: {error}") from error
    if not isinstance(tables, list):
        raise OutletError(f"{str(path)!r} must hold a list of outlets")
    return tables


def _from_toml(text: str) -> Any:
    data = tomllib.loads(text)
    unknown = sorted(data.keys() - {"outlet"})
    if unknown:
        raise ValueError(f"unknown table {unknown[0]!r}: the only one is [[outlet]]")
    return data.get("outlet", [])


def _entry(table: Any, where: str) -> Entry:
    _check(table, where, known=_KEYS, required=_REQUIRED)
    domain = table.get("domain")
    discoveries = tuple(
        _discovery(one, f"discovery {number} of {where}") for number, one in enumerate(table.get("discovery", []), 1)
    )
    outlet = Outlet(
        key=table["key"],
        name=table["name"],
        kind=_member(OutletKind, table.get("kind", "other"), where),
        owner=table.get("owner"),
        domain=domain,
    )
    return Entry(
        outlet=outlet,
        hosts=tuple(_host(host, where) for host in table.get("hosts", [domain] if domain else [])),
        language=table.get("language"),
        timezone=_timezone(table.get("timezone"), where),
        discoveries=discoveries,
        include=_patterns(table, "include", where),
        exclude=_patterns(table, "exclude", where),
        rules=_rules(table, where),
        delay=_number(table, "delay", where),
        revisit=_revisit(table.get("revisit", {}), where),
        expect_block=table.get("expect_block", False),
        verified=table.get("verified", True),
    )


def _rules(table: Any, where: str) -> PageRules:
    number = table.get("article_id")
    if number is not None and _pattern(number, "article_id", where).groups != 1:
        raise OutletError(f"{where} has article_id = {number!r}, which must have one group: the id")
    return PageRules(number, _patterns(table, "credit", where), _patterns(table, "paywall", where))


def _revisit(table: Any, where: str) -> Revisit:
    _check(table, f"revisit of {where}", known=_REVISIT_KEYS, required=())
    given = {key: _number(table, key, f"revisit of {where}") for key in _REVISIT_KEYS if key in table}
    made = Revisit(**{key: value for key, value in given.items() if value is not None})
    if made.factor < 1:
        raise OutletError(f"revisit of {where} has factor = {made.factor}, which must be 1 or more")
    return made


def _number(table: Any, key: str, where: str) -> float | None:
    value: float | None = table.get(key)
    if value is not None and not 0 < value < _MOST:
        raise OutletError(f"{where} has {key} = {value!r}, which must be more than 0")
    return value


def _patterns(table: Any, key: str, where: str) -> tuple[str, ...]:
    return tuple(_pattern(one, key, where).pattern for one in table.get(key, []))


def _pattern(text: Any, key: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except (re.error, TypeError) as error:
        raise OutletError(f"{where} has {text!r} in {key}, which is no regular expression: {error}") from error


def _check(table: Any, where: str, *, known: tuple[str, ...], required: tuple[str, ...]) -> None:
    if not isinstance(table, dict):
        raise OutletError(f"{where} is {table!r}, not a table")
    for key, value in table.items():
        if key not in known:
            raise OutletError(f"{where} has the unknown key {key!r}: the known ones are {', '.join(known)}")
        wanted = _TYPES.get(key, str)
        given = float(value) if wanted is float and type(value) is int else value
        if not isinstance(given, wanted) and not (value is None and key not in required):
            raise OutletError(f"{where} has {key} = {value!r}, which is no {_NAMES[wanted]}")
    for key in required:
        if not table.get(key):
            raise OutletError(f"{where} lacks the key {key!r}")


_NAMES: Mapping[type, str] = {str: "text", list: "list", bool: "boolean", float: "number", dict: "table"}
_MOST = 1e6


def _discovery(table: Any, where: str) -> Discovery:
    _check(table, where, known=_DISCOVERY_KEYS, required=_DISCOVERY_KEYS[:2])
    parts = urlsplit(table["url"])
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise OutletError(f"{where} has the url {table['url']!r}, which is no http or https address")
    kind = _member(DiscoveryKind, table["kind"], where)
    every = _number(table, "every", where)
    return Discovery(kind, table["url"]) if every is None else Discovery(kind, table["url"], every)


def _member(kinds: type[_Kind], value: str, where: str) -> _Kind:
    try:
        return kinds(value)
    except ValueError as error:
        known = ", ".join(kinds)
        raise OutletError(f"{where} has the unknown kind {value!r}: the known ones are {known}") from error


def _host(host: Any, where: str) -> str:
    if not isinstance(host, str) or not host or "/" in host:
        raise OutletError(f"{where} has the host {host!r}, which is no host name")
    return host.lower()


def _timezone(name: str | None, where: str) -> str | None:
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise OutletError(f"{where} has the unknown timezone {name!r}: a name like 'Europe/London' is right") from error
    return name
