"""The ledgers of graphs that were replaced: ids, times, rules and spans, no quotations and no names."""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from claimtrail.versions import data_version
from graph import times
from graph.bolt import Bolt, Row, Runner, query, rows

# claims or parties that are read at a time
_PAGE = 500
_SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger that was kept: its number, until when it was in force, and what it was made by."""

    number: int
    path: Path
    until: datetime
    data_version: str


def keep(data: Path, bolt: Bolt) -> Kept | None:
    """Write the ledger of the graph that answers now, as one that ends now; null where nothing is filed."""
    position = bolt.rows("ledger")
    if not position or not position[0]["archive"]:
        return None
    folder = data / "ledgers"
    folder.mkdir(exist_ok=True)
    number = 1 + max((_number(path) for path in folder.glob(f"*{_SUFFIX}")), default=0)
    path = folder / f"{number}{_SUFFIX}"
    written = path.with_suffix(".new")
    kept = Kept(number, path, datetime.now(UTC), data_version(bolt))
    with written.open("wb") as file:
        with gzip.open(file, "wt", encoding="utf-8") as packed:
            packed.writelines(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(bolt, kept, position[0]))
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)
    return kept


def kept_in(data: Path) -> tuple[Kept, ...]:
    """Return the ledgers that a data folder keeps, the oldest first."""
    return tuple(_kept(path) for path in sorted((data / "ledgers").glob(f"*{_SUFFIX}"), key=_number))


def in_force(data: Path, at: datetime) -> Kept | None:
    """Return the kept ledger that was in force at a time; null where it is that of the graph that answers now."""
    return next((kept for kept in kept_in(data) if at < kept.until), None)


def lines(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a ledger about each "claim" or each "party"."""
    start = f'{{"{kind}": '
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.startswith(start))


def line_of(path: Path, claim: str) -> dict[str, Any] | None:
    """Return the line about one claim."""
    start = f'{{"claim": {json.dumps(claim, ensure_ascii=False)}, '
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return next((json.loads(line) for line in file if line.startswith(start)), None)


def _number(path: Path) -> int:
    return int(path.name.split(".")[0])


def _kept(path: Path) -> Kept:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        head = json.loads(next(file))
    return Kept(_number(path), path, times.aware(head["until"]), head["data_version"])


def _lines(bolt: Bolt, kept: Kept, position: Row) -> Iterator[dict[str, Any]]:
    yield {
        "until": times.text(kept.until),
        "archive": position["archive"],
        "decisions": position["decisions"],
        "data_version": kept.data_version,
    }
    for claims in _pages(bolt, "ids_of_claims"):
        yield from bolt.read(partial(_of_claims, claims))
    for parties in _pages(bolt, "ids_of_parties"):
        yield from (dict(row) for row in bolt.rows("places_of_parties", parties=parties))


def _pages(bolt: Bolt, name: str) -> Iterator[list[str]]:
    # sorted here: an engine would hold all of them at once to sort them
    ids = iter(sorted(str(row["id"]) for row in bolt.stream(query(name))))
    while page := list(islice(ids, _PAGE)):
        yield page


_SAID = ("utterance", "bearing", "act", "version", "part", "pieces")
_CHANGED = ("axis", "subject", "old", "new", "valid", "recorded", "rule", "evidence")


def _of_claims(claims: Sequence[str], tx: Runner) -> list[dict[str, Any]]:
    said = _by_claim(rows(tx, "places_of_claims", claims=list(claims)), _SAID)
    changed = _by_claim(rows(tx, "ledger_of_claims", claims=list(claims)), _CHANGED)
    return [{"claim": c, "said": said.get(c, []), "changes": changed.get(c, [])} for c in claims]


def _by_claim(found: Sequence[Row], names: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        made.setdefault(row["claim"], []).append({name: row[name] for name in names})
    return made
