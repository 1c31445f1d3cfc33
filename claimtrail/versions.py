"""By what answers are given: code, reader and outlets, each named by a hash, and how far all is filed."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.bolt import Bolt
from graph.store import FORMAT

VERSION = "0.1.0"

# what a graph is made by, beside the reader, which has a hash of its own; pages and exports change no graph
_CODE = (("crawlers",), ("graph",), ("claimtrail", "reading.py"), ("claimtrail", "pipeline.py"))
_SUFFIXES = (".py", ".toml", ".cypher")
# enough to tell versions of one project apart
_SHOWN = 12


@cache
def code() -> str:
    """Return the hash of the code that makes a graph, in the files that are installed."""
    hashed = hashlib.sha256()
    for package, *inside in _CODE:
        for name, path in _files(files(package).joinpath(*inside), package):
            hashed.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _files(path: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if path.is_file():
        yield name, path
        return
    for inner in sorted(path.iterdir(), key=lambda p: p.name):
        if inner.is_dir() or inner.name.endswith(_SUFFIXES):
            yield from _files(inner, f"{name}/{inner.name}")


def made_by(reader: str) -> str:
    """Name what a graph is made by: this code, and the reader of this fingerprint; equal names make equal graphs."""
    return f"claimtrail {VERSION}, format {FORMAT}, code {code()[:_SHOWN]}, model {reader[:_SHOWN]}"


def held_by(bolt: Bolt) -> str:
    """Name what made the graph that is held, as `made_by` does; empty where nothing is filed."""
    return next((str(row["made_by"] or "") for row in bolt.rows("made_by")), "")


def data_version(bolt: Bolt) -> str:
    """Name what answers are given by: what made the graph, the outlets as followed, and how far it is filed."""
    ledger = next(iter(bolt.rows("made_by")), None)
    if ledger is None:
        return f"claimtrail {VERSION}, format {FORMAT}, archive 0, decisions 0"
    made = ledger["made_by"] or f"claimtrail {VERSION}, format {FORMAT}"
    told = [made, f"outlets {outlets(bolt)}", f"archive {ledger['archive']}", f"decisions {ledger['decisions']}"]
    if ledger["rebuilding"]:
        told.append("being made anew: not yet whole")
    return ", ".join(told)


def outlets(bolt: Bolt) -> str:
    """Return the hash of the outlets of all that is held, as they were described when it was obtained."""
    held = [dict(row) for row in bolt.rows("outlets_held")]
    return hashlib.sha256(json.dumps(held, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:_SHOWN]
