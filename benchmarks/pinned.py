"""Corpora that are measured on: each file pinned by its hash; they are read, never copied."""

import hashlib
import json
from pathlib import Path


class Changed(Exception):
    """A file that is not the one that the floors were measured on."""


class Pinned:
    """The files of a corpus by their hashes."""

    def __init__(self, hashes: Path) -> None:
        self.hashes: dict[str, str] = json.loads(hashes.read_text("utf8"))

    def opened(self, data: Path, name: str) -> str:
        """Return the text of a file whose hash is the pinned one."""
        raw = (data / name).read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        if digest != self.hashes.get(name):
            raise Changed(f"{name}: its sha256 is {digest}, the pinned one is {self.hashes.get(name)}")
        return raw.decode("utf8")
