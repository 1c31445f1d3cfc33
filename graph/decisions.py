"""What people decide: appended with name, time and reason, never edited, undone by a later decision."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from graph import times


class DecisionKind(StrEnum):
    """What can be decided; `graph/deciding/admission.py` says of what and with which values."""

    SIGN = "sign"
    OVERRIDE = "override"
    OUTCOME = "outcome"
    VERDICT = "verdict"
    LEGAL = "legal"
    RELATE = "relate"
    ACCEPT = "accept"
    REJECT = "reject"
    LINK = "link"
    AMEND = "amend"
    STATE = "state"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    WITHDRAW = "withdraw"
    UNDO = "undo"


ABOUT_CLAIMS = frozenset(
    {
        DecisionKind.SIGN,
        DecisionKind.OVERRIDE,
        DecisionKind.OUTCOME,
        DecisionKind.VERDICT,
        DecisionKind.LEGAL,
        DecisionKind.RELATE,
    }
)
ABOUT_UTTERANCES = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.LINK, DecisionKind.AMEND})
ABOUT_ENTITIES = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT})


class DecisionError(Exception):
    """A decision cannot be taken; the text says why and what would be right."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a thing stands in the world, so that a decision outlives the reader that found it.

    `exact` are the words of an utterance (of a claim's first one), `names` the parties', or a party's own.
    """

    url: str | None = None
    exact: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement; `object` is what it is about, or (undo) the number of a decision.

    `target` is a second thing that it is about, anchored by `other`. `settings` are further values by name. `at` is the
    position of the archive when it was made, where a rebuild replays it; `seen` the last ledger line of the object that
    its author saw; `key` makes a repeated request one decision.
    """

    kind: DecisionKind
    object: str
    by: str
    reason: str
    recorded: datetime
    at: int
    value: str = ""
    target: str | None = None
    valid: datetime | None = None
    anchor: Anchor = Anchor()
    other: Anchor = Anchor()
    settings: tuple[tuple[str, str], ...] = ()
    seen: str | None = None
    key: str | None = None
    number: int = 0

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a setting."""
        return tuple(value for key, value in self.settings if key == name)

    def one(self, name: str) -> str | None:
        """Return the last value of a setting."""
        return next(iter(reversed(self.all(name))), None)


class Decisions:
    """The file of decisions; one host owns it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[Decision]:
        """Yield every decision in its order; a last line without newline is none."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.endswith(b"\n"):
                    yield _read(line, number, self.path)

    @property
    def position(self) -> int:
        """The number of the last decision."""
        return max((d.number for d in self), default=0)

    def keyed(self, key: str | None) -> Decision | None:
        """Return the decision that was made under a client's key."""
        return next((d for d in self if key and d.key == key), None)

    def append(self, decision: Decision) -> Decision:
        """Add a decision and return it with its number; it is on the disk when this returns."""
        signed(decision)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._locked() as file:
            self._cut_torn_tail()
            held = list(self)
            again = next((d for d in held if decision.key and d.key == decision.key), None)
            if again:
                return same(again, decision)
            if decision.kind is DecisionKind.UNDO:
                can_be_undone(decision, held)
            made = replace(decision, number=len(held) + 1)
            file.write(_line(made))
            file.flush()
            os.fsync(file.fileno())
        return made

    def scrub(self, cleaned: Mapping[int, Decision]) -> None:
        """Write some decisions anew, for a purge: the file is replaced whole, and what was torn off is deleted."""
        with self._locked():
            self.path.with_suffix(".torn").unlink(missing_ok=True)
            self._cut_torn_tail(keep=False)
            written = self.path.with_suffix(".new")
            with written.open("wb") as file:
                file.write(b"".join(_line(cleaned.get(d.number, d)) for d in self))
                file.flush()
                os.fsync(file.fileno())
            written.replace(self.path)

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        while True:
            with self.path.open("a+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                # another process may have put a scrubbed file in its place while we waited
                if os.fstat(file.fileno()).st_ino == self.path.stat().st_ino:
                    yield file
                    return

    def _cut_torn_tail(self, *, keep: bool = True) -> None:
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole == len(data):
            return
        if keep:
            with self.path.with_suffix(".torn").open("ab") as torn:
                torn.write(data[whole:] + b"\n")
                torn.flush()
                os.fsync(torn.fileno())
        os.truncate(self.path, whole)


def signed(decision: Decision) -> None:
    """Raise DecisionError where nobody or no reason stands behind a decision."""
    if not decision.by.strip() or not decision.reason.strip():
        raise DecisionError(f"a decision to {decision.kind} needs the name of who decides and a reason")


def same(made: Decision, asked: Decision) -> Decision:
    """Return a decision that was made under the key of another; raises where they are not the same request."""
    if (made.kind, made.object, made.value) != (asked.kind, asked.object, asked.value):
        raise DecisionError(
            f"the key {asked.key!r} is that of decision {made.number} ({made.kind} {made.object}); take another one"
        )
    return made


def can_be_undone(decision: Decision, held: list[Decision]) -> None:
    """Raise DecisionError where there is nothing to undo."""
    found = next((d for d in held if str(d.number) == decision.object), None)
    if found is None:
        raise DecisionError(f"there is no decision {decision.object!r} to undo; there are {len(held)}")
    if found.kind is DecisionKind.UNDO:
        raise DecisionError(f"decision {found.number} undid {found.object}; to have that back, decide it once more")
    if any(d.kind is DecisionKind.UNDO and d.object == decision.object for d in held):
        raise DecisionError(f"decision {found.number} is undone already")


def _line(decision: Decision) -> bytes:
    written = {
        **asdict(decision),
        "recorded": times.text(decision.recorded),
        "valid": times.text(decision.valid) if decision.valid else None,
    }
    return json.dumps(written, ensure_ascii=False).encode() + b"\n"


def _read(line: bytes, number: int, path: Path) -> Decision:
    try:
        found = json.loads(line)
        unknown = set(found) - {f.name for f in fields(Decision)}
        if unknown:
            raise ValueError(f"unknown field {min(unknown)!r}")
        return Decision(
            **{
                **found,
                "kind": DecisionKind(found["kind"]),
                "recorded": times.aware(found["recorded"]),
                "valid": times.aware(found["valid"]) if found["valid"] else None,
                "anchor": anchor(found["anchor"]),
                "other": anchor(found.get("other") or {}),
                "settings": tuple((str(k), str(v)) for k, v in found.get("settings", ())),
            }
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DecisionError(f"{path} line {number} is no decision: {error}") from error


def anchor(found: Mapping[str, Any]) -> Anchor:
    """Read an anchor back."""
    return Anchor(found.get("url"), tuple(found.get("exact") or ()), tuple(found.get("names") or ()))
