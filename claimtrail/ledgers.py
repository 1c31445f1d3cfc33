"""The ledgers of graphs that were replaced: ids, times, rules and spans, no quotations."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrail.base import Base

_LINES = """
MATCH (n:Change)-[:OF]->(c:Claim)
RETURN c.id AS claim, n.axis AS axis, n.subject AS subject, n.old AS old, n.new AS new, n.valid AS valid,
       n.recorded AS recorded, n.rule AS rule, n.evidence AS evidence
ORDER BY claim, n.number
"""


def keep(base: Base) -> Path | None:
    """Write the ledger of the graph that answers now, and return its file; nothing where there is none."""
    position = base.store.position()
    if not position.archive:
        return None
    folder = base.settings.data / "ledgers"
    folder.mkdir(exist_ok=True)
    number = 1 + max((int(p.name.split(".")[0]) for p in folder.glob("*.jsonl.gz")), default=0)
    path = folder / f"{number}.jsonl.gz"
    written = path.with_suffix(".new")
    with gzip.open(written, "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(base))
    written.replace(path)
    return path


def _lines(base: Base) -> Iterator[dict[str, Any]]:
    position = base.store.position()
    yield {"archive": position.archive, "decisions": position.decisions, "data_version": base.store.data_version}
    for row in base.bolt.stream(_LINES):
        yield dict(row)
