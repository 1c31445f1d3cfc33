"""Where claims and parties went that another reader gave other ids: old ids still answer."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from claimtrail.ledgers import Kept, kept_in, lines
from claimtrail.versions import data_version
from claimtrail.whole import whole
from graph.asked.shape import Answer, Window
from graph.asking.ask import Asking
from graph.asking.questions import NotHeld
from graph.asking.views import ClaimView, EntityView, Held
from graph.bolt import Bolt

# share of the characters of two places, in both together, from which they are one place read with other bounds
_OVERLAPS = 0.5
_PAGE = 500
_SUFFIX = ".moved.jsonl"

# where something stands: version, part, and offsets, start and end in turn
Place = tuple[str, str, tuple[int, ...]]


def note(kept: Kept, new: Bolt) -> int:
    """Write beside a ledger where its claims and parties went, and return how many ids are held no more."""
    found = 0
    with whole(kept.path.parent / f"{kept.number}{_SUFFIX}") as file:
        for kind, query, places in (("claim", "claims_by_id", _said), ("party", "entities_by_id", _named)):
            ledger = lines(kept.path, kind)
            while page := {line[kind]: places(line) for line in islice(ledger, _PAGE)}:
                for old, into in _went(kind, query, page, new):
                    file.write(f"{json.dumps({'kind': kind, 'old': old, 'new': into})}\n")
                    found += 1
    return found


def catch_up(data: Path, bolt: Bolt) -> None:
    """Note where the ids of the last ledger went, where nobody has: its graph was replaced in its place."""
    kept = kept_in(data)
    if kept and not (kept[-1].path.parent / f"{kept[-1].number}{_SUFFIX}").exists():
        note(kept[-1], bolt)


def _said(line: Mapping[str, Any]) -> list[Place]:
    return [(s["version"], s["part"], tuple(s["pieces"])) for s in line["said"] if s["pieces"]]


def _named(line: Mapping[str, Any]) -> list[Place]:
    return [(version, part, (start, end)) for version, part, start, end in line["named"]]


_STANDING = {"claim": "claims_standing_in", "party": "parties_named_in"}
_ASKED = {"claim": "claims", "party": "entities"}


def _went(kind: str, query: str, page: Mapping[str, Sequence[Place]], new: Bolt) -> Iterator[tuple[str, str | None]]:
    held = {row["id"] for row in new.rows(query, **{_ASKED[kind]: sorted(page)})}
    lost = {old: places for old, places in page.items() if old not in held}
    versions = sorted({version for places in lost.values() for version, *_ in places})
    standing: dict[tuple[str, str], list[tuple[str, tuple[int, ...]]]] = {}
    for row in new.rows(_STANDING[kind], versions=versions) if versions else ():
        standing.setdefault((row["version"], row["part"]), []).append((row["id"], tuple(row["pieces"] or ())))
    for old, places in lost.items():
        yield old, _best(places, standing)


def _best(
    places: Sequence[Place], standing: Mapping[tuple[str, str], Sequence[tuple[str, tuple[int, ...]]]]
) -> str | None:
    """Return what most of the places lead to; the first place, which a claim has its id from, breaks a tie."""
    votes: Counter[str] = Counter()
    for version, part, pieces in places:
        near = [(overlap(pieces, there), one) for one, there in standing.get((version, part), ())]
        # a Counter keeps the order in which keys came, and so the first place's
        near.sort(key=lambda one: (-one[0], one[1]))
        votes.update({one: 1 for score, one in near if score >= _OVERLAPS})
    return votes.most_common(1)[0][0] if votes else None


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of characters that two places have in common, of those that either has, 0 to 1."""
    a, b = _characters(one), _characters(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _characters(pieces: Sequence[int]) -> set[int]:
    return {at for start, end in zip(pieces[::2], pieces[1::2], strict=True) for at in range(start, end)}


class Moves:
    """Where ids went, over all ledgers that a data folder keeps."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "ledgers"
        self._seen: tuple[Path, ...] = ()
        self._steps: list[dict[str, str | None]] = []

    def now(self, old: str) -> str | None:
        """Return the id under which something is held now; null where it went nowhere or never moved."""
        found: str | None = old
        for step in self._read():
            found = step.get(found, found) if found else None
        return found if found != old else None

    def then(self, new: str, number: int) -> Iterator[str]:
        """Yield the ids under which something was held in the ledger of this number, and before that nowhere else."""
        found = {new}
        for step in reversed(self._read()[number - 1 :]):
            found |= {old for old, into in step.items() if into in found}
        yield from sorted(found)

    def _read(self) -> list[dict[str, str | None]]:
        paths = tuple(sorted(self._folder.glob(f"*{_SUFFIX}"), key=lambda p: int(p.name.split(".")[0])))
        if paths != self._seen:
            last = int(paths[-1].name.split(".")[0]) if paths else 0
            self._steps = [{} for _ in range(last)]
            for path in paths:
                told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
                self._steps[int(path.name.split(".")[0]) - 1] = {one["old"]: one["new"] for one in told}
            self._seen = paths
        return self._steps


class Following(Asking):
    """Answers that follow ids which moved; what made the graph that answers is told by its ledger."""

    def __init__(self, bolt: Bolt, moves: Moves) -> None:
        super().__init__(bolt, data_version="")
        self.moves = moves

    def claim(self, claim: str, *, as_of: datetime | None = None, valid_until: datetime | None = None) -> ClaimView:
        """Return a claim, or the one that it has become in a rebuild, or raise NotHeld."""
        try:
            return super().claim(claim, as_of=as_of, valid_until=valid_until)
        except NotHeld:
            into = self.moves.now(claim)
            if into is None:
                raise
        return super().claim(into, as_of=as_of, valid_until=valid_until)

    def entity(self, entity: str, **window: Any) -> EntityView:
        """Return a party, or the one that it has become in a rebuild, or raise NotHeld."""
        try:
            return super().entity(entity, **window)
        except NotHeld:
            into = self.moves.now(entity)
            if into is None:
                raise
        return super().entity(into, **window)

    def ask(self, name: str, parameters: Mapping[str, str], window: Window) -> Answer:
        """Answer a named question; a parameter that is an id which moved is what it has become."""
        try:
            return super().ask(name, parameters, window)
        except NotHeld:
            moved = {key: self.moves.now(value) or value for key, value in parameters.items()}
            if moved == dict(parameters):
                raise
        return super().ask(name, moved, window)

    def held(self) -> Held:
        """Count what is in the base."""
        return replace(super().held(), data_version=data_version(self.bolt))
