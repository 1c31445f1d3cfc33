"""What was shown of a claim, in words and as JSON."""

import json
from typing import Any

from rich.console import Console
from rich.text import Text

from claimtrail.shown import Shown
from graph import times
from graph.asking.leaving import DISCLAIMER, SENTENCE
from graph.standing import Axis, Change
from web.wording import value_words


def as_shown_json(shown: Shown) -> str:
    """Return it as one JSON object."""
    found: dict[str, Any] = {
        "id": shown.claim,
        "as_shown": times.text(shown.at),
        "words": shown.words,
        **{axis: value for (axis, subject), value in shown.stands.items() if axis in _ONE and not subject},
        "flags": sorted({value for (axis, _), value in shown.stands.items() if axis is Axis.FLAG}),
        "origins": {s: int(v) for (axis, s), v in shown.stands.items() if axis is Axis.ORIGINS},
        "responses": _of(shown, Axis.RESPONSE),
        "legal": _of(shown, Axis.LEGAL),
        "ledger": [_line(change) for change in shown.ledger],
        "in_force_until": times.text(shown.kept.until),
        "data_version": shown.kept.data_version,
        "disclaimer": DISCLAIMER,
    }
    return json.dumps(found, ensure_ascii=False)


_ONE = frozenset({Axis.STATUS, Axis.OUTCOME, Axis.OVERRIDE})


def _of(shown: Shown, axis: Axis) -> list[dict[str, str]]:
    found = [(subject, value) for (a, subject), value in shown.stands.items() if a is axis]
    return [{"target": shown.names.get(subject, subject), "value": value} for subject, value in sorted(found)]


def _line(change: Change) -> dict[str, str | None]:
    return {
        "axis": change.axis.value,
        "subject": change.subject,
        "old": change.old,
        "new": change.new,
        "valid": times.text(change.valid),
        "recorded": times.text(change.recorded),
        "rule": change.rule,
        "evidence": change.evidence,
    }


def print_shown(shown: Shown) -> None:
    """Print it: the words, where it stood, and the lines of the ledger by then."""
    console = Console()
    console.print(Text(f"As shown on {_minute(times.text(shown.at))}: {shown.claim}", style="bold"))
    words = f"“{shown.words}”" if shown.words else "its text is no longer held"
    console.print(Text(f"first statement: {words}"))
    for (axis, subject), value in shown.stands.items():
        about = "" if axis is Axis.FLAG or subject == "origins" else f" of {shown.names.get(subject, subject)}"
        console.print(Text(f"  {axis.value}{about if subject else ''}: {value_words(axis, value)}"))
    console.print(Text("\nLedger"))
    for change in shown.ledger:
        old, new = (value_words(change.axis, value) for value in (change.old, change.new))
        subject = f" of {shown.names.get(change.subject, change.subject)}" if change.subject else ""
        console.print(Text(f"  {change.valid.date()}  {change.axis.value}{subject}: {old} → {new}, rule {change.rule}"))
    until = _minute(times.text(shown.kept.until))
    console.print(Text(f"\nThis ledger was in force until {until}; {shown.kept.data_version}."))
    console.print(SENTENCE)


def _minute(text: str) -> str:
    return f"{text[:10]} {text[11:16]} UTC"
