"""Whether somebody decided about what the base holds now, or about what it held when they looked."""

from collections.abc import Sequence

from graph.bolt import Row, Runner, rows
from graph.deciding.anchoring import Thing
from graph.decisions import DecisionError

_SHOWN = 5


def last_seen(tx: Runner, held: Thing) -> str | None:
    """Return the last change of a thing, by which a decision about it says what its author saw."""
    found = changes(tx, held)
    return str(found[0]["id"]) if found else None


def changes(tx: Runner, held: Thing) -> Sequence[Row]:
    """Return the changes of a thing, last first: the ledger of a claim or an utterance's, the decisions on a party."""
    if held.kind == "claim":
        return rows(tx, "last_changes", claims=[held.id])
    if held.kind == "utterance":
        claims = [r["claim"] for r in rows(tx, "claims_of_utterance", id=held.id)]
        return rows(tx, "last_changes", claims=claims) if claims else []
    return rows(tx, "decisions_about_party", id=held.id) if held.kind == "party" else []


def check_seen(tx: Runner, held: Thing, seen: str | None) -> None:
    """Raise DecisionError, with what is newer, where `seen` is not the last change."""
    if seen is None:
        return
    found = changes(tx, held)
    if found and found[0]["id"] == seen:
        return
    at = next((number for number, r in enumerate(found) if r["id"] == seen), None)
    if at is None:
        last = found[0]["id"] if found else None
        raise DecisionError(f"{seen!r} is no change of the {held.kind} {held.id!r}; its last one is {last!r}")
    newer = "; ".join(_told(r) for r in found[: min(at, _SHOWN)])
    raise DecisionError(
        f"the {held.kind} {held.id!r} has changed since {seen!r}: {newer}; look again, then decide with "
        f"--seen {found[0]['id']}"
    )


def _told(change: Row) -> str:
    if "axis" in change:
        values = f"{change['old'] or 'none'} to {change['new'] or 'none'}"
        return f"{change['recorded']} {change['axis']} {values} ({change['rule']}, {change['evidence']})"
    return f"{change['recorded']} decision {change['number']}: {change['kind']} {change['value']} by {change['by']}"
