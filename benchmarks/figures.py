"""Figures beside what they are held against, and floors below which none may fall."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it is held against; `less` says that less is better."""

    name: str
    value: float
    bar: float
    peers: str
    more: str = ""
    less: bool = False


def printed(figures: Iterable[Figure], floors: Path) -> int:
    """Print each figure beside its floor, its bar and its peers; return how many are below their floor."""
    held: dict[str, float] = json.loads(floors.read_text("utf8"))
    below = 0
    for figure in figures:
        floor = held.get(figure.name)
        low = floor is not None and (figure.value > floor if figure.less else figure.value < floor)
        below += low
        mark = "BELOW ITS FLOOR" if low else ""
        print(f"{figure.name:45} {figure.value:.3f}  floor {floor}  bar {figure.bar:.3f}  peers {figure.peers} {mark}")
        if figure.more:
            print(f"    {figure.more}", flush=True)
    return below
