"""What people decide: appended with name, time and reason, never edited, undone by a later decision."""

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from graph import times


class DecisionKind(StrEnum):
    """What can be decided; the first group is about a claim, the second about an utterance."""

    SIGN = "sign"
    OVERRIDE = "override"
    OUTCOME = "outcome"
    VERDICT = "verdict"
    LEGAL = "legal"
    ACCEPT = "accept"
    REJECT = "reject"
    UNDO = "undo"


ABOUT_CLAIMS = frozenset(
    {DecisionKind.SIGN, DecisionKind.OVERRIDE, DecisionKind.OUTCOME, DecisionKind.VERDICT, DecisionKind.LEGAL}
)
ABOUT_UTTERANCES = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT})


class DecisionError(Exception):
    """A decision cannot be taken; the text says why and what would be right."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the object stands in the world, so that a decision outlives the reader that found it."""

    url: str | None = None
    exact: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement; `object` is a claim, an utterance or (undo) the number of a decision.

    `at` is the position of the archive when it was made, where a rebuild replays it; `seen` the last ledger line of the
    object that its author saw; `key` makes a repeated request one decision.
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
    seen: str | None = None
    key: str | None = None
    number: int = 0


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

    def append(self, decision: Decision) -> Decision:
        """Add a decision and return it with its number; it is on the disk when this returns."""
        if not decision.by.strip() or not decision.reason.strip():
            raise DecisionError(f"a decision to {decision.kind} needs the name of who decides and a reason")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._cut_torn_tail()
            held = list(self)
            again = next((d for d in held if decision.key and d.key == decision.key), None)
            if again:
                return again
            if decision.kind is DecisionKind.UNDO and not any(str(d.number) == decision.object for d in held):
                raise DecisionError(f"there is no decision {decision.object!r} to undo; there are {len(held)}")
            made = replace(decision, number=len(held) + 1)
            file.write(_line(made))
            file.flush()
            os.fsync(file.fileno())
        return made

    def _cut_torn_tail(self) -> None:
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole == len(data):
            return
        with self.path.with_suffix(".torn").open("ab") as torn:
            torn.write(data[whole:] + b"\n")
            torn.flush()
            os.fsync(torn.fileno())
        os.truncate(self.path, whole)


def _line(decision: Decision) -> bytes:
    fields = {
        **asdict(decision),
        "recorded": times.text(decision.recorded),
        "valid": times.text(decision.valid) if decision.valid else None,
    }
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def _read(line: bytes, number: int, path: Path) -> Decision:
    try:
        fields = json.loads(line)
        anchor = fields.pop("anchor")
        return Decision(
            **{
                **fields,
                "kind": DecisionKind(fields["kind"]),
                "recorded": times.aware(fields["recorded"]),
                "valid": times.aware(fields["valid"]) if fields["valid"] else None,
                "anchor": Anchor(anchor["url"], tuple(anchor["exact"]), tuple(anchor["names"])),
            }
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DecisionError(f"{path} line {number} is no decision: {error}") from error
