"""What parties and claims were called at a time, where people have given them other names."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from graph import times
from graph.asking.views import Party
from graph.bolt import Row, Runner, rows

_EVER = datetime.max.replace(tzinfo=UTC)


def name(row: Row, as_of: datetime | None) -> str:
    """Return the name of a row as of a time: `name` is that of now, `read_name` the first, `called` those decided."""
    now: str = row["name"]
    if as_of is None or not row.get("called"):
        return now
    limit = times.text(as_of)
    told = [decided for since, decided in json.loads(row["called"]) if since <= limit]
    return (told[-1] if told else None) or row["read_name"] or now


def renamed(row: Row, as_of: datetime | None) -> bool:
    """Tell whether a person gave a thing the name that it had as of a time."""
    limit = times.text(as_of or _EVER)
    told = [decided for since, decided in json.loads(row.get("called") or "[]") if since <= limit]
    return bool(told and told[-1])


def called(decided: Iterable[Row]) -> list[tuple[str, str | None]]:
    """Return since when a thing was called what by decisions (`name`, `recorded`, `undone`), in order of number.

    Null stands for the name that was read.
    """
    ordered = list(decided)
    found: list[tuple[str, str | None]] = []
    for at in sorted({at for r in ordered for at in (r["recorded"], r["undone"]) if at}):
        live = [r["name"] for r in ordered if r["recorded"] <= at and (r["undone"] is None or at < r["undone"])]
        told = live[-1] if live else None
        if told != (found[-1][1] if found else None):
            found.append((at, told))
    return found


def party(row: Row, as_of: datetime | None) -> Party:
    """Return the party of a row (`id`, `named`) as it was called as of a time."""
    return Party(row["id"], name(row, as_of), bool(row["named"]))


def parties(tx: Runner, wanted: Iterable[str], as_of: datetime | None) -> dict[str, Party]:
    """Load parties by id, as they were called as of a time."""
    ids = sorted(set(wanted))
    found = rows(tx, "entities_by_id", entities=ids) if ids else []
    return {r["id"]: party(r, as_of) for r in found}


def standing_for(tx: Runner, wanted: Iterable[str], as_of: datetime | None) -> dict[str, str]:
    """Return which parties stood for these by merges that held as of a time; one that stood for itself is absent."""
    ids = sorted(set(wanted))
    found = rows(tx, "merged_then", entities=ids, as_of=times.text(as_of or _EVER)) if ids else []
    return {r["id"]: r["into"] for r in found}
