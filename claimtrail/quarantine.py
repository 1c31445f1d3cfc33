"""What could not be extracted or read: kept with its reason, so that nothing is lost and nothing stops."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A capture that waits, and why."""

    position: int
    address: str
    snapshot: str
    reason: str


class Quarantine:
    """The list of what waits; one line a capture, the last line of a position counts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[Quarantined]:
        held: dict[int, Quarantined] = {}
        if self.path.exists():
            for line in self.path.read_bytes().splitlines(keepends=True):
                if line.endswith(b"\n"):
                    one = Quarantined(**json.loads(line))
                    held[one.position] = one
        return iter(held.values())

    def add(self, quarantined: Quarantined) -> None:
        """Keep a capture, once."""
        if any(one == quarantined for one in self):
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(json.dumps(asdict(quarantined), ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
