"""CSV: the notice as five lines of comment, then a header and one row an item; no cell is taken for a formula."""

import csv
from collections.abc import Iterator
from typing import TextIO

from claimtrail import listing
from claimtrail.exports.formats import Item, What
from claimtrail.exports.naming import holders, subject
from claimtrail.listing import holder
from claimtrail.notice import Notice
from graph import times
from graph.asking.leaving import guarded
from graph.asking.portions import Line, Uttered
from graph.model import Part

_COLUMNS = {
    What.UTTERANCES: (
        "claim_id", "utterance_id", "act", "holder", "holder_kind", "targets", "proposition", "polarity",
        "certainty_holder", "certainty_author", "quantity_value", "quantity_unit", "quantity_modifier", "status",
        "evidence_flag", "independent_origins", "document_id", "snapshot_sha256", "char_start", "char_end", "exact",
        "published", "seen_at",
    ),
    What.CLAIMS: listing.COLUMNS,
    What.HISTORY: (
        "claim_id", "axis", "subject", "old", "new", "valid", "recorded", "rule", "evidence", "holders", "proposition",
    ),
}  # fmt: skip


def write(what: What, items: Iterator[Item], notice: Notice, out: TextIO) -> int:
    """Write the notice, then all items, and return how many there were."""
    out.writelines(f"{line}\r\n" for line in notice.lines())
    writer = csv.DictWriter(out, _COLUMNS[what])
    writer.writeheader()
    count = 0
    for item in items:
        writer.writerow({name: guarded(cell) for name, cell in cells(item).items()})
        count += 1
    return count


def cells(item: Item) -> dict[str, str]:
    """Return one item as texts by column; several values of one cell are parted by semicolons, in the same order."""
    if isinstance(item, Uttered):
        return _uttered(item)
    return _ledger_line(item) if isinstance(item, Line) else listing.cells(item)


def _uttered(item: Uttered) -> dict[str, str]:
    said, claim = item.said, item.claim
    # the offsets of a headline point into another text than those of the body: the words must do
    pieces = said.pieces if said.part is Part.TEXT else ()
    return {
        "claim_id": claim.id if claim else "",
        "utterance_id": said.id,
        "act": said.act.value,
        "holder": holder(said),
        "holder_kind": said.holder_kind.value,
        "targets": "; ".join(p.name for p in said.targets),
        "proposition": claim.proposition if claim else "",
        "polarity": said.polarity.value,
        "certainty_holder": said.certainty.value,
        "certainty_author": said.author_certainty.value,
        "quantity_value": "; ".join(f"{n.value:.15g}" for n in item.numbers),
        "quantity_unit": "; ".join(n.unit for n in item.numbers),
        "quantity_modifier": "; ".join(n.modifier for n in item.numbers),
        "status": claim.standing.status.value if claim else "",
        "evidence_flag": item.evidence_flag.value if item.evidence_flag else "",
        "independent_origins": str(claim.standing.counts.origins) if claim else "",
        "document_id": said.document,
        "snapshot_sha256": item.sha256,
        "char_start": "; ".join(str(start) for start, _ in pieces),
        "char_end": "; ".join(str(end) for _, end in pieces),
        "exact": " … ".join(said.exact),
        "published": item.published or "",
        "seen_at": times.text(said.recorded),
    }


def _ledger_line(item: Line) -> dict[str, str]:
    change = item.change
    return {
        "claim_id": item.claim.id,
        "axis": change.axis.value,
        "subject": subject(item) or "",
        "old": change.old or "",
        "new": change.new or "",
        "valid": times.text(change.valid),
        "recorded": times.text(change.recorded),
        "rule": change.rule,
        "evidence": change.evidence,
        "holders": "; ".join(holders(item.claim)),
        "proposition": item.claim.proposition,
    }
