"""Which database of the embedded engine answers: a small file, changed by rename."""

import re
from pathlib import Path

from graph.engines.engine import Address


def current(data: Path, engine: Address) -> str:
    """Return the database that answers."""
    path = _file(data)
    return path.read_text(encoding="utf-8").strip() if path.exists() else engine.database


def following(database: str) -> str:
    """Return the name of the database that comes after this one: claimtrail, claimtrail2, claimtrail3."""
    stem, number = re.fullmatch(r"(.*?)(\d*)", database).groups()  # type: ignore[union-attr]  # matches every text
    return f"{stem}{int(number or 1) + 1}"


def point(data: Path, database: str) -> None:
    """Let this database answer from now on."""
    written = _file(data).with_suffix(".new")
    written.write_text(database, encoding="utf-8")
    written.replace(_file(data))


def _file(data: Path) -> Path:
    return data / "engine" / "answers-from"
