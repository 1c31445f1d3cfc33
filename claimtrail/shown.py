"""What was shown of a claim on a day: told by the ledger that was in force then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimtrail.base import Base
from claimtrail.ledgers import Kept, in_force, line_of
from graph import times
from graph.asking.questions import NotHeld
from graph.asking.views import ClaimView
from graph.bolt import Runner, rows
from graph.standing import Axis, Change

_WITHDRAWN = "[withdrawn]"


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as a replaced graph showed it as of a time: the lines of its ledger by then.

    `words` are those of its first statement, where the text is still held; `names` resolve the parties that still are.
    """

    claim: str
    at: datetime
    kept: Kept
    words: str | None
    ledger: tuple[Change, ...]
    names: dict[str, str]

    @property
    def stands(self) -> dict[tuple[Axis, str], str]:
        """Where it stood: the last value of each axis and subject; a flag with its holder is a subject of its own."""
        found: dict[tuple[Axis, str], str] = {}
        for change in self.ledger:
            if change.axis is Axis.FLAG:
                _flag(found, change)
            elif change.new is None:
                found.pop((change.axis, change.subject), None)
            else:
                found[change.axis, change.subject] = change.new
        return found


def _flag(found: dict[tuple[Axis, str], str], change: Change) -> None:
    flag = change.new or change.old or ""
    if change.new:
        found[Axis.FLAG, f"{flag} {change.subject}".strip()] = flag
    else:
        # one that falls, falls for all who raised it
        for key in [k for k, value in found.items() if k[0] is Axis.FLAG and value == flag]:
            del found[key]


def shown(base: Base, claim: str, at: datetime) -> Shown | ClaimView:
    """Return what was shown of a claim at a time; raises NotHeld where nothing was.

    Where the ledger in force then is that of the graph that answers now, it is the claim as of that time.
    """
    kept = in_force(base.settings.data, at)
    if kept is None:
        return base.asking.claim(claim, as_of=at)
    for identity in base.asking.moves.then(claim, kept.number):
        line = line_of(kept.path, identity)
        if line is not None and (found := _shown(base, line, at, kept)):
            return found
    until = times.text(kept.until)
    raise NotHeld(f"no claim {claim!r} was shown as of {times.text(at)}, by the ledger in force until {until}")


def _shown(base: Base, line: dict[str, Any], at: datetime, kept: Kept) -> Shown | None:
    ledger = tuple(change for change in map(_change, line["changes"]) if change.recorded <= at)
    if not ledger:
        return None
    names = base.bolt.rows("entities_by_id", entities=sorted({c.subject for c in ledger if c.subject}))
    words = base.bolt.read(lambda tx: _words(tx, line["said"]))
    return Shown(line["claim"], at, kept, words, ledger, {r["id"]: r["name"] for r in names})


def _change(told: dict[str, Any]) -> Change:
    valid, recorded = times.aware(told["valid"]), times.aware(told["recorded"])
    return Change(
        Axis(told["axis"]), told["subject"], told["old"], told["new"], valid, recorded, told["rule"], told["evidence"]
    )


def _words(tx: Runner, said: Sequence[dict[str, Any]]) -> str | None:
    """Return the words between the offsets of the first statement, as the text is held now."""
    first = next((s for s in said if s["pieces"]), None)
    found = rows(tx, "texts_of_versions", versions=[first["version"]]) if first else []
    if first is None or not found:
        return None
    text = (found[0]["text"] if first["part"] == "text" else found[0]["title"]) or ""
    pairs = zip(first["pieces"][::2], first["pieces"][1::2], strict=True)
    return " … ".join(text[start:end] for start, end in pairs) if text else _WITHDRAWN
