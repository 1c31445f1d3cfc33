"""The words of texts that were withdrawn: kept aside, out of the reach of every question, so that an undo has them."""

import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SUFFIX = ".withheld"


class Withheld:
    """Words by the hash of what is kept, one file each, in a folder; without a folder for as long as this lives.

    A file is never taken away here: the transaction that shows its words again may still be rolled back, and another
    graph of the same folder may need it. A purge deletes the folder, and making the graph anew fills it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}

    def keep(self, words: Mapping[str, Any]) -> str:
        """Keep words, on the disk when this returns, and return the name that they are kept under."""
        text = json.dumps(words, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(text).hexdigest()
        packed = zlib.compress(text, 9)
        if self._folder is None:
            self._held[name] = packed
            return name
        self._folder.mkdir(parents=True, exist_ok=True)
        written = self._folder / f"{name}.new"
        with written.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._path(name))
        return name

    def kept(self, name: str) -> dict[str, Any] | None:
        """Return what is kept under a name; null where it is lost, which making the graph anew mends."""
        if self._folder is None:
            packed = self._held.get(name)
        else:
            path = self._path(name)
            packed = path.read_bytes() if path.exists() else None
        if packed is None:
            return None
        found: dict[str, Any] = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        return found

    def _path(self, name: str) -> Path:
        return (self._folder or Path()) / f"{name}{_SUFFIX}"
