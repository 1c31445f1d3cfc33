"""A person's decision: checked against the base, written down and let take effect, under the lock of filers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from claimtrail.base import Base
from claimtrail.locking import locked
from claimtrail.pipeline import whole
from graph import times
from graph.bolt import Runner
from graph.deciding.anchoring import thing
from graph.deciding.seen import last_seen
from graph.decisions import Decision, DecisionError, DecisionKind, can_be_undone, same


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to decide, as it comes in."""

    kind: str
    object: str
    by: str
    reason: str
    value: str = ""
    target: str | None = None
    on: str | None = None
    settings: Sequence[str] = ()
    seen: str | None = None
    key: str | None = None


def decide(base: Base, asked: Asked) -> Decision:
    """Make a decision, or return the one that was made under the same key; raises DecisionError where it may not be."""
    with _filing(base):
        position = base.store.position()
        wanted = _decision(asked, at=position.archive)
        made = base.decisions.keyed(wanted.key)
        if made:
            return same(made, wanted)
        if wanted.kind is DecisionKind.UNDO:
            can_be_undone(wanted, list(base.decisions))
        written = base.decisions.append(base.store.admit(wanted))
        base.store.decide([written])
    return written


@contextmanager
def _filing(base: Base) -> Iterator[None]:
    """Hold the lock of filers; what was decided before and has not taken effect takes it first."""
    with locked(base.filing_lock):
        filed = base.store.position()
        whole(filed)
        behind = [d for d in base.decisions if d.number > filed.decisions]
        if any(d.at > filed.archive for d in behind):
            raise DecisionError("earlier decisions wait for articles that are not filed; run `claimtrail ingest` first")
        base.store.decide(behind)
        yield


def _decision(asked: Asked, *, at: int) -> Decision:
    try:
        kind = DecisionKind(asked.kind)
    except ValueError as error:
        raise DecisionError(f"{asked.kind!r} is no kind of decision; it is one of {', '.join(DecisionKind)}") from error
    return Decision(
        kind=kind,
        object=asked.object,
        by=asked.by.strip(),
        reason=asked.reason.strip(),
        recorded=datetime.now(UTC),
        at=at,
        value=asked.value,
        target=asked.target,
        valid=times.period(asked.on).start if asked.on else None,
        settings=tuple(_setting(one) for one in asked.settings),
        seen=asked.seen,
        key=asked.key,
    )


def _setting(written: str) -> tuple[str, str]:
    name, separator, value = written.partition("=")
    if not separator:
        raise DecisionError(f"{written!r} sets nothing; write NAME=VALUE")
    return name.strip(), value.strip()


def seen_now(base: Base, identity: str) -> str | None:
    """Return the last change of a thing, which the next decision about it may name."""

    def ask(tx: Runner) -> str | None:
        held = thing(tx, identity)
        return last_seen(tx, held) if held else None

    return base.bolt.read(ask)
