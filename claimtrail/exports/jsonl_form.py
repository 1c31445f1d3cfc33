"""JSON Lines: the notice as the first record, then one object a line."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from claimtrail.exports.formats import Item, What
from claimtrail.exports.naming import holders, subject
from claimtrail.listing import as_json, holder
from claimtrail.notice import Notice
from graph import times
from graph.asking.portions import Line, Uttered


def write(what: What, items: Iterator[Item], notice: Notice, out: TextIO) -> int:
    """Write the notice, then all items, and return how many there were."""
    _line(out, {"export": what.value, **notice.record()})
    count = 0
    for item in items:
        _line(out, record(item))
        count += 1
    return count


def _line(out: TextIO, value: dict[str, Any]) -> None:
    out.write(f"{json.dumps(value, ensure_ascii=False)}\n")


def record(item: Item) -> dict[str, Any]:
    """Return one item as JSON has it."""
    if isinstance(item, Uttered):
        return _uttered(item)
    return _ledger_line(item) if isinstance(item, Line) else as_json(item)


def _uttered(item: Uttered) -> dict[str, Any]:
    said, claim = item.said, item.claim
    return {
        "claim": claim.id if claim else None,
        "utterance": said.id,
        "act": said.act.value,
        "holder": holder(said),
        "holders": [{"id": p.id, "name": p.name} for p in said.holders],
        "holder_kind": said.holder_kind.value,
        "speaks_for": said.speaks_for.name if said.speaks_for else None,
        "targets": [{"id": p.id, "name": p.name} for p in said.targets],
        "proposition": claim.proposition if claim else None,
        "bearing": said.bearing.value if said.bearing else None,
        "reason": said.reason,
        "polarity": said.polarity.value,
        "certainty_holder": said.certainty.value,
        "certainty_author": said.author_certainty.value,
        "quote": said.quote.value,
        "quantities": [
            {"value": n.value, "unit": n.unit, "modifier": n.modifier or None, "scope": n.scope or None}
            for n in item.numbers
        ],
        "status": claim.standing.status.value if claim else None,
        "independent_origins": claim.standing.counts.origins if claim else None,
        "evidence_flag": item.evidence_flag.value if item.evidence_flag else None,
        "document": said.document,
        "url": said.url,
        "outlet": said.outlet.name,
        "article": said.article,
        "version": said.version,
        "snapshot": item.snapshot,
        "snapshot_sha256": item.sha256,
        "part": said.part.value,
        "pieces": [list(piece) for piece in said.pieces],
        "exact": list(said.exact),
        "said": times.text(said.valid),
        "dated": said.dated,
        "published": item.published,
        "recorded": times.text(said.recorded),
        "superseded": times.text(said.superseded) if said.superseded else None,
    }


def _ledger_line(item: Line) -> dict[str, Any]:
    change = item.change
    return {
        "claim": item.claim.id,
        "proposition": item.claim.proposition,
        "holders": holders(item.claim),
        "axis": change.axis.value,
        "subject": subject(item),
        "old": change.old,
        "new": change.new,
        "valid": times.text(change.valid),
        "recorded": times.text(change.recorded),
        "rule": change.rule,
        "evidence": change.evidence,
    }
